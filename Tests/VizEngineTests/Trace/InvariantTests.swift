import TestSupport
import Testing

@testable import VizEngine

/// The checker itself: each rule is seen to fail on a trace that breaks it.
@Suite("Invariants of a trace")
struct InvariantTests {
  private func violation(_ events: [(TraceEvent.Kind, Subject)], passes: [UInt32]? = nil, times: [Int64]? = nil)
    -> String?
  {
    var trace = Trace()
    let text = trace.tables.reference(to: "")
    let identity = trace.tables.reference(to: Identity(name: .given(text), coroutine: text))
    _ = identity
    for (index, event) in events.enumerated() {
      trace.events.append(
        TraceEvent(
          event.0, event.1, iteration: passes?[index] ?? 1, instant: Instant(nanoseconds: times?[index] ?? 0)))
    }
    do { try trace.checkInvariants() } catch { return error.rule }
    return nil
  }

  private let made = TraceEvent.Kind.created(IdentityReference(index: 0), parent: .loop)
  private let run = TraceEvent.Kind.running(thread: 0)
  private let end = TraceEvent.Kind.finished(TextReference(index: 0))

  @Test func `a simple life is legal`() {
    #expect(
      violation([
        (.start, .loop), (made, .task(1)), (run, .task(1)), (end, .task(1)), (.stop, .loop), (.close, .loop),
      ]) == nil)
  }

  @Test func `time does not go back`() {
    #expect(violation([(.start, .loop), (made, .task(1))], times: [2, 1])?.hasSuffix("time went back") == true)
    #expect(violation([(.start, .loop), (made, .task(1))], passes: [2, 1])?.hasSuffix("the pass went back") == true)
  }

  @Test func `two do not run at once, and none out of turn`() {
    let both = [(TraceEvent.Kind.start, Subject.loop), (made, .task(1)), (made, .task(2))]
    #expect(violation(both + [(run, .task(2))])?.contains("ran before T1") == true)
    #expect(violation(both + [(run, .task(1)), (run, .task(2))])?.contains("while T1 had the loop") == true)
  }

  @Test func `nothing happens before the start, after the end or after the close`() {
    #expect(violation([(run, .task(1))])?.contains("not made yet") == true)
    #expect(violation([(made, .task(1)), (run, .task(1))])?.contains("while the loop did not") == true)
    let life = [(TraceEvent.Kind.start, Subject.loop), (made, .task(1)), (run, .task(1)), (end, .task(1))]
    #expect(violation(life + [(run, .task(1))])?.contains("life was over") == true)
    #expect(violation([(.close, .loop), (made, .task(1))])?.contains("after the loop was closed") == true)
  }

  @Test func `a task becomes ready only when it was suspended`() {
    let running = [(TraceEvent.Kind.start, Subject.loop), (made, .task(1)), (run, .task(1))]
    #expect(violation(running + [(.ready(by: .timer), .task(1))])?.contains("without being suspended") == true)
  }

  @Test func `a sleeper is not woken early`() {
    let asleep = [
      (TraceEvent.Kind.start, Subject.loop), (made, .task(1)), (run, .task(1)),
      (.suspended(on: .timer(until: Instant(nanoseconds: 5))), .task(1)),
    ]
    let woken = asleep + [(.ready(by: .timer), .task(1))]
    #expect(violation(woken, times: [0, 0, 0, 0, 4])?.contains("woken early") == true)
    #expect(violation(woken, times: [0, 0, 0, 0, 5]) == nil)
  }

  @Test func `the loop does not idle while something is ready`() {
    #expect(
      violation([(.start, .loop), (made, .task(1)), (.idle(until: nil), .loop)])?.contains("T1 was ready") == true)
  }

  @Test func `what is made ready in a pass runs in the next`() {
    let child = [
      (TraceEvent.Kind.start, Subject.loop), (made, .task(1)), (run, .task(1)), (made, .task(2)), (end, .task(1)),
      (run, .task(2)),
    ]
    #expect(violation(child)?.contains("in the pass that made it ready") == true)
    #expect(violation(child, passes: [1, 1, 1, 1, 1, 2]) == nil)
    #expect(violation(child, passes: [1, 1, 1, 1, 1, 3])?.contains("stayed ready for 2 passes") == true)
  }
}
