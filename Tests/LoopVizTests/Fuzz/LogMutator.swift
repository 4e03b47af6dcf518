import TestSupport

/// Makes a log that is wrong in some place, or meant otherwise, out of good and bad ones.
struct LogMutator {
  /// What stands in logs, and numbers at the borders of what may stand there.
  private static let tokens = [
    "0", "1", "4294967295", "4294967296", "536870911", "536870912", "9223372036854775807", "18446744073709551616", "-",
    "0.000000000", "9223372036.854775807", "9223372036.854775808", "loop", "T1", "T2", "F1", "H1", "J1", "P1", "D1",
    "X9", " created name=a", " running", " suspended on=turn", " suspended on=sleep delay=1 until=1.000000000",
    " suspended on=gather of=T1,T2", " suspended on=lock of=P1 holder=T1", " ready by=timer", " ready by=T1",
    " finished result=None", " failed error=E", " cancelled", " cancelling by=T1", " acquired of=P1", " released of=P1",
    " blocking until=1.000000000", " idle", " stop", " start", " close", " warning kind=deadlock text=x",
    " at=A.swift:1", " parent=T1", " of=-", "\"", "\\u{1b}", "\\u{10ffff}", "\\", "=", ",", " ", "\n", "\r\n", "\t",
    "\u{0}", "\u{FEFF}", "茶", "# events: 1\n", "# loopviz log 1\n", "# program: x\n", "#",
  ].map { Array($0.utf8) }
  private static let greatest = 20_000

  private let corpus: [[UInt8]]

  /// `corpus` holds one log at least.
  init(_ corpus: [[UInt8]]) {
    self.corpus = corpus
  }

  /// Another log, the same for the same random numbers.
  func next(_ random: inout SplitMix64) -> [UInt8] {
    var bytes = random.pick(corpus)
    for _ in 0..<(1 << Int.random(in: 0...4, using: &random)) { mutate(&bytes, &random) }
    return bytes.count > Self.greatest ? Array(bytes.prefix(Self.greatest)) : bytes
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
    case 3: bytes.removeSubrange(place...)
    case 4: replaceWord(in: &bytes, at: place, &random)
    case 5: bytes.insert(contentsOf: line(of: bytes, at: place), at: lineStart(in: bytes, before: place))
    case 6: moveLine(in: &bytes, from: place, &random)
    case 7:
      let other = random.pick(corpus)
      let start = lineStart(in: other, before: Int.random(in: 0...other.count, using: &random))
      let end = min(other.count, start + Int.random(in: 1...400, using: &random))
      bytes.insert(contentsOf: other[start..<end], at: lineStart(in: bytes, before: place))
    case 8: replaceNumber(in: &bytes, at: place, &random)
    default: bytes.insert(contentsOf: random.pick(Self.tokens), at: place)
    }
  }

  private func lineStart(in bytes: [UInt8], before place: Int) -> Int {
    bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  private func line(of bytes: [UInt8], at place: Int) -> ArraySlice<UInt8> {
    let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    return bytes[lineStart(in: bytes, before: place)..<end]
  }

  private func moveLine(in bytes: inout [UInt8], from place: Int, _ random: inout SplitMix64) {
    let line = line(of: bytes, at: place)
    bytes.removeSubrange(line.indices)
    let target = Int.random(in: 0...bytes.count, using: &random)
    bytes.insert(contentsOf: line, at: lineStart(in: bytes, before: target))
  }

  private func replaceWord(in bytes: inout [UInt8], at place: Int, _ random: inout SplitMix64) {
    let border: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "=") }
    let start = bytes[..<place].lastIndex(where: border).map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex(where: border) ?? bytes.count
    bytes.replaceSubrange(start..<end, with: random.pick(Self.tokens))
  }

  /// Small numbers, so that events speak of subjects that others speak of.
  private func replaceNumber(in bytes: inout [UInt8], at place: Int, _ random: inout SplitMix64) {
    let isDigit: (UInt8) -> Bool = { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: "\(Int.random(in: 0...5, using: &random))".utf8)
  }
}
