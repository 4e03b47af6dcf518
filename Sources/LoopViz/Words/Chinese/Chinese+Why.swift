import VizEngine

/// Why a subject is where it is.
extension Chinese {
  func sentence(_ reason: Reason, _ names: SubjectNames) -> String {
    func name(_ subject: Subject) -> String { names.name(subject) }
    switch reason {
    case .unset(let future):
      return "\(name(future)) 还没有完成：还没有人设置它的结果。"
    case .hasResult(let future, let result, let since):
      return "\(name(future)) 在 \(TimeText.seconds(since)) s 得到了结果：\(result)。"
    case .hasError(let future, let error, let since):
      return "\(name(future)) 在 \(TimeText.seconds(since)) s 得到了异常：\(error)。"
    case .closed(let thing):
      return "\(name(thing)) 已经关闭。"
    case .thing(let thing, let holders, let waiting):
      return self.thing(name(thing), holders, waiting, names)
    case .waitsForThread(let job):
      return "\(name(job)) 在等线程池里空闲的线程。"
    case .notBegun(let subject, let place):
      return "\(name(subject)) 已经创建，但事件循环还没有启动：它\(words(place))。"
    case .letOthersGo(let subject, let place):
      return "\(name(subject)) 主动让别的任务先走，又回到就绪队列：\(words(place))。"
    case .new(let subject, let place):
      return "\(name(subject)) 是新任务：\(words(place))，轮到它才开始运行。"
    case .woken(let subject, let waker, let place):
      return "\(name(subject)) 就绪：\(short(waker, names))。\(words(place))。"
    case .onThread(let job, let thread, let duration):
      return "\(name(job)) 在线程 \(thread) 上运行，不占用事件循环，已经 \(TimeText.short(duration))。"
    case .blocks(let subject, let location, let duration):
      let place = location.map { "在 \($0) " } ?? ""
      return "\(name(subject)) \(place)阻塞而不是 await：它已经占住事件循环 \(TimeText.short(duration))，"
        + "其他任务全都动不了。"
    case .hasLoop(let subject):
      return "\(name(subject)) 占有事件循环：直到它 await 或返回，别的都不会运行。"
    case .keepsLoop(let subject, let duration):
      return "\(name(subject)) 已经占住事件循环 \(TimeText.short(duration)) 而没有 await：其他任务全都动不了。"
    case .scheduled(let callback, let due, let left):
      return "\(name(callback)) 将在 \(TimeText.seconds(due)) s 被调用，还有 \(TimeText.countdown(left))。"
    case .suspended(let subject, let waiting, let location, let left, let timeout):
      return suspended(subject, waiting, words(location), left, names) + words(timeout)
    case .circle(let subject, let links, let timeout):
      let circle = links.map { "等待 \(words($0, names))" }.joined(separator: "，后者又")
      return "\(name(subject)) 陷在循环等待里：\(circle)。谁也无法继续。\(words(timeout))"
    case .finished(let subject, let life):
      return "\(name(subject)) 在 \(TimeText.seconds(life.end)) s \(life.hasResult ? "返回了 \(life.result)" : "结束")，"
        + "距创建 \(TimeText.short(life.span))；其中真正运行 \(TimeText.short(life.ran))，共 \(life.steps) 步。"
    case .failed(let subject, let error, let instant):
      return "\(name(subject)) 在 \(TimeText.seconds(instant)) s 抛出 \(error)；谁 await 它，谁就得到这个异常。"
    case .cancelled(let subject, let instant, let canceller):
      return "\(name(subject)) 在 \(TimeText.seconds(instant)) s 被取消"
        + "\(canceller.map { "，是 \(name($0)) 要求的" } ?? "")。"
    }
  }

  private func thing(_ name: String, _ holders: [Subject], _ waiting: [Subject], _ names: SubjectNames) -> String {
    let queue = "\(names.list(waiting)) 在等 \(name)。"
    guard !holders.isEmpty else { return waiting.isEmpty ? "没有人在等 \(name)。" : queue }
    let held = "\(names.list(holders)) 持有 \(name)"
    return waiting.isEmpty ? "\(held)，没有人在等它。" : "\(held)。\(queue)"
  }

