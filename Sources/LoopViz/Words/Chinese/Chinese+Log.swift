import VizEngine

/// An event in the log pane.
extension Chinese {
  func line(_ kind: TraceEvent.Kind, _ tables: TraceTables, _ names: SubjectNames) -> (what: String, detail: String) {
    switch kind {
    case .start: return ("启动", "事件循环开始运行")
    case .stop: return ("停止", "事件循环停止运行")
    case .close: return ("关闭", "事件循环已关闭")
    case .idle(let until):
      return ("空闲", until.map { "下一个定时器在 \(TimeText.seconds($0)) s 到期" } ?? "直到线程或套接字唤醒它")
    case .created(let identity, let parent):
      let coroutine = tables[tables[identity].coroutine]
      let maker = parent == .loop ? "" : "由 \(names.name(parent))"
      return ("创建", [coroutine, maker].filter { !$0.isEmpty }.joined(separator: " "))
    case .running(let thread): return ("运行", thread == 0 ? "" : "在线程 \(thread) 上")
    case .thrown(let error): return ("抛入", "\(tables[error])，在它的 await 处")
    case .suspended(.turn): return ("挂起", "让别的任务先走")
    case .suspended(let wait): return ("挂起", "等待\(aim(wait, tables, names))")
    case .blocking(let until): return ("阻塞", "事件循环停到 \(TimeText.seconds(until)) s")
    case .ready(let waker): return ("就绪", short(waker, names))
    case .finished(let result): return ("完成", tables[result])
    case .failed(let error): return ("失败", tables[error])
    case .cancelled: return ("取消", "")
    case .acquired(let primitive): return ("获得", names.name(primitive))
    case .released(let primitive): return ("释放", names.name(primitive))
    case .cancelling(let canceller): return ("请求取消", "来自 \(names.name(canceller))")
    case .output(let text): return ("打印", tables[text])
    case .warning(_, let text): return ("警告", tables[text])
    case .unknown(let text): return ("?", tables[text])
    }
  }

  func short(_ waker: TraceEvent.Waker, _ names: SubjectNames) -> String {
    switch waker {
    case .timer: "定时器到期"
    case .subject(let subject): "被 \(names.name(subject)) 唤醒"
    case .cancellation: "为了取消而唤醒"
    case .outside: "从循环之外唤醒"
    }
  }

  /// After "等待".
  private func aim(_ wait: TraceEvent.Wait, _ tables: TraceTables, _ names: SubjectNames) -> String {
    switch wait {
    case .turn: return "下一轮"
    case .timer(let until): return "定时器，\(TimeText.seconds(until)) s 到期"
    case .future(let subject) where subject.kind == .job: return "线程：\(names.name(subject))"
    case .future(let subject): return " \(names.name(subject))"
    case .wait(let list), .gather(let list): return " \(names.list(tables[list]))"
    case .group(let list): return "任务组：\(names.list(tables[list]))"
    case .first(let list): return "下一个：\(names.list(tables[list]))"
    case .shield(let subject): return " \(names.name(subject))，有 shield"
    case .primitive(let primitive, let holder, let purpose):
      return " \(aim(purpose, names.name(primitive)))" + (holder == .loop ? "" : "，由 \(names.name(holder)) 持有")
    case .descriptor(let descriptor, .read): return " \(names.name(descriptor)) 可读"
    case .descriptor(let descriptor, .write): return " \(names.name(descriptor)) 可写"
    case .outside: return "循环之外的东西"
    }
  }

  private func aim(_ purpose: TraceEvent.Purpose, _ name: String) -> String {
    switch purpose {
    case .lock: name
    case .event: "\(name) 被设置"
    case .semaphore: "\(name) 的许可"
    case .condition: "\(name) 的通知"
    case .barrier: "\(name) 到齐"
    case .get: "\(name) 中的一项"
    case .put: "\(name) 的空位"
    case .join: "\(name) 全部完成"
    }
  }
}
