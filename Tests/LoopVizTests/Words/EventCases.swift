@testable import LoopViz
@testable import VizEngine

/// An event of some kind, after others that lead to it.
struct EventCase: Sendable {
  let name: String
  let event: TraceEvent
  let before: [TraceEvent]
  let tables: TraceTables

  func sentence(in phrases: any Phrases) -> String {
    var trace = Trace()
    trace.events = TraceEvents(before + [event])
    trace.tables = tables
    let state = Timeline(trace).state
    return Why(state: state, tables: tables, now: state.now).sentence(for: event, in: phrases)
  }
}

/// A case for each kind of event. A kind that is new does not compile here before it has one.
struct EventCases {
  private(set) var cases: [EventCase] = []
  private var tables = TraceTables()
  private var before: [TraceEvent] = []
  private let now = Instant.zero + .seconds(1)

  static let all: [EventCase] = {
    var cases = EventCases()
    cases.make()
    // What is not there yet must not compile: see the switch.
    for made in cases.cases { kindIsKnown(made.event.kind) }
    return cases.cases
  }()

  private static func kindIsKnown(_ kind: TraceEvent.Kind) {
    switch kind {
    case .start, .stop, .close, .idle, .created, .running, .thrown, .suspended, .blocking, .ready, .finished, .failed,
      .cancelled, .cancelling, .acquired, .released, .output, .warning, .unknown:
      break
    }
  }

  private mutating func add(_ name: String, _ kind: TraceEvent.Kind, _ subject: Subject) {
    let event = TraceEvent(kind, subject, iteration: 1, instant: now)
    cases.append(EventCase(name: name, event: event, before: before, tables: tables))
  }

  private mutating func happens(_ kind: TraceEvent.Kind, _ subject: Subject) {
    before.append(TraceEvent(kind, subject, iteration: 1, instant: now))
  }

  private mutating func identity(_ name: String, _ coroutine: String = "") -> IdentityReference {
    let name = tables.reference(to: name)
    return tables.reference(to: Identity(name: .given(name), coroutine: tables.reference(to: coroutine)))
  }

  private mutating func make() {
    let text = tables.reference(to: "text")
    let list = tables.reference(to: [Subject.task(2), .task(3)])
    loop()
    let subjects: [(Subject, String)] = [
      (.task(2), "Task-2"), (.task(3), "Task-3"), (.task(1), "Task-1"), (.primitive(1), "shelf"),
      (.job(1), "printer"), (.future(1), "future"), (.descriptor(1), "socket 5"), (.handle(1), "ring"),
    ]
    for (subject, name) in subjects {
      let identity = identity(name, subject.kind == .task ? "work()" : "")
      add("created \(name)", .created(identity, parent: .loop), subject)
      if subject == .task(2) { add("created by a task", .created(identity, parent: .task(3)), subject) }
      happens(.created(identity, parent: .loop), subject)
    }
    add("running", .running(thread: 0), .task(2))
    add("running callback", .running(thread: 0), .handle(1))
    add("running job", .running(thread: 2), .job(1))
    happens(.running(thread: 0), .task(1))
    add("blocking", .blocking(until: now + .seconds(2)), .task(1))
    add("output", .output(text), .task(1))
    add("output of the program", .output(text), .loop)
    add("acquired", .acquired(.primitive(1)), .task(1))
    add("released", .released(.primitive(1)), .task(1))
    add("finished", .finished(text), .task(1))
    add("finished callback", .finished(text), .handle(1))
    add("finished job", .finished(text), .job(1))
    add("finished future", .finished(text), .future(1))
    add("finished descriptor", .finished(text), .descriptor(1))
    add("failed", .failed(text), .task(1))
    add("cancelled", .cancelled, .task(1))
    add("cancelling", .cancelling(by: .task(2)), .task(1))
    add("scheduled", .suspended(on: .timer(until: now + .seconds(1))), .handle(1))
    add("unknown", .unknown(text), .loop)
    for warning in TraceEvent.Warning.allCases { add("warning \(warning)", .warning(warning, text), .task(1)) }
    waits(list)
  }

