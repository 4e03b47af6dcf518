import VizEngine

/// The parts of the sentences about events.
extension Chinese {
  func made(
    _ subject: Subject, _ coroutine: String, _ parent: Subject, _ place: Reason.QueuePlace, _ names: SubjectNames
  ) -> String {
    let who = names.name(subject)
    let by = parent == .loop ? "" : "由 \(names.name(parent)) "
    switch subject.kind {
    case .task:
      let what = coroutine.isEmpty ? "" : "，用来运行 \(coroutine)"
      let queue = place.number == nil ? "" : "\(words(place))。"
      return "\(who) \(by)创建\(what)：还什么都没有运行。\(queue)"
    case .handle: return "回调 \(who) \(by)创建：将由事件循环来调用。"
    case .future: return "\(who) \(by)创建：为一个以后才有的结果留的位置。"
    case .job: return "\(who) \(by)交给线程池：由线程执行，不占用事件循环。"
    case .primitive: return "\(who) \(by)创建：供各个任务共用。"
    case .descriptor: return "\(who) \(by)打开：事件循环看着它，并唤醒等它的任务。"
    case .loop: return "事件循环创建。"
    }
  }

  /// What else stands in the queue.
  func words(_ queue: Occurrence.Queue) -> String {
    switch queue {
    case .empty: "，后面没有别人"
    case .waiting(_, let count): "（后面还有 \(count) 个）"
    }
  }

  func next(_ queue: Occurrence.Queue, _ names: SubjectNames) -> String {
    switch queue {
    case .empty: "没有别的就绪了。"
    case .waiting(let first, _): "下一个是 \(names.name(first))。"
    }
  }

  func frozen(_ queue: Occurrence.Queue, _ names: SubjectNames) -> String {
    switch queue {
    case .empty: "这期间谁也不能运行"
    case .waiting(let first, 1): "已经就绪的 \(names.name(first)) 不能运行"
    case .waiting(let first, let count): "已经就绪的 \(names.name(first)) 等 \(count) 个都不能运行"
    }
  }

  func words(_ waiting: Waiting, _ names: SubjectNames) -> String {
    switch waiting {
    case .timer(let asked, let due):
      return "它要求睡眠 \(TimeText.short(asked))，定时器在 \(TimeText.seconds(due)) s 到期"
    case .job(let job): return "它在等由线程执行的 \(names.name(job))"
    case .end(let other): return "它在等 \(names.name(other)) 结束"
    case .shielded(let other): return "它在等 \(names.name(other))，shield 使后者不会随它一起被取消"
    case .list(_, let progress) where progress.left.isEmpty: return "它等的都已经结束，马上就会被唤醒"
    case .list(.members, let progress): return "它在等 \(names.list(progress.left))"
    case .list(.group, let progress): return "它的任务组要等 \(names.list(progress.left)) 都结束"
    case .list(.next, let progress): return "它在等 \(names.list(progress.left)) 中下一个结束的"
    case .primitive(let thing, let holder, let purpose):
      return aim(names.name(thing), holder.map(names.name), purpose)
    case .descriptor(let descriptor, .read): return "它在等 \(names.name(descriptor)) 有数据可读"
    case .descriptor(let descriptor, .write): return "它在等 \(names.name(descriptor)) 可以写入"
    case .outside: return "它在等这个事件循环之外运行的东西"
    case .unknown: return "记录里没有说它在等什么"
    }
  }

  private func aim(_ thing: String, _ holder: String?, _ purpose: TraceEvent.Purpose) -> String {
    switch purpose {
    case .lock: "它想要 \(thing)，\(holder.map { "而它由 \($0) 持有" } ?? "但先来的要先得到")"
    case .semaphore: "它想要 \(thing) 的一个许可，而许可都被拿走了"
    case .event: "它要等有人设置 \(thing)"
    case .condition: "它要等有人通知 \(thing)"
    case .barrier: "它在 \(thing) 处等其他人都到齐"
    case .get: "它想从 \(thing) 取一项，而那里是空的"
    case .put: "它想往 \(thing) 放一项，而那里满了"
    case .join: "它要等 \(thing) 的所有工作都做完"
    }
  }

