import Testing
import VizEngine

@testable import LoopViz

@Suite struct GoldenTravelTests {
  private static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]

  @Test(arguments: sizes) func workersBackInTime(size: Size) throws {
    var run = try Recording("workers").endedRun
    run.travel(to: .zero + .milliseconds(3000))
    run.toggleMark()
    run.travel(to: .zero + .milliseconds(1250))
    expectGolden(view(AppModel(size.width, size.height, run)), "workers-past-\(size.width)x\(size.height)")
  }

  @Test func theStartOfWorkers() throws {
    var run = try Recording("workers").run(at: .milliseconds(2417))
    run.travelToStart()
    expectGolden(view(AppModel(80, 24, run)), "workers-start-80x24")
  }

  @Test func backInTimeInASCII() throws {
    var run = try Recording("lock").endedRun
    for _ in 0..<9 { run.travel(byEvent: .back) }
    run.toggleMark()
    expectGolden(view(AppModel(80, 24, run, glyphs: .ascii)), "lock-past-ascii-80x24")
  }

  /// But for the header, the footer, and what marks the present, going there shows what was there.
  @Test(arguments: CatalogEntry.small.map(\.name)) func thePastShowsWhatTheLiveScreenShowed(name: String) throws {
    let recording = try Recording(name)
    var past = recording.endedRun
    past.window = past.shownWindow
    var live = RunModel(entry: recording.entry, start: Recording.start, speed: Speed())
    live.window = past.window
    for (count, timeline) in recording.timelines.enumerated() where count > 0 && count < recording.events.count {
      live.timeline = timeline
      live.clock = timeline.end
      past.travel(toEvent: count)
      guard past.rows.count == live.rows.count else { continue }
      let (shown, was) = (view(AppModel(120, 40, past)), view(AppModel(120, 40, live)))
      #expect(shown.lines.dropFirst().dropLast() == was.lines.dropFirst().dropLast(), "after \(count) events")
    }
  }
}