  private mutating func loop() {
    add("start", .start, .loop)
    add("stop", .stop, .loop)
    add("close", .close, .loop)
    add("idle", .idle(until: nil), .loop)
    let begun = before
    let identity = identity("Task-1")
    happens(.created(identity, parent: .loop), .task(1))
    add("start with a task", .start, .loop)
    add("stop with a task", .stop, .loop)
    happens(.running(thread: 0), .task(1))
    happens(.suspended(on: .timer(until: now + .seconds(2))), .task(1))
    add("idle until", .idle(until: now + .seconds(2)), .loop)
    before = begun
  }

  /// Each wait, and what ends it.
  private mutating func waits(_ list: ListReference) {
    let error = tables.reference(to: "CancelledError")
    let text = tables.reference(to: "42")
    let thing = Subject.primitive(1)
    add("suspended turn", .suspended(on: .turn), .task(1))
    var waits: [TraceEvent.Wait] = [
      .timer(until: now + .seconds(1)), .future(.task(2)), .future(.job(1)), .future(.future(1)), .wait(list),
      .group(list), .first(list), .shield(.task(2)), .descriptor(.descriptor(1), .read),
      .descriptor(.descriptor(1), .write), .outside,
    ]
    waits += TraceEvent.Purpose.allCases.map { .primitive(thing, holder: .loop, $0) }
    for wait in waits { add("suspended \(wait)", .suspended(on: wait), .task(1)) }
    let begun = before
    happens(.acquired(thing), .task(2))
    add("suspended for a lock that is held", .suspended(on: .primitive(thing, holder: .task(2), .lock)), .task(1))
    before = begun
    for purpose in TraceEvent.Purpose.allCases {
      happens(.suspended(on: .primitive(thing, holder: .loop, purpose)), .task(1))
      add("ready by \(purpose)", .ready(by: .subject(.task(2))), .task(1))
      if purpose == .lock { add("released to a waiter", .released(thing), .task(2)) }
      if purpose == .lock { add("acquired before a waiter", .acquired(thing), .task(2)) }
      before = begun
    }
    for readiness in TraceEvent.Readiness.allCases {
      happens(.suspended(on: .descriptor(.descriptor(1), readiness)), .task(1))
      add("ready by \(readiness)", .ready(by: .outside), .task(1))
      before = begun
    }
    happens(.suspended(on: .outside), .task(1))
    let wakers: [(String, TraceEvent.Waker)] = [
      ("timer", .timer), ("outside", .outside), ("cancellation", .cancellation),
      ("a task that runs", .subject(.task(3))),
    ]
    for (name, waker) in wakers { add("ready by \(name)", .ready(by: waker), .task(1)) }
    add("ready callback", .ready(by: .timer), .handle(1))
    happens(.cancelling(by: .task(3)), .task(1))
    add("ready by a canceller", .ready(by: .cancellation), .task(1))
    happens(.ready(by: .cancellation), .task(1))
    happens(.running(thread: 0), .task(1))
    add("thrown", .thrown(error), .task(1))
    add("running again", .running(thread: 0), .task(1))
    add("cancelled as asked", .cancelled, .task(1))
    before = begun
    happens(.suspended(on: .future(.task(2))), .task(1))
    add("finished for a waiter", .finished(text), .task(2))
    add("failed for a waiter", .failed(text), .task(2))
    happens(.finished(text), .task(2))
    add("ready by a task that ended", .ready(by: .subject(.task(2))), .task(1))
    before = begun
    happens(.suspended(on: .wait(list)), .task(1))
    add("finished for a list", .finished(text), .task(2))
    happens(.finished(text), .task(2))
    add("ready by one of a list", .ready(by: .subject(.task(2))), .task(1))
    happens(.finished(text), .task(3))
    add("ready by the last of a list", .ready(by: .subject(.task(3))), .task(1))
    before = begun
  }
}
