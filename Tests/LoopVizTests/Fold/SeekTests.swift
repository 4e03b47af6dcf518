import TestSupport
import Testing

@testable import LoopViz
@testable import VizEngine

/// Any instant can be gone to, and what is there is what was there.
@Suite struct SeekTests {
  /// The events of a run, and what the plain fold says after each.
  private struct Story {
    let events: [TraceEvent]
    let tables: TraceTables

    init(_ events: [TraceEvent], _ tables: TraceTables) {
      self.events = events
      self.tables = tables
    }

    init(_ entry: CatalogEntry) throws {
      let trace = try Recording(entry).endedRun.timeline.trace
      self.init(Array(trace.events), trace.tables)
    }

    var timeline: Timeline { Timeline(events: events, tables: tables) }
  }

  private static func random(_ seed: UInt64, count: Int, subjects: Int) -> Story {
    let random = RandomEvents(seed: seed, count: count, subjects: subjects)
    return Story(random.events, random.tables)
  }

  @Test(arguments: CatalogEntry.all.map(\.name)) func everyInstantOfEveryExample(name: String) throws {
    let entry = try #require(CatalogEntry.all.first { $0.name == name })
    try expectAllInstants(Story(entry))
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>) func everyInstantOfRandomEvents(seed: UInt64) throws {
    try expectAllInstants(Self.random(seed, count: 300, subjects: 4 + Int(seed) * 3))
  }

  /// Few subjects with many events each: their marks and checkpoints come into play.
  @Test func everyInstantOfLongLives() throws {
    try expectAllInstants(Self.random(99, count: 1_200, subjects: 3), step: 5)
  }

