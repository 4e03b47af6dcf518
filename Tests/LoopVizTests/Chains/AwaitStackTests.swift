import Testing
import VizEngine

@testable import LoopViz

@Suite("The stack of awaits")
struct AwaitStackTests {
  /// `wait(tasks) > wait 2/4 > [worker(3)] > timer`, the task that was asked about in brackets.
  private func stack(_ name: String, of subject: Subject, at time: Duration) throws -> String {
    let recording = try Recording(name)
    let timeline = recording.timeline(first: recording.count(upTo: time))
    let stack = AwaitStack(of: subject, in: timeline.state, timeline.trace.tables)
    return stack.steps.enumerated().map { place, step in
      let word =
        switch step {
        case .task(let subject): timeline.state[subject]?.title ?? "\(subject)"
        case .list(let call, let done, let all): "\(call) \(done)/\(all)"
        case .timer: "timer"
        case .thing(let thing, let purpose): "\(purpose) \(timeline.state.name(of: thing) ?? "")"
        case .descriptor(_, let readiness): "\(readiness)"
        case .end(let subject): "\(subject)"
        case .outside: "outside"
        case .circle(let subject): "circle \(timeline.state[subject]?.title ?? "")"
        }
      return place == stack.place ? "[\(word)]" : word
    }.joined(separator: " > ")
  }

  @Test func `from the outermost to the timer, whichever is asked about`() throws {
    let time = Duration.milliseconds(2500)
    #expect(try stack("workers", of: .task(4), at: time) == "wait(tasks) > wait 2/4 > [worker(4)] > timer")
    #expect(try stack("workers", of: .task(5), at: time) == "[wait(tasks)] > wait 2/4 > worker(3) > timer")
  }

  @Test func `a lock leads to who holds it`() throws {
    #expect(
      try stack("lock", of: .task(3), at: .milliseconds(500)) == "[customer(3)] > lock till > customer(1) > timer")
  }

  @Test func `a circle ends where it comes back`() throws {
    #expect(
      try stack("deadlock", of: .task(1), at: .milliseconds(900))
        == "[diner('Ada')] > lock fork > diner('Bob') > lock knife > circle diner('Ada')")
  }

  @Test func `other things are the end of it`() throws {
    #expect(try stack("queue", of: .task(3), at: .milliseconds(100)) == "[seller(1)] > get shelf")
    #expect(try stack("semaphore", of: .task(4), at: .milliseconds(100)).contains("> semaphore"))
    #expect(try stack("event", of: .task(2), at: .milliseconds(100)).contains("> event"))
    #expect(try stack("thread", of: .task(1), at: .milliseconds(100)).contains("J1"))
  }

  @Test func `who has ended, or is not made, waits for nothing`() throws {
    #expect(try stack("workers", of: .task(1), at: .seconds(3)) == "wait(tasks) > wait 3/4 > [worker(1)]")
    #expect(try stack("workers", of: .task(99), at: .seconds(3)) == "[T99]")
  }

  /// Whatever the trace, a stack ends.
  @Test(arguments: 1...20 as ClosedRange<UInt64>) func aStackOfRandomEventsEnds(seed: UInt64) {
    let random = RandomEvents(seed: seed, count: 300, subjects: 12)
    var timeline = Timeline(events: random.events, tables: random.tables)
    for count in stride(from: 0, through: 300, by: 30) {
      timeline.seek(to: .at(count))
      for row in timeline.state.subjects where row.subject.kind == .task {
        let stack = AwaitStack(of: row.subject, in: timeline.state, timeline.trace.tables)
        #expect(stack.steps.indices.contains(stack.place))
        #expect(stack.steps.count < 100)
      }
    }
  }
}
