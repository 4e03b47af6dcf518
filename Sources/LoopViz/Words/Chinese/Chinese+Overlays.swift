import VizEngine

/// All about a task or a thing.
extension Chinese {
  var summary: String { "总结" }
  var soFar: String { "到目前为止" }
  func head(_ line: DetailsLine) -> String {
    switch line {
    case .state: "状态"
    case .why: "为什么"
    case .place: "停在"
    case .holds: "持有"
    case .error: "异常"
    case .result: "结果"
    case .made: "创建"
    case .turns: "得到循环的次数"
    case .ran: "运行时间"
    case .waited: "等待时间"
    case .ready: "在就绪队列里"
    case .taken: "被拿到"
    case .failed: "失败"
    case .runs: "每次运行"
    case .waits: "每次等待"
    case .description: "asyncio 的写法"
    case .history: "经过"
    }
  }
  func made(at seconds: String, by name: String) -> String { "在 \(seconds) s，创建者：\(name)" }
  func times(_ count: Int) -> String { "\(count) 次" }
  func percentiles(count: Int, half: String, most: String, longest: String) -> String {
    "共 \(count) 次：一半不超过 \(half)，95 % 不超过 \(most)，最长 \(longest)"
  }
  func earlierEvents(_ count: Int) -> String { "更早的 \(count) 个事件未列出" }
  var free: String { "空闲" }
  var held: String { "被持有" }
}

/// The form in which the run is saved.
extension Chinese {
  var exportTitle: String { "导出这次运行" }
  var file: String { "文件" }
  var format: String { "格式" }
  func meaning(_ format: ExportFormat) -> String {
    switch format {
    case .text: "每个事件一行，可以阅读、比较和重放。"
    case .jsonl: "JSON Lines：每个事件一个对象，供 jq 等程序使用。"
    case .chrome: "Trace Event 格式：用 ui.perfetto.dev 或 chrome://tracing 打开。"
    case .svg: "SVG：时间线的图片，供网页或幻灯片使用。"
    case .html: "HTML：一个网页，有时间线、日志和原因，不从网上加载任何东西。"
    }
  }
  var fileExists: String { "这个文件已经存在。再按 Enter 就覆盖它；或者改个名字。" }
  func written(_ events: Int, to path: String) -> String { "已写入：\(events) 个事件，文件 \(path)" }
}

/// What a run comes to.
extension Chinese {
  func line(_ gain: RunSummary.Gain) -> (text: String, comparison: String) {
    switch gain {
    case .nothingToCompare(let total): return ("共 \(total)", "")
    case .nothingOverlapped(let total, let work): return ("\(words(work))，用了 \(total)：没有重叠", "")
    case .faster(let total, let work, let times):
      return ("\(words(work))，只用了 \(total)：\(times) 倍速", "（与逐个执行相比）")
    }
  }

  private func words(_ work: RunSummary.Work) -> String {
    switch work {
    case .waiting(let duration): "共等待 \(duration)"
    case .working(let duration): "共工作 \(duration)"
    }
  }

  func head(_ line: SummaryLine) -> String {
    switch line {
    case .elapsed: "总用时"
    case .waited: "所有任务的等待"
    case .oneAfterAnother: "如果逐个执行"
    case .busy: "事件循环忙碌"
    case .tasksAndTurns: "任务数，步数"
    case .longestStep: "最长的一步"
    }
  }
}
