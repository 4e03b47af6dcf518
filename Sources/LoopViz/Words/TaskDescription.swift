import VizEngine

/// A task as asyncio prints one: `<Task pending name='Task-2' coro=<worker() running at Workers.swift:10>>`.
/// asyncio: `base_tasks._task_repr`.
struct TaskDescription: Hashable, Sendable {
  let text: String

  init(_ row: SubjectState, _ state: LoopState, _ tables: TraceTables) {
    let function = row.coroutine.prefix { $0 != "(" }
    let word: String
    var outcome = ""
    switch row.phase {
    case .pending, .running, .suspended: word = row.canceller == nil ? "pending" : "cancelling"
    case .finished:
      word = "finished"
      outcome = " result=\(row.end.map { tables[$0] } ?? "None")"
    case .failed:
      word = "finished"
      outcome = " exception=\(row.end.map { tables[$0] } ?? "")"
    case .cancelled: word = "cancelled"
    }
    let place =
      row.phase.isEnd
      ? "done, defined at \(state.birthplace(of: row.subject, tables).map { "\($0)" } ?? "?")"
      : "running at \(tables[row.location].map { "\($0)" } ?? "?")"
    var wait = ""
    if row.phase == .suspended, case .future(let future) = row.wait, let awaited = state[future], future.kind == .task {
      wait = " wait_for=<Task \(awaited.phase.isEnd ? "finished" : "pending") name='\(awaited.name)'>"
    }
    text = "<Task \(word) name='\(row.name)' coro=<\(function)() \(place)>\(wait)\(outcome)>"
  }
}
