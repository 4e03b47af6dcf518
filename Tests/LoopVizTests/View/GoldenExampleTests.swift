import Testing
import VizEngine

@testable import LoopViz

/// Examples of what tasks share and of what ends early, at the moment that shows it.
@Suite struct GoldenExampleTests {
  private func expect(_ run: RunModel, _ name: String, _ size: Size) {
    expectGolden(view(AppModel(size.width, size.height, run)), "\(name)-\(size.width)x\(size.height)")
  }

  private func run(_ name: String, at time: Duration, selecting task: UInt32? = nil) throws -> RunModel {
    var run = try Recording(name).run(at: time)
    run.selection = task.map { .task($0) }
    return run
  }

  @Test(arguments: goldenSizes) func aLockAndThoseWhoWaitForIt(size: Size) throws {
    expect(try run("lock", at: .milliseconds(1200), selecting: 3), "lock", size)
  }

  @Test(arguments: goldenSizes.prefix(2)) func aQueueThatIsFull(size: Size) throws {
    expect(try run("queue", at: .milliseconds(1600), selecting: 2), "queue", size)
  }

  @Test func aTaskThatTidiesUpBeforeItIsCancelled() throws {
    expect(try run("cancel", at: .milliseconds(2500), selecting: 2), "cancel", goldenSizes[0])
  }

  @Test func aGroupOfWhichOneHasFailed() throws {
    expect(try run("taskgroup", at: .milliseconds(4000)), "taskgroup", goldenSizes[1])
  }

  @Test func aThreadThatBlocksBesideTheLoop() throws {
    expect(try run("thread", at: .milliseconds(1750)), "thread", goldenSizes[0])
  }

  @Test(arguments: goldenSizes.prefix(2)) func aDeadlock(size: Size) throws {
    var run = try Recording("deadlock").endedRun
    run.timeline = try Recording("deadlock").timeline(first: run.timeline.trace.events.count - 3)
    run.selection = .task(1)
    expect(run, "deadlock", size)
  }

  @Test func theDetailsOfWhoeverHoldsALock() throws {
    var model = AppModel(80, 24, try run("lock", at: .milliseconds(1200), selecting: 2))
    model.press(.enter)
    expectGolden(view(model), "details-lock-80x24")
  }

  @Test func theDetailsOfALock() throws {
    var run = try run("lock", at: .milliseconds(1200))
    run.selection = .primitive(1)
    var model = AppModel(80, 24, run)
    model.press(.enter)
    expectGolden(view(model), "details-of-lock-80x24")
  }

  @Test func fiveCarsAndTwoPlaces() throws {
    expect(try run("semaphore", at: .milliseconds(1900)), "semaphore", goldenSizes[0])
  }

  @Test func theTimelineInASCII() throws {
    let run = try run("lock", at: .milliseconds(1200))
    expectGolden(view(AppModel(80, 24, run, glyphs: .ascii)), "lock-ascii-80x24")
  }

  @Test func whatIsForgottenStandsInTheSummary() throws {
    var model = AppModel(80, 24, try Recording("forgotten").endedRun)
    model.press(.enter)
    expectGolden(view(model), "summary-forgotten-80x24")
  }
}
