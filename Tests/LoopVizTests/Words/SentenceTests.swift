import Testing

@testable import LoopViz
@testable import VizEngine

/// The program explains itself in whole sentences, at every moment of every run.
@Suite struct SentenceTests {
  @Test func thereIsASentenceForEverySubjectAtEveryMoment() throws {
    for entry in CatalogEntry.all where entry.name != "crowd" {
      for timeline in try Recording(entry).timelines {
        let why = Why(state: timeline.state, tables: timeline.trace.tables, now: timeline.state.now)
        for row in timeline.state.subjects {
          let sentence = why.sentence(for: row.subject, in: English())
          #expect(sentence.hasSuffix("."), "\(sentence)")
          let marks = ["  ", "Optional", "somewhere", "nil", " ,", " ."]
          #expect(!marks.contains { sentence.contains($0) } || entry.name == "wide", "\(sentence)")
        }
      }
    }
  }

  @Test func aSubjectThatIsNotThereHasNoSentence() {
    #expect(Why(state: LoopState(), tables: TraceTables(), now: .zero).sentence(for: .task(1), in: English()).isEmpty)
  }

  @Test func theSentencesSayWhatMatters() throws {
    func sentence(_ name: String, _ time: Duration, _ subject: Subject) throws -> String {
      let run = try Recording(name).run(at: time)
      return Why(state: run.state, tables: run.timeline.trace.tables, now: run.now).sentence(
        for: subject, in: English())
    }
    let sleeping = try sentence("workers", .milliseconds(2417), .task(4))
    #expect(sleeping.contains("asked to sleep 4.00 s"))
    #expect(sleeping.contains("due at 4.000 s, in 1.59 s"))
    let waiting = try sentence("workers", .milliseconds(2417), .task(5))
    #expect(waiting.contains("2 of 4 are done, Task-3, Task-4 are not."))
    let holding = try sentence("blocking", .milliseconds(1500), .task(2))
    #expect(holding.hasPrefix("Task-2 blocks at BlockingExample.swift:10 instead of awaiting: "))
    #expect(holding.hasSuffix("it has held the loop for 500 ms, and all others are frozen."))
    let queued = try sentence("blocking", .milliseconds(1500), .task(4))
    #expect(queued == "Task-4 is new: it stands 2nd of 3 in the ready queue and begins at its turn.")
  }

