/// A line of the log with gaps for a row's numbers, or several lines at the same moment.
struct ProbeLine: Equatable {
  private enum Piece: Equatable {
    case text([UInt8])
    case gap(Gap)
    /// The subject has ended: what follows stands in the next column.
    case column
    /// The next line begins.
    case next
  }

  /// What a byte that is no text stands for.
  private enum Gap: UInt8 {
    /// The subject's number; the argument's lower half; the argument as a time.
    case subject = 1
    case argument, moment
    /// The subject's number and the argument's upper half, added.
    case shifted
    /// How far off the argument is, as a time: seconds.
    case delay
  }

  private let pieces: [Piece]
  private let count: Int

  init(_ bytes: some Collection<UInt8>) {
    var pieces: [Piece] = []
    var text: [UInt8] = []
    func close() {
      if !text.isEmpty { pieces.append(.text(text)) }
      text = []
    }
    var count = 1
    var isSubject = true
    for byte in bytes {
      if byte == 0x0A {
        close()
        pieces.append(.next)
        count += 1
        isSubject = true
      } else if isSubject, byte == 0x20 {
        close()
        pieces.append(.column)
        isSubject = false
      } else if let gap = Gap(rawValue: byte) {
        close()
        pieces.append(.gap(gap))
      } else {
        text.append(byte)
      }
    }
    close()
    self.pieces = pieces
    self.count = count
  }

  /// Writes it with its time and its pass, and returns how many lines that were.
  func write(_ row: ProbeRow, zero: Int64, now: Int64, pass: Int64, into text: inout [UInt8]) -> Int {
    var start = 0
    func begin() {
      text.write(seconds: now)
      text.append(0x20)
      text.write(pass, width: 5)
      text.append(0x20)
      start = text.count
    }
    begin()
    for piece in pieces {
      switch piece {
      case .text(let bytes): text += bytes
      case .column: text.append(contentsOf: repeatElement(0x20, count: max(0, start + 4 - text.count) + 2))
      case .next:
        text.append(0x0A)
        begin()
      case .gap(.subject): text.write(row.subject)
      case .gap(.argument): text.write(row.argument & 0xFFFF_FFFF)
      case .gap(.moment): text.write(seconds: row.argument &- zero)
      case .gap(.shifted): text.write(row.subject &+ row.argument >> 32)
      case .gap(.delay): text.write(delay: row.argument &- zero &- now)
      }
    }
    text.append(0x0A)
    return count
  }
}

/// How numbers stand in the log; none is below zero.
extension [UInt8] {
  fileprivate mutating func write(_ number: Int64, width: Int = 1, filling: UInt8 = 0x20) {
    var digits: InlineArray<20, UInt8> = .init(repeating: filling)
    var rest = UInt64(Swift.max(0, number))
    var first = 20
    repeat {
      first -= 1
      digits[first] = 0x30 + UInt8(rest % 10)
      rest /= 10
    } while rest > 0
    for index in Swift.min(first, 20 - width)..<20 { append(digits[index]) }
  }

  /// Seconds with nine decimals, as far as the log's times go.
  fileprivate mutating func write(seconds nanoseconds: Int64) {
    let time = Swift.min(Swift.max(0, nanoseconds), 9_223_372_036_000_000_000)
    write(time / 1_000_000_000)
    append(0x2E)
    write(time % 1_000_000_000, width: 9, filling: 0x30)
  }

  /// Seconds with four decimals, or with nine if four leave nothing; without zeros at the end.
  fileprivate mutating func write(delay nanoseconds: Int64) {
    let exact = Swift.min(Swift.max(0, nanoseconds), 9_223_372_036_000_000_000)
    let rounded = (exact + 50_000) / 100_000 * 100_000
    write(seconds: rounded > 0 ? rounded : exact)
    while last == 0x30 { removeLast() }
    if last == 0x2E { removeLast() }
  }
}
