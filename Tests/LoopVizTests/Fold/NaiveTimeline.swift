import VizEngine

@testable import LoopViz

/// ``NaiveFold`` with every stretch and every holding written down: what the bars are compared with.
struct NaiveTimeline {
  private(set) var state = NaiveFold()
  private(set) var linter = Linter()
  private(set) var histories: [[Stretch]] = []
  private(set) var holdings: [[Holding]] = []

  struct Holding: Hashable {
    var start: Instant
    var holders: Int
    var isTaking: Bool
  }

  struct Stretch: Hashable {
    var start: Instant
    var phase: Phase
  }

  mutating func apply(_ event: TraceEvent, tables: TraceTables) {
    state.apply(event, tables: tables)
    linter.accept(event, tables: tables)
    if state.subjects.count > histories.count {
      histories.append([Stretch(start: event.instant, phase: .pending)])
      holdings.append([])
      return
    }
    switch event.kind {
    case .acquired(let thing): note(thing, at: event.instant, isTaking: true)
    case .released(let thing): note(thing, at: event.instant, isTaking: false)
    default: break
    }
    guard let index = state.index(of: event.subject) else { return }
    let phase = state.subjects[index].phase
    if histories[index].last?.phase != phase { histories[index].append(Stretch(start: event.instant, phase: phase)) }
  }

  private mutating func note(_ thing: Subject, at instant: Instant, isTaking: Bool) {
    guard let index = state.index(of: thing) else { return }
    let holders = state.subjects[index].holders.count
    holdings[index].append(Holding(start: instant, holders: holders, isTaking: isTaking))
  }
}

/// A bar made from all stretches of a subject.
struct NaiveTimelineBar {
  typealias Column = TimelineBar.Column

  let columns: [Column]

  /// Folds a history, oldest stretch first, into `width` columns. O(width · log(stretches)).
  init(_ history: [NaiveTimeline.Stretch], window: TimeWindow, now: Instant, width: Int) {
    guard let birth = history.first?.start else {
      columns = Array(repeating: .empty, count: width)
      return
    }
    let span = Double(window.span.wholeNanoseconds)
    func edge(_ column: Int) -> Int64 {
      window.start.nanoseconds + Int64(span * Double(column) / Double(max(1, width)))
    }
    columns = (0..<width).map { column in
      let (start, end) = (edge(column), max(edge(column) + 1, edge(column + 1)))
      // The last column takes in the window's very end.
      let limit = column == width - 1 ? end + 1 : end
      guard birth.nanoseconds < limit, start <= now.nanoseconds else { return .empty }
      return Self.column(history, from: start, to: limit)
    }
  }

  private static func column(_ history: [NaiveTimeline.Stretch], from start: Int64, to end: Int64) -> Column {
    // All stretches that begin within the column, and the one before them unless it ends where the column begins.
    let next = history.partitioningIndex { $0.start.nanoseconds >= start }
    let isCut = next < history.count && history[next].start.nanoseconds == start
    let first = isCut ? next : max(0, next - 1)
    var hasRun = false
    var last = history[first]
    for stretch in history[first...] {
      guard stretch.start.nanoseconds < end else { break }
      last = stretch
      if stretch.phase == .running { hasRun = true }
      if stretch.phase.isEnd { return stretch.start.nanoseconds >= start ? .end(stretch.phase) : .empty }
    }
    guard hasRun else { return .stretch(last.phase) }
    return last.phase == .running && last.start.nanoseconds <= start ? .stretch(.running) : .run
  }
}

/// A bar made from all holdings of a thing.
struct NaiveHoldingBar {
  typealias Column = HoldingBar.Column

  let columns: [Column]

  /// Folds what was taken and given back, oldest first, into `width` columns. O(width + holdings).
  init(_ holdings: [NaiveTimeline.Holding], window: TimeWindow, now: Instant, width: Int) {
    let span = Double(window.span.wholeNanoseconds)
    func edge(_ column: Int) -> Int64 {
      window.start.nanoseconds + Int64(span * Double(column) / Double(max(1, width)))
    }
    var next = 0
    var isHeld = false
    columns = (0..<width).map { column in
      let (start, end) = (edge(column), max(edge(column) + 1, edge(column + 1)))
      guard start <= now.nanoseconds else { return .empty }
      // The last column takes in the window's very end.
      let limit = column == width - 1 ? end + 1 : end
      var isTaken = false
      var isHeldFromStart = isHeld
      while next < holdings.count, holdings[next].start.nanoseconds < limit {
        let holding = holdings[next]
        isHeld = holding.holders > 0
        if holding.start.nanoseconds <= start { isHeldFromStart = isHeld }
        if holding.start.nanoseconds >= start, holding.isTaking { isTaken = true }
        next += 1
      }
      return isTaken ? .taken : isHeldFromStart ? .held : .empty
    }
  }
}
