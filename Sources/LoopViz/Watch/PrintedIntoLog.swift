import VizEngine

/// Puts what a program prints into its log, as events, where it belongs in time; the rest of the log is left as it came.
///
/// What is printed is heard at once, and what the loop did only some time after it was done: so a printed line is held
/// back until the log has come to its time, or has been silent for longer than it ever is late.
struct PrintedIntoLog {
  /// Nanoseconds of the wall after which a line is no longer held back.
  static let patience: Int64 = 250_000_000

  private struct Held {
    let line: String
    /// When on the wall it was printed, in nanoseconds.
    let time: Int64
  }

  /// What is not yet a whole line of the log.
  private var unfinished: [UInt8] = []
  private var held: [Held] = []
  /// How many of them are in the log already.
  private var placed = 0
  /// When on the wall the log's time began, once it has said that.
  private var start: Int64?
  /// The last event's time, in nanoseconds, and its pass.
  private var latest: Int64 = 0
  private var iteration: UInt32 = 0
  /// Whether what was printed last may be later than what the log tells next.
  private var isAhead = false
  private var hasHeading = false
  private var hasEvents = false
  /// How many events were put in.
  private var inserted = 0
  /// What the log says at its end, of how many events there are.
  private var stated: Int?

  /// Whether lines wait for their place.
  var isHolding: Bool { first != nil }

  /// The one that comes next.
  private var first: Held? { placed < held.count ? held[placed] : nil }

  /// Holds a line that was printed.
  mutating func hold(_ line: String, printedAt time: Int64) { held.append(Held(line: line, time: time)) }

  /// More of the log.
  /// - Returns: the same, with what was printed in its place, as far as whole lines have come.
  mutating func take(_ bytes: [UInt8]) -> [UInt8] {
    if let whole = takeUnchanged(bytes) { return whole }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var start = 0
    while let end = bytes[start...].firstIndex(of: Byte.lineFeed) {
      if unfinished.isEmpty {
        add(bytes[start...end], to: &result)
      } else {
        let line = unfinished + bytes[start...end]
        unfinished = []
        add(line[...], to: &result)
      }
      start = end + 1
    }
    unfinished += bytes[start...]
    return result
  }

  /// The same where nothing is to be changed, as nearly always: only the last line is looked at. Nothing when each is
  /// to be.
  private mutating func takeUnchanged(_ bytes: [UInt8]) -> [UInt8]? {
    guard first == nil, hasEvents, !isAhead, let end = bytes.lastIndex(of: Byte.lineFeed) else { return nil }
    let lines = unfinished + bytes[...end]
    let start = lines.dropLast().lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? 0
    guard let (time, iteration) = Self.place(of: lines[start...]) else { return nil }
    (latest, self.iteration) = (max(latest, time), iteration)
    unfinished = Array(bytes[(end + 1)...])
    return lines
  }

  /// What has been held for long enough; the wall says `now`.
  mutating func takeOverdue(now: Int64) -> [UInt8] {
    var result: [UInt8] = []
    while hasEvents, let first, now - first.time > Self.patience { insert(to: &result) }
    return result
  }

  /// The rest, when nothing more is printed and the log has ended; `program` is what it is called if it wrote no log.
  mutating func finish(program: String) -> [UInt8] {
    var result: [UInt8] = []
    if !hasHeading, unfinished.isEmpty {
      guard isHolding else { return [] }
      TextLogEncoder.append(TextLogHeader(program: program, clock: "real"), to: &result)
      stated = 0
    }
    while isHolding { insert(to: &result) }
    if let stated { TextLogEncoder.appendTrailer(eventCount: stated + inserted, to: &result) }
    result += unfinished
    unfinished = []
    return result
  }

  private mutating func add(_ line: ArraySlice<UInt8>, to result: inout [UInt8]) {
    if line.first == Byte.hash {
      addHeader(line, to: &result)
      return
    }
    hasEvents = true
    guard let (time, iteration) = Self.place(of: line) else {
      result += line
      return
    }
    while let first, let start, first.time - start < time { insert(to: &result) }
    if time < latest {
      // Overtaken by what was printed: it takes that time.
      result += Self.seconds(latest)
      result += line.drop { $0 != Byte.space }
    } else {
      result += line
      latest = time
      isAhead = false
    }
    self.iteration = iteration
  }

  private mutating func addHeader(_ line: ArraySlice<UInt8>, to result: inout [UInt8]) {
    hasHeading = true
    let text = String(decoding: line.dropLast(), as: UTF8.self)
    if text.hasPrefix("# events: "), let count = Int(text.dropFirst("# events: ".count)) {
      stated = count
      return
    }
    if start == nil, text.hasPrefix("# started: ") { start = WallClock.nanoseconds(of: String(text.dropFirst(11))) }
    result += line
  }

  /// The first of what is held becomes an event.
  private mutating func insert(to result: inout [UInt8]) {
    guard let first else { return }
    placed += 1
    if placed == held.count || placed == 4096 {
      held.removeFirst(placed)
      placed = 0
    }
    if let start { latest = max(latest, first.time - start) }
    var trace = Trace()
    trace.appendOutput(first.line, iteration: iteration, instant: Instant(nanoseconds: latest))
    for event in trace.events { TextLogEncoder.append(event, tables: trace.tables, to: &result) }
    inserted += 1
    isAhead = true
  }

  /// A line's time in nanoseconds, and its pass.
  private static func place(of line: ArraySlice<UInt8>) -> (Int64, UInt32)? {
    let columns = line.prefix(64).split(separator: Byte.space, maxSplits: 2, omittingEmptySubsequences: true)
    guard columns.count == 3, let point = columns[0].firstIndex(of: UInt8(ascii: ".")),
      let seconds = Int64(String(decoding: columns[0][..<point], as: UTF8.self)), seconds < 9_000_000_000,
      case let rest = columns[0][(point + 1)...], rest.count == 9,
      let fraction = Int64(String(decoding: rest, as: UTF8.self)),
      let iteration = UInt32(String(decoding: columns[1], as: UTF8.self))
    else { return nil }
    return (seconds * 1_000_000_000 + fraction, iteration)
  }

  private static func seconds(_ nanoseconds: Int64) -> [UInt8] {
    Array(TimeText.seconds(Instant(nanoseconds: nanoseconds), decimals: 9).utf8)
  }
}

/// Bytes of the log that are looked for.
private enum Byte {
  static let lineFeed = UInt8(ascii: "\n")
  static let hash = UInt8(ascii: "#")
  static let space = UInt8(ascii: " ")
}
