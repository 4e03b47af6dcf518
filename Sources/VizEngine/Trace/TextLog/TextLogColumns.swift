/// The first three columns of a line as nearly every line has them, read in one pass.
///
/// Nothing when anything is unusual: then the line is read column by column, which finds out what is wrong.
struct TextLogColumns {
  let instant: Instant
  let iteration: UInt32
  let subject: Subject
  /// Where the word begins.
  let word: Int

  init?(_ line: Span<UInt8>) {
    var index = 0
    guard let seconds = line.leadingNumber(at: &index, mostDigits: 10), index + 10 < line.count,
      line[index] == Byte.point
    else { return nil }
    var fraction: Int64 = 0
    for place in index + 1...index + 9 {
      let digit = line[place] &- Byte.zero
      guard digit <= 9 else { return nil }
      fraction = fraction &* 10 &+ Int64(digit)
    }
    let (nanoseconds, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow, nanoseconds <= Int64.max - fraction, line[index + 10] == Byte.space else { return nil }
    instant = Instant(nanoseconds: nanoseconds + fraction)
    index = line.endOfSpaces(from: index + 10)
    guard let iteration = line.leadingNumber(at: &index, mostDigits: 9), index + 1 < line.count,
      line[index] == Byte.space
    else { return nil }
    self.iteration = UInt32(iteration)
    index = line.endOfSpaces(from: index)
    guard index + 4 < line.count else { return nil }
    if let kind = Subject.Kind(letter: line[index]) {
      index += 1
      guard let number = line.leadingNumber(at: &index, mostDigits: 8) else { return nil }
      subject = Subject(kind, UInt32(number))
    } else {
      guard line.spells("loop", in: index..<index + 4) else { return nil }
      index += 4
      subject = .loop
    }
    guard index < line.count, line[index] == Byte.space else { return nil }
    word = line.endOfSpaces(from: index)
    guard word < line.count else { return nil }
  }
}

extension Span<UInt8> {
  /// A number without signs or leading zeros and of no more digits than are given; the index moves behind it.
  fileprivate func leadingNumber(at index: inout Int, mostDigits: Int) -> UInt64? {
    let start = index
    var value: UInt64 = 0
    while index < count {
      let digit = self[index] &- Byte.zero
      guard digit <= 9 else { break }
      value = value &* 10 &+ UInt64(digit)
      index += 1
    }
    let length = index - start
    guard length > 0, length <= mostDigits, length == 1 || self[start] != Byte.zero else { return nil }
    return value
  }
}
