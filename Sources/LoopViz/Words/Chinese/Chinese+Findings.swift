import VizEngine

/// What lints found.
extension Chinese {
  func findings(_ number: String, isOne: Bool) -> String { "\(number) 个问题" }
  func moreFindings(_ count: Int) -> String { "还有 \(count) 个问题" }
  func enterForFindings(_ count: Int) -> String { "；Enter：\(count) 个问题" }

  func told(_ finding: Finding) -> String {
    let repeats = finding.times > 1 ? "（同样的还有 \(finding.times - 1) 次）" : ""
    return "在 \(TimeText.seconds(finding.instant)) s：\(sentence(finding.facts))\(repeats)"
  }

  func brief(_ finding: Finding, isShort: Bool) -> String {
    let place = finding.location.map { "（\($0)）" } ?? ""
    let again = finding.times > 1 ? "，\(finding.times) 次" : ""
    return words(finding.facts, isShort ? finding.name : nil, place) + again
  }

  private func words(_ facts: Finding.Facts, _ name: String?, _ place: String) -> String {
    switch facts {
    case .heldLoop(let who, let span, .before): "\(name ?? who) 占住事件循环 \(TimeText.short(span))，然后才 await\(place)"
    case .heldLoop(let who, let span, _): "\(name ?? who) 占住事件循环 \(TimeText.short(span))\(place)"
    case .holdsLoop(let who, let span, _): "\(name ?? who) 已经占住事件循环 \(TimeText.short(span))\(place)"
    case .longPass(let pass, let span, let steps, _, _):
      "事件循环的第 \(pass) 轮用了 \(TimeText.short(span))，共 \(steps) 步"
    case .neverYields(let who, let share, let span, _):
      "\(name ?? who) 在 \(TimeText.short(span)) 里占了事件循环 \(share) % 的时间，而别的任务已经就绪"
    case .neverAwaited(let coroutine, _): "协程\(coroutine.map { " \($0) " } ?? "")\(place)从未被 await"
    case .neverRetrieved(let who, _): "\(name ?? who) 失败了，却一直没有人过问它的结果"
    case .destroyedPending(let who, _): "\(name ?? who) 还没有完成就被丢弃了\(place)"
    case .callbackFailed(let name, _, let error): "回调 \(name)\(place) \(error.map { "抛出了 \($0)" } ?? "失败了")"
    case .lockHeld(let who, let lock, let span, _, _):
      "\(name ?? who) 持有 \(lock) 等待了 \(TimeText.short(span))\(place)"
    case .deadlock(let waits): "死锁：\(waits)"
    case .told(let sentence): sentence
    }
  }

  private func sentence(_ facts: Finding.Facts) -> String {
    switch facts {
    case .heldLoop(let who, let span, let place):
      return "\(who) 占住事件循环 \(TimeText.short(span))\(words(place))，这期间别的都不能运行："
        + "应当 await 而不是阻塞，或者把这项工作交给线程。"
    case .holdsLoop(let who, let span, let place):
      return "\(who) 已经占住事件循环 \(TimeText.short(span))\(words(place))，还没有让出，别的都不能运行："
        + "应当 await 而不是阻塞，或者把这项工作交给线程。"
    case .longPass(let pass, let span, let steps, let longest, let whose):
      return "事件循环的第 \(pass) 轮用了 \(TimeText.short(span))，共 \(steps) 步，没有哪一步本身很长"
        + "（最长 \(TimeText.short(longest))，\(whose)），定时器因此迟到：一次少启动一些，或者把工作交给线程。"
    case .neverYields(let who, let share, let span, let steps):
      return "\(who) 在 \(TimeText.short(span)) 里用 \(steps) 步占了事件循环 \(share) % 的时间，而别的任务已经就绪："
        + "让它在各部分之间多等一会儿，或者把工作交给线程。"
    case .neverAwaited(let coroutine, let place):
      let made = place.map { "（创建于 \($0)）" } ?? ""
      return "协程\(coroutine.map { " \($0) " } ?? "")\(made)从未被 await，所以一点都没有运行：应当 await 它，或用它创建任务。"
    case .neverRetrieved(let who, let error):
      return "\(who) 失败了\(error.map { "，异常是 \($0)" } ?? "")，却一直没有人过问它的结果：应当 await 它，或查看它的异常。"
    case .destroyedPending(let who, let place):
      let stood = place.map { "，当时停在 \($0)" } ?? ""
      return "\(who) 还没有完成就被丢弃了\(stood)：在关闭事件循环之前 await 它，或者取消它并 await。"
    case .callbackFailed(let who, let place, let error):
      return "回调 \(who)\(words(place)) \(error.map { "抛出了 \($0)" } ?? "失败了")，谁也捕获不到：应当在回调里处理异常。"
    case .lockHeld(let who, let lock, let span, let place, let queue):
      return "\(who) 持有 \(lock) 等待了 \(TimeText.short(span))\(words(place))，而\(words(queue))："
        + "先等待再拿锁，或者等待之前先归还。"
    case .deadlock(let waits):
      return "死锁（\(waits)）。处处按同样的顺序拿锁，确保有人会唤醒等待者，或者等待时加上超时。"
    case .told(let sentence):
      return sentence
    }
  }

  private func words(_ place: Finding.Standing) -> String {
    switch place {
    case .at(let location): "（\(location)）"
    case .before(let location): "，然后才在 \(location) await"
    case .unknown: ""
    }
  }

  private func words(_ queue: Finding.Waiting) -> String {
    switch queue {
    case .named(let title, more: 0): " \(title) 在等它"
    case .named(let title, let more): " \(title) 等 \(more + 1) 个在等它"
    case .counted(let count): "有 \(count) 个在等它"
    }
  }
}
