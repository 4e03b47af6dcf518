import VizEngine

/// Letting the oldest events go, for a stream that never ends.
extension Timeline {
  /// What the timeline takes in memory, about, in bytes.
  var bytes: Int {
    trace.events.count * Self.bytesOfAnEvent + histories.rows.count * Self.bytesOfASubject + trace.tables.bytes
      + checkpointBytes
  }

  /// The event itself, its link to the one before it, and what it leaves in lists and marks.
  private static let bytesOfAnEvent = 32
  /// Its row in the histories, in the standings and in the tables of the lints.
  private static let bytesOfASubject = 150

  /// The same run without its first `count` events: of these there remain, for everybody who had not ended by then,
  /// how they were made and how they came where they stood.
  ///
  /// What was counted over the events that go, such as the turns and who had ended, is forgotten with them. O(events).
  /// - Returns: the timeline, live, and how many events stand before the first that was kept whole.
  func lettingGo(first count: Int) -> (timeline: Timeline, remaining: Int) {
    var before = self
    before.seek(to: .at(count))
    let remaining = before.standingNumbers.sorted()
    let kept = remaining + Array(count..<trace.events.count)
    return (Timeline(trace.picking(kept)), remaining.count)
  }

  /// The numbers of the events that say who there is at the cursor, where they stand and what they hold.
  private var standingNumbers: Set<Int> {
    let state = state
    var numbers: Set<Int> = []
    for row in state.standings.indices where !state.standings[row].phase.isEnd {
      numbers.insert(Int(histories.rows[row].birth))
      if state.standings[row].place.isOpen { numbers.insert(Int(state.entered[row])) }
      for holder in state.holders(at: row) {
        if let taking = number(ofTaking: state.who(at: row), by: holder, before: state.eventCount) {
          numbers.insert(taking)
        }
      }
    }
    if let start = trace.events.prefix(state.eventCount).firstIndex(where: { $0.kind == .start }), state.isLoopRunning {
      numbers.insert(start)
    }
    return numbers
  }

  /// How far back one looks for when something was taken.
  private static let mostLooks = 10_000

  private func number(ofTaking thing: Subject, by holder: Subject, before count: Int) -> Int? {
    guard let row = histories.index[holder] else { return nil }
    var next = histories.lastEvent(of: row, before: count)
    for _ in 0..<Self.mostLooks {
      guard let number = next else { return nil }
      if trace.events[Int(number)].kind == .acquired(thing) { return Int(number) }
      next = histories.event(before: number)
    }
    return nil
  }
}
