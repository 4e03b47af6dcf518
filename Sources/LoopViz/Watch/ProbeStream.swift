/// What the probe writes, as text of the log: docs/PROBE.md has the framing.
///
/// Rows of four numbers come through the pipe; a line that a row names has come once before it. Costs O(bytes).
struct ProbeStream {
  /// The bytes of a frame that has not come whole.
  private var rest: [UInt8] = []
  private var lines: [Int64: ProbeLine] = [:]
  private var texts: [Int64: ProbeLine] = [:]
  /// The probe's clock at the log's zero.
  private var zero: Int64 = 0
  private var last: Int64 = 0
  private var pass: Int64 = 0
  private var events = 0
  /// Whether something came that is no frame: nothing after it can be read.
  private(set) var isBroken = false

  private static let headerLength = 8
  private static let longestFrame = 1 << 30

  /// The lines of the log that these bytes complete.
  mutating func text(of bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    guard !isBroken else { return text }
    rest += bytes
    var place = 0
    while !isBroken, rest.count - place >= Self.headerLength {
      let length = rest[(place + 1)..<(place + Self.headerLength)].reversed().reduce(0) { $0 << 8 | Int($1) }
      guard let kind = Frame(rawValue: rest[place]), length <= Self.longestFrame else {
        refuse(into: &text)
        break
      }
      let start = place + Self.headerLength
      guard rest.count - start >= length else { break }
      place = start + length
      read(kind, start..<place, into: &text)
    }
    rest.removeFirst(isBroken ? rest.count : place)
    return text
  }

  private enum Frame: UInt8 {
    case remarks = 0x52
    case lines = 0x4C
    case texts = 0x54
    case events = 0x45
    case end = 0x5A
  }

  private mutating func read(_ kind: Frame, _ range: Range<Int>, into text: inout [UInt8]) {
    switch kind {
    case .remarks: text += rest[range]
    case .lines: if !define(range, in: \.lines) { refuse(into: &text) }
    case .texts: if !define(range, in: \.texts) { refuse(into: &text) }
    case .events: expand(range, into: &text)
    case .end: text += "# events: \(events)\n".utf8
    }
  }

  /// Takes `number text`, each ended by a zero byte; whether all of it was that.
  private mutating func define(
    _ range: Range<Int>, in place: WritableKeyPath<ProbeStream, [Int64: ProbeLine]>
  ) -> Bool {
    for definition in rest[range].split(separator: 0) {
      guard let space = definition.firstIndex(of: 0x20),
        let number = Int64(String(decoding: definition[..<space], as: UTF8.self))
      else { return false }
      self[keyPath: place][number] = ProbeLine(definition[(space + 1)...])
    }
    return true
  }

  private mutating func expand(_ range: Range<Int>, into text: inout [UInt8]) {
    text.reserveCapacity(text.count + range.count * 2)
    var place = range.lowerBound
    while place + 32 <= range.upperBound {
      let row = ProbeRow(
        time: number(at: place), line: number(at: place + 8), subject: number(at: place + 16),
        argument: number(at: place + 24))
      place += 32
      switch row.line {
      case ProbeRow.pass: pass = row.subject
      case ProbeRow.zero: zero = row.time
      case ProbeRow.once:
        guard let line = texts.removeValue(forKey: row.subject) else { return refuse(into: &text) }
        write(line, row, into: &text)
      default:
        guard let line = lines[row.line] else { return refuse(into: &text) }
        write(line, row, into: &text)
      }
    }
  }

  private func number(at place: Int) -> Int64 {
    var number: UInt64 = 0
    for index in (0..<8).reversed() { number = number << 8 | UInt64(rest[place + index]) }
    return Int64(bitPattern: number)
  }

  /// Several threads note events, so a row may be a little late: time does not go back.
  private mutating func write(_ line: ProbeLine, _ row: ProbeRow, into text: inout [UInt8]) {
    last = max(last, row.time &- zero)
    events += line.write(row, zero: zero, now: last, pass: pass, into: &text)
  }

  private mutating func refuse(into text: inout [UInt8]) {
    isBroken = true
    text +=
      "# probe: failed: what it wrote cannot be read from here on: another program may have written to its pipe\n"
      .utf8
  }
}
