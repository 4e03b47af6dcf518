@testable import LoopViz
@testable import VizEngine

/// A run of an example on the virtual clock, recorded to its end, to be folded as far as a test wants.
struct Recording: Sendable {
  let entry: CatalogEntry
  let ending: RunModel.Ending
  private let whole: TraceDelta

  var events: [TraceEvent] { whole.events }

  init(_ entry: CatalogEntry) throws {
    self.entry = entry
    let recorder = TraceRecorder()
    ending = try Self.run(entry, recorder)
    whole = recorder.drain()
  }

  /// The catalog's example of this name.
  init(_ name: String) throws {
    guard let entry = Catalog.entry(named: name) else { throw NoExample(name: name) }
    try self.init(entry)
  }

  private static func run(_ entry: CatalogEntry, _ recorder: TraceRecorder) throws -> RunModel.Ending {
    let loop = try EventLoop(clock: VirtualClock(), recorder: recorder)
    var ending = RunModel.Ending.succeeded
    do { try entry.run(on: loop) } catch { ending = .failed(pythonRepresentation(of: error)) }
    try loop.close()
    return ending
  }

  struct NoExample: Error {
    let name: String
  }
}

extension Recording {
  /// The events of a range, with all tables when it begins at the first event and none otherwise.
  func delta(_ range: Range<Int>) -> TraceDelta {
    let isFirst = range.lowerBound == 0
    return TraceDelta(
      events: Array(events[range]), texts: isFirst ? whole.texts : TextTail(),
      locations: isFirst ? whole.locations : [],
      identities: isFirst ? whole.identities : [], lists: isFirst ? whole.lists : [])
  }

  /// The fold of the first `count` events.
  func timeline(first count: Int) -> Timeline {
    var timeline = Timeline()
    timeline.append(delta(0..<count))
    return timeline
  }

  /// The timeline after no event, after the first, and so on to the last.
  var timelines: some Sequence<Timeline> {
    sequence(state: (timeline: timeline(first: 0), next: 0)) { state -> Timeline? in
      guard state.next <= events.count else { return nil }
      defer {
        if state.next < events.count { state.timeline.append(delta(state.next..<state.next + 1)) }
        state.next += 1
      }
      return state.timeline
    }
  }

  /// How many events happened up to and with an instant.
  func count(upTo time: Duration) -> Int {
    events.prefix { $0.instant <= .zero + time }.count
  }
}

extension Recording {
  static let start = RunStart(stamp: "20261122-165000", startedAt: "2026-11-22T16:50:00.000Z", clockName: "virtual")

  /// The run as it stood at an instant.
  func run(at time: Duration) -> RunModel {
    var run = RunModel(entry: entry, start: Self.start, speed: Speed())
    run.timeline = timeline(first: count(upTo: time))
    run.now = .zero + time
    return run
  }

  /// The run at its end.
  var endedRun: RunModel {
    var run = RunModel(entry: entry, start: Self.start, speed: Speed())
    run.timeline = timeline(first: events.count)
    run.now = run.timeline.end
    run.status = .ended(ending)
    return run
  }
}

extension AppModel {
  /// A model of that size, with the run on the screen if there is one.
  init(
    _ width: Int, _ height: Int, _ run: RunModel? = nil, glyphs: Glyphs = .unicode, language: Language = .english
  ) {
    var settings = Settings()
    settings.language = language
    settings.glyphs = glyphs
    self.init(size: Size(width: width, height: height), settings: settings)
    self.run = run
    if let run, case .example(let entry) = run.origin { menu.select(entry) }
  }

  /// Sends keys one after another; what effects the last of them had.
  @discardableResult
  mutating func press(_ keys: Key...) -> [Effect] {
    var effects: [Effect] = []
    for key in keys { effects = update(&self, .input(.key(key))) }
    return effects
  }

  /// Types text, a key for each character.
  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }
}
