import VizEngine

/// A run as it is written into files: where it comes from, and what happened.
struct ExportedRun: Sendable {
  let header: TextLogHeader
  let trace: Trace
  private let folded: Timeline?

  /// A run whose events are all that is known of it.
  init(header: TextLogHeader, trace: Trace) {
    self.header = header
    self.trace = trace
    folded = nil
  }

  /// A run that is folded already.
  init(header: TextLogHeader, timeline: Timeline) {
    self.header = header
    trace = timeline.trace
    folded = timeline
  }

  /// The fold of its events, for formats that draw. O(events) unless it was there already.
  func timeline() -> Timeline { folded ?? Timeline(trace) }
}
