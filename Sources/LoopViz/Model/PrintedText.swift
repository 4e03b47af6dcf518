/// What a program prints on its terminal, as lines: the last one may be written over until it has its end.
///
/// Of what moves about on a terminal only what stays within a line is followed, as progress bars and the echo of what
/// is typed need it; the rest, and colours, are left out.
struct PrintedText: Hashable, Sendable {
  /// What stands after the last line feed.
  private var line: [Unicode.Scalar] = []
  /// Where in it the next character goes.
  private var cursor = 0
  /// The beginning of a character whose other bytes have not come yet.
  private var partial: [UInt8] = []
  private var sequence = ControlSequence.none

  /// Inside which sequence of control one is.
  private enum ControlSequence: Hashable, Sendable {
    case none
    case escape
    /// `ESC [` and what has come of it.
    case control([UInt8])
    /// `ESC ]` and the like, which go on to a bell or `ESC \`.
    case text
    case textEscape
    /// `ESC (` and the like: one byte more.
    case oneMore
  }

  /// No line is kept longer: a program may print without end and without a line feed.
  static let longestLine = 1 << 14

  /// What stands after the last line feed.
  var unfinished: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line)
    return String(text)
  }

  /// Takes in what was printed.
  /// - Returns: the lines that have their end now.
  mutating func take(_ bytes: [UInt8]) -> [String] {
    var lines: [String] = []
    var run = partial
    partial = []
    for byte in bytes {
      if sequence == .none, byte >= 0x20, byte != 0x7F {
        run.append(byte)
        continue
      }
      write(run, &lines)
      run = []
      if sequence == .none { obey(byte, &lines) } else { follow(byte) }
    }
    let whole = run.count - Self.unfinishedLength(run)
    write(Array(run[..<whole]), &lines)
    partial = Array(run[whole...])
    return lines
  }

  /// The last line, when nothing more will come; nothing when there is none.
  mutating func takeRest() -> String? {
    var lines: [String] = []
    write(partial, &lines)
    partial = []
    if !line.isEmpty { finish(&lines) }
    return lines.first
  }

  private mutating func finish(_ lines: inout [String]) {
    lines.append(unfinished)
    line = []
    cursor = 0
  }

  private mutating func write(_ bytes: [UInt8], _ lines: inout [String]) {
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if cursor < line.count {
        line[cursor] = scalar
      } else {
        while line.count < cursor { line.append(" ") }
        line.append(scalar)
      }
      cursor += 1
      if cursor >= Self.longestLine { finish(&lines) }
    }
  }

  private mutating func obey(_ byte: UInt8, _ lines: inout [String]) {
    switch byte {
    case 0x0A: finish(&lines)
    case 0x0D: cursor = 0
    case 0x08: cursor = max(0, cursor - 1)
    case 0x09: write(Array(repeating: 0x20, count: 8 - cursor % 8), &lines)
    case 0x1B: sequence = .escape
    default: break
    }
  }

  private mutating func follow(_ byte: UInt8) {
    switch (sequence, byte) {
    case (.none, _): break
    case (.escape, UInt8(ascii: "[")): sequence = .control([])
    case (.escape, UInt8(ascii: "]")), (.escape, UInt8(ascii: "P")), (.escape, UInt8(ascii: "_")): sequence = .text
    case (.escape, 0x20...0x2F): sequence = .oneMore
    case (.escape, _), (.oneMore, _): sequence = .none
    case (.control(let parameters), 0x40...0x7E):
      sequence = .none
      move(byte, Int(String(decoding: parameters, as: UTF8.self)))
    case (.control(let parameters), 0x20...0x3F) where parameters.count < 32: sequence = .control(parameters + [byte])
    case (.control, _): sequence = .none
    case (.text, 0x07): sequence = .none
    case (.text, 0x1B): sequence = .textEscape
    case (.text, _): break
    case (.textEscape, _): sequence = .none
    }
  }

  /// Within the line: to the left, to the right, to a column, and wiping.
  private mutating func move(_ command: UInt8, _ count: Int?) {
    switch command {
    case UInt8(ascii: "D"): cursor = max(0, cursor - max(1, count ?? 1))
    case UInt8(ascii: "C"): cursor = min(Self.longestLine - 1, cursor + min(Self.longestLine, max(1, count ?? 1)))
    case UInt8(ascii: "G"): cursor = min(Self.longestLine, max(1, count ?? 1)) - 1
    case UInt8(ascii: "K") where count == 2: line = []
    case UInt8(ascii: "K") where count ?? 0 == 0: line.removeLast(max(0, line.count - cursor))
    default: break
    }
  }

  /// How many bytes at the end are the beginning of a character that is not whole.
  private static func unfinishedLength(_ bytes: [UInt8]) -> Int {
    for length in 1...3 where length <= bytes.count {
      let byte = bytes[bytes.count - length]
      if byte & 0xC0 == 0x80 { continue }
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return needed > length ? length : 0
    }
    return 0
  }
}
