import Testing
import VizEngine

@testable import LoopViz

/// The sizes at which every main screen is kept as a picture.
let goldenSizes = [Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60)]

@Suite struct GoldenRunTests {
  private func expect(_ run: RunModel, _ name: String, _ size: Size) {
    expectGolden(view(AppModel(size.width, size.height, run)), "\(name)-\(size.width)x\(size.height)")
  }

  @Test(arguments: goldenSizes) func workersMidway(size: Size) throws {
    expect(try Recording("workers").run(at: .milliseconds(2417)), "workers", size)
  }

  @Test(arguments: goldenSizes) func workersPausedWithATaskSelected(size: Size) throws {
    var run = try Recording("workers").run(at: .milliseconds(2417))
    run.status = .paused
    run.selection = .task(4)
    expect(run, "workers-paused", size)
  }

  @Test(arguments: goldenSizes) func workersEnded(size: Size) throws {
    expect(try Recording("workers").endedRun, "workers-ended", size)
  }

  @Test(arguments: goldenSizes) func blockingWhileATaskHoldsTheLoop(size: Size) throws {
    let run = try Recording("blocking").run(at: .milliseconds(1500))
    #expect(run.state.running == .task(2))
    expect(run, "blocking", size)
  }

  @Test(arguments: goldenSizes) func concurrentMidway(size: Size) throws {
    expect(try Recording("concurrent").run(at: .milliseconds(1050)), "concurrent", size)
  }

  @Test(arguments: [0, 2, 5, 9]) func theFirstEventsOfWorkers(count: Int) throws {
    var run = try Recording("workers").run(at: .zero)
    run.timeline = try Recording("workers").timeline(first: count)
    expect(run, "workers-first-\(count)", goldenSizes[0])
  }

  @Test(arguments: [Pane.lanes, .timeline, .log, .code, .loop, .output]) func onePaneAlone(pane: Pane) throws {
    var run = try Recording("workers").run(at: .milliseconds(2417))
    run.focus = pane
    run.isZoomed = true
    expect(run, "workers-\(pane)-alone", goldenSizes[0])
  }
}
