import VizEngine

/// Two runs side by side.
extension Chinese {
  func beside(_ upper: String, _ lower: String) -> String { "\(upper) 与 \(lower) 对比" }
  func recording(_ names: [String]) -> String { "正在记录 \(names.joined(separator: "、"))" }
  var recordingMayLast: String { "通常一瞬间就好，除非示例在等外面的东西。" }
  var time: String { "时间" }
  var difference: String { "差别在哪里" }
  func why(of name: String) -> String { "为什么（\(name)）" }
  func endedAt(seconds: String) -> String { "结束于 \(seconds) s" }
  func failedAt(seconds: String) -> String { "失败于 \(seconds) s" }
  func problems(_ count: Int) -> String { "! 日志有 \(count) 行读不全" }
  func rows(_ rows: Range<Int>, of total: Int) -> String { "第 \(rows.lowerBound + 1)-\(rows.upperBound)/\(total) 行" }

  func soFar(busy: Duration, waited: Duration, of elapsed: Duration) -> String {
    "到目前为止 \(TimeText.plain(elapsed))：事件循环忙碌 \(TimeText.plain(busy))，任务共等待 \(TimeText.plain(waited))"
  }

  func totals(_ outcome: RunOutcome) -> String { "事件循环忙碌 \(share(outcome))；\(waits(outcome.waiting))" }

  private func share(_ outcome: RunOutcome) -> String {
    "\(TimeText.plain(outcome.summary.busy))（全程 \(TimeText.plain(outcome.summary.elapsed))）"
  }

  private func waits(_ waiting: WaitingAccount) -> String {
    let sum = TimeText.plain(waiting.sum)
    switch waiting.count {
    case 0: return "没有等待"
    case 1: return "一次等待，\(sum)"
    case let count where waiting.overlap >= 1.05: return "\(count) 次等待，共 \(sum)，互相重叠"
    case let count: return "\(count) 次等待，共 \(sum)，没有重叠"
    }
  }

  func sentence(_ verdict: Verdict) -> String {
    switch verdict {
    case .failed(let one, let other):
      let failed = [one, other].compactMap { outcome -> String? in
        guard case .failed(let reason) = outcome.ending else { return nil }
        return failure(outcome.name, at: outcome.summary.elapsed, reason: reason)
      }
      let whole = [one, other].filter { $0.ending == .succeeded }.map { "\(plainly($0))。" }
      return (failed + ["所以从用时看不出谁更快。"] + whole).joined()
    case .alike(let one, let other) where one.use == .nothing && other.use == .nothing:
      return "两个都不花时间：\(one.name) 和 \(other.name) 什么都不等，每一步都很短。"
    case .alike(let one, let other):
      return "两个都用了 \(TimeText.plain(one.summary.elapsed))。\(plainly(one))；\(plainly(other))。"
    case .faster(let fast, let slow, let tenths):
      let (least, most) = (TimeText.plain(fast.summary.elapsed), TimeText.plain(slow.summary.elapsed))
      let head = tenths.map { "\(fast.name) 是 \(slow.name) 的 \(TimeText.tenths($0)) 倍速：\(least)，而不是 \(most)" }
      return (head ?? "\(fast.name) 用了 \(least)，\(slow.name) 用了 \(most)") + "。\(plainly(fast))；\(plainly(slow))。"
    }
  }

  /// How a run spent its time, with its name.
  private func plainly(_ outcome: RunOutcome) -> String {
    let (name, sum) = (outcome.name, TimeText.plain(outcome.waiting.sum))
    switch outcome.use {
    case .busy:
      let rest = outcome.waiting.count == 0 ? "，什么都无法重叠" : ""
      return "\(name) 让事件循环忙碌 \(share(outcome))\(rest)"
    case .overlapped: return "\(name) 共等待 \(sum)，都重叠在 \(TimeText.plain(outcome.waiting.covered)) 之内"
    case .oneAfterAnother: return "\(name) 一个接一个地等了 \(sum)"
    case .single: return "\(name) 只等一次，\(sum)，这期间事件循环是空闲的"
    case .nothing: return "\(name) 几乎不等待也不工作"
    }
  }

  func failure(_ name: String, at elapsed: Duration, reason: String) -> String {
    "\(name) 在 \(TimeText.plain(elapsed)) 后失败：\(reason)。"
  }

  func sentence(_ error: RecordedLogError) -> String {
    switch error {
    case .nowhere(let path): "没有名为“\(path)”的示例，也没有这个文件：loopviz list 列出示例；日志要给出路径。"
    case .unreadable(let path, let reason): "无法读取 \(path)：\(reason)。请给出可以读取的日志路径。"
    case .nothingPiped: "标准输入是键盘。请把日志接进来，例如：loopviz run 示例名 --plain | loopviz replay -"
    case .refused(let path, let reason): "没有读取 \(path)：\(reason)。"
    case .noLog(let path): "\(path) 不是 loopviz 的日志：开头不对，或者没有事件。这样可以得到日志：loopviz run 示例名 --log 文件"
    }
  }
}
