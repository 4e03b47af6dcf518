import Testing

@testable import LoopViz
@testable import VizEngine

/// What a column of the timeline shows of a stretch of time.
@Suite struct TimelineBarTests {
  private typealias Column = TimelineBar.Column

  /// The events of one task that has these phases from these nanoseconds on.
  private func history(_ stretches: (Int64, Phase)...) -> [TraceEvent] {
    stretches.enumerated().map { index, stretch in
      let kind: TraceEvent.Kind =
        switch stretch.1 {
        case .pending where index == 0: .created(IdentityReference(index: 0), parent: .loop)
        case .pending: .ready(by: .outside)
        case .running: .running(thread: 0)
        case .suspended: .suspended(on: .outside)
        case .finished: .finished(TextReference(index: 0))
        case .failed: .failed(TextReference(index: 0))
        case .cancelled: .cancelled
        }
      return TraceEvent(kind, .task(1), iteration: 1, instant: Instant(nanoseconds: stretch.0))
    }
  }

  /// Columns of ten nanoseconds each, from zero.
  private func columns(_ history: [TraceEvent], now: Int64, width: Int = 5, start: Int64 = 0) -> [Column] {
    let window = TimeWindow(start: Instant(nanoseconds: start), span: .nanoseconds(10 * width))
    let timeline = Timeline(events: history)
    let columns = TimelineColumns(timeline, window: window, now: Instant(nanoseconds: now), width: width)
    return TimelineBar(row: 0, columns).columns
  }

  @Test func aRunOfOneNanosecondStillShowsOneMark() {
    for start: Int64 in 1..<48 {
      let bar = columns(history((0, .pending), (start, .running), (start + 1, .suspended)), now: 50)
      #expect(bar.filter { $0 == .run }.count == 1, "a run at \(start)")
      #expect(bar[Int(start) / 10] == .run)
    }
  }

  @Test func aRunOfNoLengthShowsToo() {
    for start: Int64 in 0..<50 {
      let bar = columns(history((0, .pending), (start, .running), (start, .suspended)), now: 50)
      #expect(bar.filter { $0 == .run }.count == 1, "a run at \(start)")
    }
  }

  @Test func columnsBeforeBirthAndAfterTheEndAreEmpty() {
    let bar = columns(history((12, .pending), (14, .running), (33, .finished)), now: 50)
    #expect(bar == [.empty, .run, .stretch(.running), .end(.finished), .empty])
  }

  @Test func columnsAfterThePresentAreEmpty() {
    #expect(
      columns(history((0, .pending), (0, .suspended)), now: 25)
        == [.stretch(.suspended), .stretch(.suspended), .stretch(.suspended), .empty, .empty])
  }

  @Test func aRunIsWholeOnlyWhereItFillsItsColumn() {
    #expect(
      columns(history((0, .pending), (10, .running), (30, .suspended)), now: 50)
        == [.stretch(.pending), .stretch(.running), .stretch(.running), .stretch(.suspended), .stretch(.suspended)])
    #expect(
      columns(history((0, .pending), (0, .running), (15, .suspended)), now: 20)
        == [.stretch(.running), .run, .stretch(.suspended), .empty, .empty])
  }

  @Test func anEndInTheWindowsLastInstantIsSeen() {
    #expect(columns(history((0, .pending), (0, .suspended), (50, .finished)), now: 50).last == .end(.finished))
    #expect(
      columns(history((50, .pending), (50, .failed)), now: 50) == [.empty, .empty, .empty, .empty, .end(.failed)])
  }

  @Test func theEndShowsOnceOrNotAtAll() {
    for end: Int64 in 1...80 {
      for start: Int64 in [0, 7, 30] {
        let bar = columns(history((0, .pending), (1, .running), (end, .cancelled)), now: 100, start: start)
        let ends = bar.filter { $0 == .end(.cancelled) }.count
        #expect(ends == (end >= start && end <= start + 50 ? 1 : 0), "end \(end) in a window from \(start)")
      }
    }
  }

  @Test func itIsAsWideAsAsked() throws {
    let run = try Recording("concurrent").endedRun
    for width in 0...90 {
      let columns = TimelineColumns(run.timeline, window: run.shownWindow, now: run.now, width: width)
      for row in run.state.subjects.indices {
        #expect(TimelineBar(row: row, columns).columns.count == width)
      }
    }
  }
}
