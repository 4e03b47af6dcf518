import VizEngine

extension AppModel {
  /// Goes to another instant of the run, and lights what moved on the way.
  func travelled(_ run: RunModel, _ body: (inout RunModel) -> Void) -> RunModel {
    var run = run
    run.replay?.motion = .still
    let before = run.state.eventCount
    body(&run)
    let after = run.state.eventCount
    light(run.timeline.trace.events[min(before, after)..<max(before, after)], of: &run)
    return run
  }

  /// What the keys do that go through time.
  mutating func travel(_ command: Command) {
    guard let run else { return }
    let layout = RunLayout(size: size, alone: run.isZoomed ? run.focus : nil)
    // Where the timeline is not shown, the screen's width stands in for that of its bars.
    let width = layout[.timeline].map { TimelineView.split($0).bars.width } ?? size.width
    self.run = travelled(run) { run in
      switch command {
      case .eventBack: run.travel(byEvent: .back)
      case .step: run.travel(byEvent: .forward)
      case .columnBack: run.travel(byColumn: .back, width: width)
      case .columnForward: run.travel(byColumn: .forward, width: width)
      case .pageUp: run.travel(byTenth: .back, width: width)
      case .pageDown: run.travel(byTenth: .forward, width: width)
      case .start: run.travelToStart()
      case .live: run.travel(to: Position.live)
      case .nextMark: run.travelToNextMark()
      default: break
      }
    }
  }
}