  @Test func theSentencesOfLocksSayWhoHasThemAndWhoWaits() throws {
    func sentence(_ name: String, _ time: Duration, _ subject: Subject) throws -> String {
      let run = try Recording(name).run(at: time)
      return Why(state: run.state, tables: run.timeline.trace.tables, now: run.now).sentence(
        for: subject, in: English())
    }
    let lock = Subject.primitive(1)
    #expect(try sentence("lock", .zero, lock) == "Task-1 holds till. Task-2, Task-3 wait for till.")
    #expect(try sentence("lock", .milliseconds(1700), lock) == "Task-3 holds till, and nobody waits for it.")
    #expect(try sentence("lock", .seconds(9), lock) == "Nobody waits for till.")
    #expect(
      try sentence("queue", .milliseconds(1500), .task(2))
        == "Task-2 waits (QueueExample.swift:11) because shelf is full: it goes on when somebody takes an item out.")
    #expect(
      try sentence("deadlock", .milliseconds(900), .task(2))
        == "Task-2 waits in a circle: for knife, held by Task-1, which waits for fork, held by Task-2. "
        + "None of them can go on.")
    #expect(try sentence("event", .milliseconds(100), lock) == "Task-2, Task-3, Task-4 wait for shot.")
    #expect(
      try sentence("lock", .milliseconds(900), .task(3))
        == "Task-3 waits for till (LockExample.swift:9), which Task-2 holds: it goes on when that is released.")
  }

  @Test func everyWaitHasASentenceOfItsOwn() {
    var tables = TraceTables()
    let list = tables.reference(to: [Subject.task(2), .task(3)])
    func identity(_ name: String) -> IdentityReference {
      let text = tables.reference(to: name)
      return tables.reference(to: Identity(name: .given(text), coroutine: tables.reference(to: "")))
    }
    let lock = Subject.primitive(1)
    var events: [TraceEvent] = []
    var state: LoopState { Timeline(events: events, tables: tables).state }
    func add(_ kind: TraceEvent.Kind, _ subject: Subject) {
      events.append(TraceEvent(kind, subject, iteration: 1, instant: .zero))
    }
    add(.start, .loop)
    let subjects: [(Subject, String)] = [
      (.task(1), "Task-1"), (.task(2), "Task-2"), (.task(3), "Task-3"), (lock, "shelf"), (.job(1), "printer"),
      (.future(1), "future"), (.descriptor(1), "socket 5"),
    ]
    for (subject, name) in subjects { add(.created(identity(name), parent: .loop), subject) }
    let waits: [TraceEvent.Wait] =
      [
        .turn, .timer(until: .zero + .seconds(1)), .future(.task(2)), .future(.job(1)), .future(.future(1)),
        .gather(list), .group(list), .first(list), .shield(.task(2)), .outside, .descriptor(.descriptor(1), .read),
        .descriptor(.descriptor(1), .write),
      ] + TraceEvent.Purpose.allCases.map { .primitive(lock, holder: .loop, $0) }
    var sentences: Set<String> = []
    func sentence(_ wait: TraceEvent.Wait) -> String {
      add(.running(thread: 0), .task(1))
      add(.suspended(on: wait), .task(1))
      return Why(state: state, tables: tables, now: state.now).sentence(for: .task(1), in: English())
    }
    for wait in waits { sentences.insert(sentence(wait)) }
    add(.acquired(lock), .task(2))
    sentences.insert(sentence(.primitive(lock, holder: .loop, .lock)))
    #expect(sentences.count == waits.count + 1)
    for sentence in sentences {
      #expect(sentence.hasPrefix("Task-1 ") && sentence.hasSuffix(".") && !sentence.contains("  "), "\(sentence)")
    }
    #expect(sentences.contains("Task-1 waits for the next that ends: 0 of 2 are done, Task-2, Task-3 are not."))
    #expect(sentences.contains("Task-1 waits for shelf, which Task-2 holds: it goes on when that is released."))
    #expect(sentences.contains("Task-1 waits until somebody sets shelf."))
  }

  @Test func aSocketSaysWhoWaitsAtItAndThatItIsClosed() throws {
    let recording = try Recording(.sockets)
    let run = recording.run(at: .milliseconds(500))
    let client = try #require(run.state[.descriptor(2)])
    let why = Why(state: run.state, tables: run.timeline.trace.tables, now: run.now)
    #expect(why.sentence(for: client.subject, in: English()) == "Task-1 waits for \(client.name).")
    #expect(
      why.sentence(for: .task(1), in: English()).hasSuffix(
        "until there is something to read from \(client.name); the loop is free meanwhile."))
    #expect(run.state.descriptors.map(\.subject) == [.descriptor(1), .descriptor(2), .descriptor(3)])
    let lines = view(AppModel(120, 40, run)).lines
    #expect(lines.contains { $0.contains("\(client.name): Task-1 reads") })
    let over = recording.endedRun
    #expect(over.state.descriptors.map(\.subject).isEmpty)
    let ended = Why(state: over.state, tables: over.timeline.trace.tables, now: over.now)
    #expect(ended.sentence(for: client.subject, in: English()) == "\(client.name) is closed.")
  }

  @Test func aTaskWithATimeoutSaysWhenThatComes() throws {
    let run = try Recording("timeout").run(at: .milliseconds(1750))
    let why = Why(state: run.state, tables: run.timeline.trace.tables, now: run.now)
    let sentence = why.sentence(for: .task(1), in: English())
    #expect(sentence.hasSuffix("due at 61.000 s, in 59.25 s. Its timeout comes at 3.000 s, in 1.25 s."))
    let early = try Recording("timeout").run(at: .milliseconds(500))
    let over = Why(state: early.state, tables: early.timeline.trace.tables, now: early.now)
    #expect(over.sentence(for: .task(1), in: English()).hasSuffix("Its timeout comes at 2.000 s, in 1.50 s."))
    let shield = try Recording("shield").run(at: .seconds(2))
    let without = Why(state: shield.state, tables: shield.timeline.trace.tables, now: shield.now)
    #expect(!without.sentence(for: .task(1), in: English()).contains("timeout"))
  }

  @Test func everyEventOfEveryRunHasWords() throws {
    for entry in CatalogEntry.all {
      let timeline = try Recording(entry).endedRun.timeline
      let names = SubjectNames(state: timeline.state, phrases: English())
      for event in timeline.trace.events {
        let words = EventWords(event, tables: timeline.trace.tables, names: names)
        #expect(!words.who.isEmpty || entry.name == "wide")
        #expect(!words.what.isEmpty)
        #expect(words.what.count <= 10, "the log's column is ten wide: \(words.what)")
      }
    }
  }

  @Test func everyKindOfEventHasWords() {
    var tables = TraceTables()
    let text = tables.reference(to: "text")
    let identity = tables.reference(to: Identity(name: .numbered(7), coroutine: text))
    let list = tables.reference(to: [Subject.task(1), .job(2), .future(3), .handle(4), .task(5)])
    let now = Instant.zero + .seconds(3)
    let waits: [TraceEvent.Wait] = [
      .turn, .timer(until: now), .future(.task(1)), .future(.job(2)), .wait(list), .outside, .group(list), .first(list),
      .shield(.task(1)), .descriptor(.descriptor(1), .read), .descriptor(.descriptor(1), .write),
      .primitive(.primitive(1), holder: .task(2), .lock),
    ]
    let wakers: [TraceEvent.Waker] = [.timer, .subject(.future(3)), .cancellation, .outside]
    var kinds: [TraceEvent.Kind] = [
      .start, .stop, .close, .idle(until: now), .idle(until: nil), .blocking(until: now),
      .created(identity, parent: .loop),
      .created(identity, parent: .task(1)), .running(thread: 0), .running(thread: 2), .finished(text), .failed(text),
      .cancelled, .cancelling(by: .task(1)), .output(text), .unknown(text), .warning(.neverAwaited, text),
    ]
    kinds += [.thrown(text), .acquired(.primitive(1)), .released(.primitive(1))]
    kinds += TraceEvent.Purpose.allCases.map { .suspended(on: .primitive(.primitive(1), holder: .loop, $0)) }
    kinds += waits.map { .suspended(on: $0) } + wakers.map { .ready(by: $0) }
    let names = SubjectNames(state: LoopState(), phrases: English())
    var seen: Set<EventWords> = []
    for kind in kinds {
      let words = EventWords(TraceEvent(kind, .task(1), iteration: 1, instant: now), tables: tables, names: names)
      #expect(!words.who.isEmpty && !words.what.isEmpty)
      seen.insert(words)
    }
    #expect(seen.count == kinds.count)
  }
}