  private func expectAllInstants(_ story: Story, step: Int = 1) throws {
    var naive = NaiveTimeline()
    var single = Timeline()
    single.append(TraceDelta(events: [], tables: story.tables))
    var seeking = story.timeline
    for count in 0...story.events.count {
      if count > 0 {
        naive.apply(story.events[count - 1], tables: story.tables)
        single.append(TraceDelta(events: [story.events[count - 1]], tables: TraceTables()))
      }
      guard count % step == 0 else { continue }
      seeking.seek(to: .at(count))
      expectSame(seeking, naive, "\(count) events, sought")
      expectSame(single, naive, "\(count) events, one by one")
      #expect(seeking.cursor == .at(count))
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func goingBackAndForthIsGoingThere(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let story = Self.random(seed + 50, count: 400, subjects: 20)
    var wanderer = story.timeline
    for _ in 0..<30 {
      let count = Int.random(in: 0...story.events.count, using: &random)
      wanderer.seek(to: .at(count))
      var naive = NaiveTimeline()
      for event in story.events[..<count] { naive.apply(event, tables: story.tables) }
      expectSame(wanderer, naive, "\(count) events")
    }
    wanderer.seek(to: .live)
    #expect(wanderer.cursor == .live)
    #expect(wanderer.state.eventCount == story.events.count)
  }

  /// So many events that checkpoints are made, and sought from.
  @Test func checkpointsHoldWhatTheFoldHad() {
    let story = Self.random(7, count: 40_000, subjects: 60)
    var seeking = story.timeline
    var naive = NaiveTimeline()
    for (number, event) in story.events.enumerated() {
      naive.apply(event, tables: story.tables)
      guard [3, 16_383, 16_384, 16_400, 30_000, 32_767, 32_768, 32_769, 39_999].contains(number) else { continue }
      seeking.seek(to: .at(number + 1))
      expectSame(seeking, naive, "\(number + 1) events, forward")
      seeking.seek(to: .at(40_000))
      seeking.seek(to: .at(number + 1))
      expectSame(seeking, naive, "\(number + 1) events, back")
    }
  }

  @Test func whatComesDoesNotMoveACursorInThePast() throws {
    let recording = try Recording("workers")
    var timeline = recording.timeline(first: 20)
    timeline.seek(to: .at(9))
    let before = Array(timeline.state.subjects)
    timeline.append(recording.delta(20..<recording.events.count))
    #expect(timeline.cursor == .at(9))
    #expect(timeline.state.eventCount == 9)
    #expect(Array(timeline.state.subjects) == before)
    #expect(timeline.newest.eventCount == recording.events.count)
    timeline.seek(to: .live)
    #expect(timeline.state.eventCount == recording.events.count)
  }

  @Test func aPlaceBeyondTheEventsIsTheNearest() throws {
    var timeline = try Recording("workers").endedRun.timeline
    timeline.seek(to: .at(-5))
    #expect(timeline.state.eventCount == 0)
    timeline.seek(to: .at(1_000_000))
    #expect(timeline.state.eventCount == timeline.trace.events.count)
  }

  @Test(arguments: CatalogEntry.all.map(\.name)) func travellingChangesNothingOfTheLog(name: String) throws {
    let entry = try #require(CatalogEntry.all.first { $0.name == name })
    var run = try Recording(entry).endedRun
    let header = TextLogHeader(program: name, clock: "virtual", started: "")
    let before = TextLogEncoder.encode(run.timeline.trace, header: header)
    for _ in 0..<20 { run.travel(byEvent: .back) }
    run.travelToStart()
    run.travel(to: .live)
    #expect(TextLogEncoder.encode(run.timeline.trace, header: header) == before)
  }

  // What is compared.

  private func expectSame(_ timeline: Timeline, _ naive: NaiveTimeline, _ comment: String) {
    let (state, plain) = (timeline.state, naive.state)
    #expect(totals(state) == totals(plain), "\(comment)")
    #expect(state.longestStep.map { "\($0)" } == plain.longestStep.map { "\($0)" }, "\(comment)")
    #expect(Array(state.readyQueue) == plain.readyQueue, "\(comment)")
    #expect(state.jobsAtWork == plain.jobsAtWork, "\(comment)")
    #expect(Array(state.outputs) == plain.outputs, "\(comment)")
    #expect(timeline.found.findings == naive.linter.findings, "\(comment)")
    #expect(timeline.found.omitted == naive.linter.omitted, "\(comment)")
    #expect(state.subjects.count == plain.subjects.count, "\(comment)")
    for (place, subject) in plain.readyQueue.enumerated() { #expect(state.readyQueue.firstIndex(of: subject) == place) }
    #expect(state.timers.map(\.subject) == plain.timers.prefix(LoopMoment.mostTimers).map(\.subject), "\(comment)")
    #expect(state.primitives.map(\.subject) == plain.primitives.map(\.subject), "\(comment)")
    #expect(state.descriptors.map(\.subject) == plain.descriptors.map(\.subject), "\(comment)")
    for (row, other) in zip(state.subjects, plain.subjects) {
      if !Self.isSame(row, other, at: state.now) { Issue.record("\(comment): \(row)\nshould be \(other)") }
    }
    let waiting = plain.tasks.reduce(.zero) { $0 + $1.timeWaitingOutside(at: plain.now) }
    #expect(state.waitedOutside(at: state.now) == waiting, "\(comment)")
    for thing in plain.subjects where !plain.waiting(for: thing.subject).isEmpty {
      let waiters = state.waiting(for: thing.subject)
      #expect(waiters.count == plain.waiting(for: thing.subject).count)
      #expect(Set(waiters.map(\.subject)) == Set(plain.waiting(for: thing.subject).map(\.subject)), "\(comment)")
    }
    expectLanes(state, plain, comment)
  }

  private func expectLanes(_ state: LoopState, _ plain: NaiveFold, _ comment: String) {
    for lane in Lane.allCases {
      let all = plain.tasks.filter { $0.phase.lane == lane }.map(\.subject)
      #expect(state.count(in: lane) == all.count, "\(lane), \(comment)")
      #expect(Set(state.tasks(in: lane, limit: .max).map(\.subject)) == Set(all), "\(lane), \(comment)")
      #expect(state.tasks(in: lane, limit: 3).count == min(3, all.count), "\(lane), \(comment)")
    }
    let ends = state.tasks(in: .finished, limit: .max).map(\.since)
    #expect(ends == ends.sorted(by: >), "\(comment)")
  }

  private func totals(_ state: LoopState) -> String {
    "\(state.now) \(state.iteration) \(state.turn) \(state.isLoopRunning) \(state.isLoopClosed) \(state.busy) "
      + "\(state.idle.map { "\($0)" } ?? "awake") \(state.running.map { "\($0)" } ?? "nobody") \(state.eventCount)"
  }

  private func totals(_ state: NaiveFold) -> String {
    "\(state.now) \(state.iteration) \(state.turn) \(state.isLoopRunning) \(state.isLoopClosed) \(state.busy) "
      + "\(state.idle.map { "\($0)" } ?? "awake") \(state.running.map { "\($0)" } ?? "nobody") \(state.eventCount)"
  }

  private static func isSame(_ row: SubjectState, _ other: NaiveSubject, at now: Instant) -> Bool {
    row.subject == other.subject && row.name == other.name && row.coroutine == other.coroutine
      && row.parent == other.parent && row.birth == other.birth && row.phase == other.phase
      && row.since == other.since && row.location == other.location && row.wait == other.wait
      && row.waker == other.waker && row.end == other.end && row.thread == other.thread
      && row.canceller == other.canceller && row.holders == other.holders && row.blocksSince == other.blocksSince
      && row.steps == other.steps && row.timeWaitingOutside(at: now) == other.timeWaitingOutside(at: now)
      && Phase.allCases.allSatisfy { row.time(in: $0, at: now) == other.time(in: $0, at: now) }
  }
}