  func words(_ cause: Occurrence.Cause, _ names: SubjectNames) -> String {
    switch cause {
    case .timer: return "它的定时器到期了"
    case .ended(let other): return "它等的 \(names.name(other)) 结束了"
    case .endedOf(let other, let progress):
      return progress.left.isEmpty
        ? "\(names.name(other)) 结束了，它等的 \(progress.all) 个至此全部结束"
        : "它等的 \(progress.all) 个之一 \(names.name(other)) 结束了"
    case .served(let other, let thing, let purpose):
      return served(names.name(other), names.name(thing), purpose)
    case .woken(let other): return "\(names.name(other)) 唤醒了它"
    case .cancellation(let canceller):
      return "\(canceller.map { "\(names.name($0)) 要求取消它" } ?? "有人要求取消它")，要让它知道"
    case .descriptor(let descriptor, .read): return "\(names.name(descriptor)) 有数据可读了"
    case .descriptor(let descriptor, .write): return "\(names.name(descriptor)) 可以写入了"
    case .outside: return "事件循环之外的东西唤醒了它"
    }
  }

  private func served(_ other: String, _ thing: String, _ purpose: TraceEvent.Purpose) -> String {
    switch purpose {
    case .lock: "\(other) 归还了 \(thing)，下一个轮到它"
    case .semaphore: "\(other) 归还了 \(thing) 的一个许可"
    case .event: "\(other) 设置了 \(thing)"
    case .condition: "\(other) 通知了 \(thing)"
    case .barrier: "\(other) 最后一个到达 \(thing)，人齐了"
    case .get: "\(other) 往 \(thing) 放入了一项"
    case .put: "\(other) 从 \(thing) 取走了一项"
    case .join: "\(other) 标记了 \(thing) 的最后一项工作完成"
    }
  }

  func returned(
    _ subject: Subject, _ life: Reason.Life, _ awaiters: [Occurrence.Awaiter]?, _ names: SubjectNames
  ) -> String {
    let who = names.name(subject)
    let end = life.hasResult ? "返回了 \(life.result)" : "结束了"
    switch subject.kind {
    case .task: return "\(who) \(end)，距创建 \(TimeText.short(life.span))。\(words(awaiters, names))"
    case .handle: return "回调 \(who) 结束，事件循环又空闲了。"
    case .job: return "\(who) \(end)，它的线程又空闲了。\(words(awaiters, names))"
    case .future: return "\(who) 得到了结果 \(life.result)。\(words(awaiters, names))"
    case .primitive, .descriptor, .loop: return "\(who) 关闭了。"
    }
  }

  func words(_ awaiters: [Occurrence.Awaiter]?, _ names: SubjectNames) -> String {
    guard let awaiters else { return "" }
    guard let first = awaiters.first else { return "没有人在等它。" }
    let who = names.list(awaiters.map(\.subject))
    if awaiters.allSatisfy({ $0.more == 0 }) { return "\(who) 一直在等它，将被唤醒。" }
    return awaiters.count == 1 ? "\(who) 在等它，另外还在等 \(first.more) 个。" : "\(who) 在等它。"
  }

  func words(_ warning: TraceEvent.Warning, _ who: String, _ text: String) -> String {
    switch warning {
    case .neverAwaited: "有一个协程没有运行就被丢弃了（\(text)）。应当 await 它，或用它创建任务。"
    case .neverRetrieved: "\(who) 失败了，却一直没有人过问它的结果（\(text)）。"
    case .destroyedPending: "\(who) 还没有完成就被丢弃了（\(text)）。"
    case .callbackFailed: "\(who) 抛出了谁也捕获不到的异常（\(text)）。"
    case .slowStep: "\(who) 占住事件循环太久，其他任务都只能等着（\(text)）。"
    case .deadlock: "谁也无法继续，也没有什么能再唤醒它们（\(text)）。"
    case .unhandled: "在程序无法捕获的地方出现了异常（\(text)）。"
    case .negativeDelay: "\(who) 要求的时间已经过去，所以立即就绪（\(text)）。"
    }
  }
}
