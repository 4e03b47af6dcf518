import VizEngine

/// What the program says in Chinese, in simplified characters and with the tutorial's own terms.
struct Chinese: Phrases {
  var catalog: any CatalogPhrases { ChineseCatalog() }
}

extension Chinese {
  var theLoop: String { "事件循环" }
  var loopInLog: String { "事件循环" }
  var theProgram: String { "主程序" }

  func future(_ number: String) -> String { "future \(number)" }

  func list(_ names: [String], more: Int) -> String {
    let row = names.joined(separator: "、")
    return more > 0 ? "\(row) 等 \(names.count + more) 个" : row
  }
}

extension Chinese {
  func word(_ phase: Phase) -> String {
    switch phase {
    case .pending: "就绪"
    case .running: "运行"
    case .suspended: "挂起"
    case .finished: "完成"
    case .failed: "失败"
    case .cancelled: "取消"
    }
  }

  func meaning(_ phase: Phase) -> String {
    switch phase {
    case .pending: "pending：刚创建或刚被唤醒，在就绪队列里，还没轮到它"
    case .running: "running：正占用事件循环；同一时刻最多一个"
    case .suspended: "suspended：在 await 处让出了事件循环，正在等待"
    case .finished: "finished：协程已经返回"
    case .failed: "failed：抛出了异常"
    case .cancelled: "cancelled：被取消了"
    }
  }

  func word(_ order: SortOrder) -> String {
    switch order {
    case .creation: "创建顺序"
    case .name: "名称"
    case .phase: "状态"
    case .waiting: "等待时间"
    }
  }

  func word(_ lint: LintKind) -> String {
    switch lint {
    case .loopBlocked: "循环被阻塞"
    case .neverAwaited: "从未 await"
    case .neverRetrieved: "异常无人过问"
    case .destroyedPending: "未完成就被丢弃"
    case .neverYields: "霸占循环"
    case .deadlock: "死锁"
    case .lockHeld: "持锁等待"
    case .unhandledError: "未处理的异常"
    }
  }
}
