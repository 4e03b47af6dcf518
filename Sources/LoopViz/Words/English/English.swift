import VizEngine

/// What the program says in English.
struct English: Phrases {
  var catalog: any CatalogPhrases { EnglishCatalog() }
}

extension English {
  var theLoop: String { "the loop" }
  var loopInLog: String { "loop" }
  var theProgram: String { "the program" }

  func future(_ number: String) -> String { "future \(number)" }

  func list(_ names: [String], more: Int) -> String {
    let row = names.joined(separator: ", ")
    return more > 0 ? "\(row) and \(more) more" : row
  }
}

extension English {
  func word(_ phase: Phase) -> String {
    switch phase {
    case .pending: "pending"
    case .running: "running"
    case .suspended: "suspended"
    case .finished: "finished"
    case .failed: "failed"
    case .cancelled: "cancelled"
    }
  }

  func meaning(_ phase: Phase) -> String {
    switch phase {
    case .pending: "made or woken; in the ready queue, has not the loop"
    case .running: "has the loop now; one at most"
    case .suspended: "gave the loop back at an await; waits for something"
    case .finished: "returned"
    case .failed: "raised an error"
    case .cancelled: "was cancelled"
    }
  }

  func word(_ order: SortOrder) -> String {
    switch order {
    case .creation: "creation"
    case .name: "name"
    case .phase: "state"
    case .waiting: "time waited"
    }
  }

  func word(_ lint: LintKind) -> String { lint.rawValue }

  /// `1 task`, `2 tasks`.
  func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
