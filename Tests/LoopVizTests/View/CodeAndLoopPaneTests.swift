import Testing
import VizEngine

@testable import LoopViz

@Suite("The panes of the code and of the loop")
struct CodeAndLoopPaneTests {
  private func screen(_ pane: Pane, of run: RunModel) -> Screen {
    var run = run
    run.focus = pane
    run.isZoomed = true
    return view(AppModel(80, 24, run))
  }

  @Test func `the selected task's line is in view however far one scrolls`() throws {
    var run = try Recording("queue").run(at: .milliseconds(700))
    run.selection = .task(3)
    let name = "◀ Task-3"
    for offset in [0, -1000, -7, 7, 1000] {
      run.scroll[.code] = offset
      #expect("\(screen(.code, of: run))".contains(name), "scrolled by \(offset)")
    }
  }

  @Test func `a long ready queue leaves room for the timers and names the newcomer`() throws {
    let recording = try Recording(.crowd)
    let made = try #require(recording.events.lastIndex { $0.putsIntoQueue && $0.kind != .running(thread: 0) })
    var longest = (count: 0, number: 0)
    for (number, timeline) in recording.timelines.enumerated() where number <= made {
      if timeline.state.readyQueue.count > longest.count { longest = (timeline.state.readyQueue.count, number) }
    }
    #expect(longest.count > 50)
    var run = recording.endedRun
    run.travel(toEvent: longest.number)
    let text = "\(screen(.loop, of: run))"
    #expect(text.contains("timers"))
    #expect(text.contains("more"))
    expectGolden(screen(.loop, of: run), "loop-long-queue-80x24")
  }

  @Test func `the loop's pane, step by step`() throws {
    var run = try Recording("workers").endedRun
    run.travel(toTurn: 9)
    expectGolden(screen(.loop, of: run), "loop-turn-80x24")
    run.travel(byEvent: .back)
    expectGolden(screen(.loop, of: run), "loop-timers-80x24")
    run.travel(byEvent: .back)
    expectGolden(screen(.loop, of: run), "loop-poll-80x24")
  }

  @Test(arguments: ["workers", "lock", "taskgroup", "deadlock"]) func `the code with its stack of awaits`(
    name: String
  ) throws {
    var run = try Recording(name).run(at: .milliseconds(950))
    run.selection = .task(2)
    expectGolden(screen(.code, of: run), "stack-\(name)-80x24")
  }
}
