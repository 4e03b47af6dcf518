import VizEngine

/// A log that is read while it is looked at, and whether it plays.
struct ReplayModel: Sendable {
  /// How far the reading is.
  enum Reading: Hashable, Sendable {
    case underWay
    case whole
    /// It could not be read to its end, for this reason.
    case broken(String)
  }

  /// Whether the instant that is shown moves on by itself, as the log's own time did.
  enum Motion: Hashable, Sendable {
    case still
    /// The wall's time at the last tick, once there was one.
    case playing(since: WallTime?)
  }

  /// What passes on the wall between two ticks counts up to here: a program that was stopped has not played.
  static let longestTick = 250

  /// How many bytes there are, where that is known.
  let length: Int?
  /// How many bytes of memory may be taken before the oldest events are let go; without it, any number. It grows where
  /// those who are alive take more by themselves.
  fileprivate(set) var retained: Int?
  /// How many events were let go.
  var letGo = 0
  var decoder = TextLogDecoder()
  /// What the log remarks beside its events.
  fileprivate(set) var remarks = ProbeRemarks()
  var reading = Reading.underWay
  var motion = Motion.still
  /// How many bytes were read.
  var bytesRead = 0

  init(length: Int?, retained: Int?) {
    self.length = length
    self.retained = retained
  }

  /// The program has ended that wrote the log.
  mutating func noteEndOfProgram() { remarks.end(decoder.header) }

  var isPlaying: Bool { motion != .still }

  /// How much of the log was read, in hundredths, while that is not all.
  var progress: Int? {
    guard reading == .underWay, let length, length > 0 else { return nil }
    return min(99, bytesRead * 100 / length)
  }
}

/// A log that is open and will be read.
struct OpenedLog: Hashable, Sendable {
  var name: String
  /// How many bytes there are, where that is known.
  var length: Int?
  /// Whether it is to play from its start, or to be shown as it comes.
  var plays: Bool
  /// How many bytes of memory it may take; without it, any number.
  var retained: Int?
}

/// Reading.
extension RunModel {
  /// A run that is to be read from a log.
  init(_ log: OpenedLog, start: RunStart, speed: Speed) {
    self.init(origin: .log(log.name), start: start, speed: speed)
    replay = ReplayModel(length: log.length, retained: log.retained)
    if log.plays { play() }
  }

  /// Takes in the next bytes of the log. O(their count).
  mutating func read(_ bytes: [UInt8]) {
    guard var reading = replay else { return }
    replay = nil
    timeline.grow { reading.decoder.feed(bytes, into: &$0) }
    reading.bytesRead += bytes.count
    reading.remarks.take(reading.decoder.header, events: timeline.trace.events.count)
    replay = reading
    clock = timeline.end
    if let retained = reading.retained, timeline.bytes > retained { letGo(timeline.trace.events.count / 2) }
  }

  /// Lets the oldest events go. What is shown stays where it is, or at the oldest instant that is left.
  private mutating func letGo(_ count: Int) {
    let (kept, remaining) = timeline.lettingGo(first: count)
    timeline = kept
    replay?.letGo += count
    if let retained = replay?.retained { replay?.retained = max(retained, timeline.bytes * 2) }
    func moved(_ place: Position.Place) -> Position.Place {
      Position.Place(events: max(remaining, place.events - count + remaining), instant: place.instant)
    }
    marks = marks.filter { $0.events > count }.map(moved)
    if case .past(let place) = position { show(moved(place)) }
    criticalPath = nil
  }

  /// The log has ended, or cannot be read any further.
  mutating func endReading(_ trouble: String?) {
    guard var reading = replay else { return }
    replay = nil
    timeline.grow { reading.decoder.finish(into: &$0) }
    reading.remarks.take(reading.decoder.header, events: timeline.trace.events.count)
    reading.reading = trouble.map { .broken($0) } ?? .whole
    replay = reading
    clock = timeline.end
    status = .ended(Ending(of: timeline.trace))
    followCriticalPath()
  }
}

/// Playing: the instant that is shown moves, and nothing else is different from going there by hand.
extension RunModel {
  /// Starts from what is shown; from the beginning when that is the end.
  mutating func play() {
    if !isTravelling { show(Position.Place(events: 0, instant: .zero)) }
    replay?.motion = .playing(since: nil)
  }

  /// From the beginning.
  mutating func playAgain() {
    show(Position.Place(events: 0, instant: .zero))
    replay?.motion = .playing(since: nil)
  }

  /// Plays, or stands; what comes in live stands still when it is told to, at what is shown.
  mutating func togglePlaying() {
    switch replay?.motion {
    case .playing: replay?.motion = .still
    case .still where !isTravelling && replay?.reading == .underWay:
      show(place)
    case .still: play()
    case nil: break
    }
  }

  /// Lets the time pass that has passed on the wall.
  mutating func playOn(_ wall: WallTime) {
    guard case .playing(let since) = replay?.motion else { return }
    replay?.motion = .playing(since: wall)
    guard let since, isTravelling else { return }
    let milliseconds = min(max(0, wall.milliseconds - since.milliseconds), ReplayModel.longestTick)
    let next = now + .nanoseconds(Int64(Double(milliseconds) * 1e6 * speed.factor))
    // What is not read yet cannot be shown: the picture waits for it.
    if next < clock || replay?.reading == .underWay {
      let instant = min(next, clock)
      show(Position.Place(events: timeline.count(upTo: instant), instant: instant))
    } else {
      replay?.motion = .still
      travel(to: Position.live)
    }
  }
}

extension RunModel.Ending {
  /// A log does not say how its program ended; but after a deadlock nothing ran any more.
  init(of trace: Trace) {
    self = .succeeded
    for event in trace.events.reversed() {
      if case .warning(.deadlock, let text) = event.kind {
        self = .failed(trace.tables[text])
        return
      }
      if case .running = event.kind { return }
    }
  }
}
