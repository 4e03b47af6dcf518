import VizEngine

/// A whole run told event by event: when, in which turn, and why.
enum Story {
  /// A line of it.
  struct Line: Hashable, Sendable {
    var instant: Instant
    /// The turn that it belongs to, 0 before the first.
    var turn: Int
    var sentence: String
  }

  /// A line for each event of a trace. O(events · what a fold of one costs).
  static func lines(of trace: Trace, in phrases: any Phrases) -> [Line] {
    var timeline = Timeline(trace)
    return trace.events.enumerated().map { number, event in
      timeline.seek(to: .at(number + 1))
      let state = timeline.state
      let why = Why(state: state, tables: trace.tables, now: state.now)
      return Line(instant: event.instant, turn: state.turn, sentence: why.sentence(for: event, in: phrases))
    }
  }

  /// The lines as text: a heading for each turn's number, times in a column.
  static func text(of trace: Trace, in phrases: any Phrases) -> String {
    var last = -1
    return lines(of: trace, in: phrases).map { line in
      let turn = line.turn == last ? "" : phrases.turn(line.turn)
      last = line.turn
      let head = TextWidth.padded(turn, to: 10) + TextWidth.paddedLeft(TimeText.seconds(line.instant), to: 6)
      return "\(head) s  \(line.sentence)\n"
    }.joined()
  }
}
