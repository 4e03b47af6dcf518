/// A subject as a log names it.
enum SubjectReading {
  case known(Subject)
  /// A name such as `X9`, of a kind that this version does not know.
  case unknown
}

extension Span<UInt8> {
  /// The subject that these bytes name; `nil` when they name none.
  func subject(in range: Range<Int>) -> SubjectReading? {
    guard let first = range.first, !self[first].isDigit, self[first] != Byte.dash,
      endOfToken(from: first) >= range.upperBound
    else { return nil }
    if spells("loop", in: range) { return .known(.loop) }
    guard let kind = Self.kind(forLetter: self[first]) else { return .unknown }
    let number = first + 1..<range.upperBound
    if let number = self.number(in: number), number <= UInt64(Subject.greatestNumber) {
      return .known(Subject(kind, UInt32(number)))
    }
    // A known letter with a number that cannot be is a mistake; with more letters, it is a kind of a later version.
    for index in number where !self[index].isDigit { return .unknown }
    return nil
  }

  private static func kind(forLetter letter: UInt8) -> Subject.Kind? {
    switch letter {
    case UInt8(ascii: "T"): .task
    case UInt8(ascii: "F"): .future
    case UInt8(ascii: "H"): .handle
    case UInt8(ascii: "J"): .job
    case UInt8(ascii: "P"): .primitive
    case UInt8(ascii: "D"): .descriptor
    default: nil
    }
  }
}

extension Subject {
  /// The letter before the number in the text log; none for the loop.
  var letterByte: UInt8? { kind.letter?.asciiValue }
}
