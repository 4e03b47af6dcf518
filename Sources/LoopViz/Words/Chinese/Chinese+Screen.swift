import VizEngine

/// The menu.
extension Chinese {
  var slogan: String { "看见事件循环在思考" }
  var examples: String { "示例" }
  func more(_ count: Int?) -> String { count.map { "还有 \($0) 个" } ?? "更多" }
  func tooSmall(_ size: Size, least: Size) -> String {
    "\(size.width)x\(size.height) 太小：loopviz 需要 \(least.width)x\(least.height)"
  }
}

/// The run.
extension Chinese {
  func reading(_ hundredths: Int?) -> String { hundredths.map { "读取 \($0) %" } ?? "读取中" }
  func log(_ file: String, problems: Int) -> String { problems == 0 ? file : "\(file)，\(problems) 处问题" }
  func letGo(_ count: String) -> String { "已舍去 \(count) 个事件" }
  var places: String { "任务停在哪里" }
  var problemsInLog: String { "日志中" }
  func moreProblems(_ count: Int) -> String { "还有 \(count) 处" }
  func brokenOff(_ reason: String) -> String { "没有读完：\(reason)" }
  var paused: String { "暂停" }
  var ended: String { "结束" }
  var failed: String { "失败" }
  func header(seconds: String, turn: Int, tasks: Int) -> String { "\(seconds) s   第 \(turn) 步   \(tasks) 个任务" }

  func past(seconds: String, of all: String) -> String { "\(seconds) s / \(all) s" }
  func event(_ number: Int, of count: Int) -> String { "事件 \(number)/\(count)" }
  func tasks(_ count: Int) -> String { "\(count) 个任务" }

  func hidden(_ count: Int, in lane: Lane) -> String { lane == .finished ? "更早还有 \(count) 个" : "还有 \(count) 个" }
  var thread: String { "线程" }
  var outside: String { "循环之外" }
  func word(_ readiness: TraceEvent.Readiness) -> String {
    switch readiness {
    case .read: "读"
    case .write: "写"
    }
  }
  func short(_ purpose: TraceEvent.Purpose, _ name: String) -> String {
    switch purpose {
    case .lock, .event, .semaphore, .condition, .barrier: name
    case .get: "取 \(name)"
    case .put: "放 \(name)"
    case .join: "等完 \(name)"
    }
  }

  func timeline(
    _ axis: TimelineAxisKind, _ order: SortOrder, only filter: String, rows: Range<Int>?, of total: Int
  ) -> String {
    let name = axis == .time ? "时间线" : "逐步"
    let sorted = order == .creation ? "" : "，按\(word(order))"
    let only = filter.isEmpty ? "" : " &\(filter)"
    return "\(name)\(sorted)\(only)\(rows.map { " \($0.lowerBound + 1)-\($0.upperBound)/\(total)" } ?? "")"
  }
  func foldedTimeline(_ axis: TimelineAxisKind, each count: Int) -> String {
    "\(axis == .time ? "时间线" : "逐步")，每行 \(count) 个"
  }
  func holders(_ count: Int) -> String { "\(count) 个持有" }
  func log(last: Int?, of count: Int) -> String { last.map { "日志 \($0)/\(count)" } ?? "日志" }
  var why: String { "为什么" }
  var nothingYet: String { "还什么都没有发生。" }
}

/// What has the loop, and its inside.
extension Chinese {
  var running: String { "运行" }
  func programFailed(_ reason: String) -> String { "程序失败：\(reason)" }
  func exampleFailed(_ reason: String) -> String { "示例失败：\(reason)" }
  func isBlocked(_ duration: String) -> String { "：事件循环已被阻塞 \(duration)" }
  func sleeps(_ countdown: String) -> String { "无：事件循环在睡眠，下一个定时器还有 \(countdown)" }
  func waitsForThreads(_ count: Int) -> String { "无：事件循环在等 \(count) 个线程" }
  var waitsForDescriptors: String { "无：事件循环在等可读或可写" }
  var waitsForOutside: String { "无：事件循环在等外面唤醒它" }
  var loopIsClosed: String { "无：事件循环已关闭" }
  var loopDoesNotRun: String { "无：事件循环没有运行" }
  func isNext(_ name: String) -> String { "还没有：下一个是 \(name)" }
  var looksForDue: String { "还没有：事件循环在看谁到期" }

  func loop(pass: UInt32) -> String { "事件循环，第 \(pass) 轮" }
  func head(_ line: LoopLine) -> String {
    switch line {
    case .phase: "阶段"
    case .hasIt: "占有者"
    case .ready: "就绪"
    case .timers: "定时器"
    case .threads: "线程"
    case .watched: "监视"
    case .shared: "共用"
    }
  }
  func word(_ phase: PassPhase) -> String {
    switch phase {
    case .poll: "轮询"
    case .timers: "定时器"
    case .turns: "运行就绪者"
    }
  }
  func hasLeftTheQueue(_ name: String) -> String { "\(name)，刚离开队列" }
  var nothing: String { "无" }
  var none: String { "无" }
  func callback(_ name: String) -> String { "\(name)：回调" }
  func firstStep(_ name: String) -> String { "\(name)：第一步" }
  func nextStep(_ name: String) -> String { "\(name)：下一步" }
  func pair(_ name: String, _ rest: String) -> String { "\(name)：\(rest)" }
  func reads(_ name: String) -> String { "\(name) 读" }
  func writes(_ name: String) -> String { "\(name) 写" }
  func waited(_ name: String, by count: Int) -> String { "\(name)（\(count) 个在等）" }
  var output: String { "输出" }
}
