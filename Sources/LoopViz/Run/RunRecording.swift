import VizEngine

/// Runs that are recorded to their ends, each on a thread of its own and on the virtual clock, which waits for nothing.
struct RunRecording {
  /// Where a whole run comes from.
  enum Source: Sendable {
    case example(CatalogEntry)
    case known(RecordedRun)

    var name: String {
      switch self {
      case .example(let entry): entry.name
      case .known(let run): run.name
      }
    }
  }

  private enum Part {
    case known(RecordedRun)
    case underWay(ExampleRun)
  }

  private let parts: [Part]

  /// Starts them all.
  /// - Parameters:
  ///   - prepareThread: called first on each new thread.
  ///   - didEnd: called on it when its example is over.
  init(
    _ sources: [Source], prepareThread: @escaping @Sendable () -> Void, didEnd: @escaping @Sendable () -> Void
  ) throws(SystemError) {
    var parts: [Part] = []
    for source in sources {
      switch source {
      case .known(let run): parts.append(.known(run))
      case .example(let entry):
        let run = Self.virtualRun(of: entry)
        try run.begin(prepareThread: prepareThread, didEnd: didEnd)
        parts.append(.underWay(run))
      }
    }
    self.parts = parts
  }

  /// The runs, once all of them are over; to be asked for until then, and once.
  var whole: [RecordedRun]? {
    let endings = parts.map { part -> RunModel.Ending? in
      switch part {
      case .known(let run): run.ending
      case .underWay(let run): run.ending
      }
    }
    guard endings.allSatisfy({ $0 != nil }) else { return nil }
    return zip(parts, endings).map { part, ending in
      switch part {
      case .known(let run): run
      case .underWay(let run): Self.whole(run, ending ?? .succeeded)
      }
    }
  }

  /// Lets them come to an end in their own threads; nobody looks any more.
  func abandon() {
    for case .underWay(let run) in parts { run.abandon() }
  }

  /// Records an example on the calling thread, for a program without a screen.
  static func record(_ entry: CatalogEntry) -> RecordedRun {
    let run = virtualRun(of: entry)
    return whole(run, run.runHere())
  }

  private static func virtualRun(of entry: CatalogEntry) -> ExampleRun {
    let clock = RunClock.virtual(VirtualClock())
    return ExampleRun(entry: entry, clock: clock, start: WallClock.runStart(clockName: clock.clock.name))
  }

  private static func whole(_ run: ExampleRun, _ ending: RunModel.Ending) -> RecordedRun {
    var trace = Trace()
    trace.append(run.drain())
    let header = TextLogHeader(program: run.entry.name, clock: run.start.clockName, started: run.start.startedAt)
    return RecordedRun(
      name: run.entry.name, header: header, source: .example(run.entry), ending: ending, trace: trace)
  }
}