  func words(_ place: Reason.QueuePlace) -> String {
    place.number.map { "排在就绪队列第 \($0) 位（共 \(place.count) 个）" } ?? "在就绪队列里（共 \(place.count) 个）"
  }

  func words(_ location: SourceLocation?) -> String { location.map { "（\($0)）" } ?? "" }

  private func words(_ timeout: Reason.Timeout?) -> String {
    guard let timeout else { return "" }
    return "它的超时在 \(TimeText.seconds(timeout.due)) s，还有 \(TimeText.countdown(timeout.left))。"
  }

  private func words(_ link: Reason.Link, _ names: SubjectNames) -> String {
    switch link {
    case .end(let task): names.name(task)
    case .lock(let lock, let holder): "\(names.name(lock))（由 \(names.name(holder)) 持有）"
    }
  }

  private func suspended(
    _ subject: Subject, _ waiting: Waiting, _ place: String, _ left: Duration, _ names: SubjectNames
  ) -> String {
    let who = names.name(subject)
    switch waiting {
    case .timer(let asked, let due):
      return "\(who) 要求睡眠 \(TimeText.short(asked))\(place)：定时器在 \(TimeText.seconds(due)) s 到期，"
        + "还有 \(TimeText.countdown(left))。"
    case .job(let job):
      return "\(who) 在等 \(names.name(job))，它由线程执行；事件循环这时是空闲的。"
    case .end(let other):
      return "\(who) 在 await \(names.name(other))，等它完成后的下一轮继续。"
    case .shielded(let other):
      return "\(who) 隔着 shield 在 await \(names.name(other))\(place)：取消 \(who) 不会影响它。"
    case .list(.members, let progress): return "\(who) 在等待\(place)：\(words(progress, names))"
    case .list(.group, let progress): return "\(who) 在任务组的末尾等待\(place)：\(words(progress, names))"
    case .list(.next, let progress): return "\(who) 在等下一个完成的任务\(place)：\(words(progress, names))"
    case .primitive(let thing, let holder, let purpose):
      return primitive(who, names.name(thing), holder.map(names.name), purpose, place)
    case .descriptor(let descriptor, let readiness):
      let what = readiness == .read ? "有数据可读" : "可以写入"
      return "\(who) 在等待\(place)，直到 \(names.name(descriptor)) \(what)；事件循环这时是空闲的。"
    case .outside:
      return "\(who) 在 await 这个事件循环之外运行的东西。"
    case .unknown:
      return "\(who) 让出了事件循环。"
    }
  }

  private func words(_ progress: Waiting.Progress, _ names: SubjectNames) -> String {
    let done = "\(progress.all) 个中完成了 \(progress.done) 个"
    return progress.left.isEmpty ? "\(done)，马上就会被唤醒。" : "\(done)，还差 \(names.list(progress.left))。"
  }

  private func primitive(
    _ who: String, _ thing: String, _ holder: String?, _ purpose: TraceEvent.Purpose, _ place: String
  ) -> String {
    switch purpose {
    case .lock:
      holder.map { "\(who) 在等 \(thing)\(place)，它由 \($0) 持有：释放之后才能继续。" }
        ?? "\(who) 在等 \(thing)\(place)：先来的要先得到它。"
    case .semaphore: "\(who) 在等 \(thing) 的一个许可\(place)：许可都被拿走了。"
    case .event: "\(who) 在等待\(place)，直到有人设置 \(thing)。"
    case .condition: "\(who) 在等待\(place)，直到有人通知 \(thing)；这期间它不持有锁。"
    case .barrier: "\(who) 在 \(thing) 处等待\(place)，直到其他人也都到齐。"
    case .get: "\(who) 在等待\(place)，因为 \(thing) 是空的：有人放入一项后才能继续。"
    case .put: "\(who) 在等待\(place)，因为 \(thing) 满了：有人取走一项后才能继续。"
    case .join: "\(who) 在等待\(place)，直到 \(thing) 的每一项都被标记为完成。"
    }
  }
}
