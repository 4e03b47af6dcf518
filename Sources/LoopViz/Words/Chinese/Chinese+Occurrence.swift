import VizEngine

/// What an event comes to.
extension Chinese {
  func turn(_ number: Int) -> String { number == 0 ? "开始之前" : "第 \(number) 步" }

  func sentence(_ occurrence: Occurrence, _ names: SubjectNames) -> String {
    func name(_ subject: Subject) -> String { names.name(subject) }
    switch occurrence {
    case .loopStarts(let ready):
      return ready == 0
        ? "事件循环启动：谁就绪就运行谁，一次只运行一个。"
        : "事件循环启动：按就绪队列的顺序，一次只运行一个；队列里有 \(ready) 个。"
    case .loopStops(let unfinished):
      return unfinished == 0
        ? "事件循环停止：要它运行的已经结束，没有剩下的任务。"
        : "事件循环停止，还有 \(unfinished) 个任务没有完成：循环再次运行之前，它们都不会动。"
    case .loopCloses:
      return "事件循环关闭：它再也不会运行任何东西。"
    case .loopSleeps(let until, let whose, let isEarliest):
      let earliest = isEarliest ? "，它是最早的一个" : ""
      let timer = whose.map { "，那时 \(name($0)) 的定时器到期\(earliest)" } ?? ""
      return "没有就绪的任务，事件循环睡到 \(TimeText.seconds(until)) s\(timer)。"
    case .loopWaits:
      return "没有就绪的任务，也没有定时器：事件循环一直睡到线程或套接字唤醒它。"
    case .made(let subject, let coroutine, let parent, let place):
      return made(subject, coroutine, parent, place, names)
    case .begins(let subject, let queue) where subject.kind == .handle:
      return "回调 \(name(subject)) 被调用：它排在就绪队列最前面\(words(queue))。"
    case .begins(let subject, let queue):
      return "\(name(subject)) 第一次得到事件循环：它排在就绪队列最前面\(words(queue))。"
    case .goesOn(let subject, let location, let queue):
      return "\(name(subject)) 再次得到事件循环，从 await 之后继续\(words(location))："
        + "它排在就绪队列最前面\(words(queue))。"
    case .jobRuns(let job, let thread):
      return "线程 \(thread) 开始执行 \(name(job))，不占用事件循环，循环这时是空闲的。"
    case .thrown(let subject, let error, let location):
      return "\(error) 在 \(name(subject)) 的 await 处抛出\(words(location))：可以在那里捕获，否则 \(name(subject)) 就此结束。"
    case .letsOthersGo(let subject, let place):
      return "\(name(subject)) 主动让别的任务先走，又回到就绪队列：\(words(place))。"
    case .isScheduled(let callback, let due):
      return "回调 \(name(callback)) 将在 \(TimeText.seconds(due)) s 被调用；在那之前它在定时器中等待。"
    case .givesLoopBack(let subject, let waiting, _, let queue):
      return "\(name(subject)) 在 await 处让出事件循环而挂起：\(words(waiting, names))。\(next(queue, names))"
    case .blocks(let subject, let until, let queue):
      return "\(name(subject)) 一直阻塞到 \(TimeText.seconds(until)) s 而不是 await：它占住事件循环，\(frozen(queue, names))。"
    case .ready(let subject, let cause, let after):
      return "\(name(subject)) \(subject.kind == .handle ? "" : "重新")就绪：\(words(cause, names))。"
        + "它将在下一轮运行，\(after.map { "排在 \(name($0)) 之后" } ?? "第一个轮到它")。"
    case .returned(let subject, let life, let awaiters):
      return returned(subject, life, awaiters, names)
    case .raised(let subject, let error, let awaiters):
      return "\(name(subject)) 失败，抛出 \(error)。"
        + (awaiters == [] ? "现在没有人在 await 它；异常会留给以后来问的人。" : words(awaiters, names))
    case .wasCancelled(let subject, let canceller, let awaiters):
      return "\(name(subject)) 被取消\(canceller.map { "，这是 \(name($0)) 要求的" } ?? "")。\(words(awaiters, names))"
    case .askedToCancel(let subject, let canceller):
      return "\(name(canceller)) 要求取消 \(name(subject))。这只是请求：轮到它时，异常会在它的 await 处抛出，它还可以收尾。"
    case .took(let subject, let thing, let waiting):
      return "\(name(subject)) 拿到了 \(name(thing))，\(waiting == 0 ? "现在没有别人想要它" : "还有 \(waiting) 个在等它")。"
    case .gaveBack(let subject, let thing, let next):
      return "\(name(subject)) 归还了 \(name(thing))，\(next.map { "\(name($0)) 等它最久" } ?? "没有人在等它")。"
    case .printed(.loop, let text):
      return "程序打印“\(text)”。"
    case .printedOutside(let text):
      return "主程序打印“\(text)”；这不在任何任务之中。"
    case .printed(let subject, let text) where subject.kind == .handle:
      return "\(name(subject)) 打印“\(text)”。在它返回之前，一直占有事件循环。"
    case .printed(let subject, let text):
      return "\(name(subject)) 打印“\(text)”。在它 await 或返回之前，一直占有事件循环。"
    case .warned(let subject, let warning, let text):
      return words(warning, name(subject), text)
    case .unknown(let words):
      return "日志里写着“\(words)”，这个版本的 loopviz 不认识；屏幕上什么也不变。"
    }
  }
}
