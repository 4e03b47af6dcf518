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
    guard let kind = Subject.Kind(letter: self[first]) else { return .unknown }
    let number = first + 1..<range.upperBound
    if let number = self.number(in: number), number <= UInt64(Subject.greatestNumber) {
      return .known(Subject(kind, UInt32(number)))
    }
    // A known letter with a number that cannot be is a mistake; with more letters, it is a kind of a later version.
    for index in number where !self[index].isDigit { return .unknown }
    return nil
  }
}

extension Subject.Kind {
  /// The kind that a letter of the text log stands for.
  init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "T"): self = .task
    case UInt8(ascii: "F"): self = .future
    case UInt8(ascii: "H"): self = .handle
    case UInt8(ascii: "J"): self = .job
    case UInt8(ascii: "P"): self = .primitive
    case UInt8(ascii: "D"): self = .descriptor
    default: return nil
    }
  }
}

extension Subject {
  /// The letter before the number in the text log; none for the loop.
  var letterByte: UInt8? { kind.letter?.asciiValue }
}
