import VizEngine

/// Which row each subject has, without hashing: subjects are numbered upwards, so that a table of numbers serves.
///
/// A log that begins at the greatest number has its far numbers in a dictionary, and costs no table of empty places.
struct SubjectIndex: Sendable {
  private static let absent = UInt32.max
  /// How far beyond the end of its table a number may lie and still make it grow.
  private static let reach = 1024

  private var tables = [[UInt32]](repeating: [], count: Subject.Kind.allCases.count)
  private var far: [Subject: UInt32] = [:]

  /// The row of a subject, if it has one. O(1).
  subscript(subject: Subject) -> Int? {
    let (kind, number) = (Int(subject.kind.rawValue), Int(subject.number))
    if number < tables[kind].count, tables[kind][number] != Self.absent { return Int(tables[kind][number]) }
    return far.isEmpty ? nil : far[subject].map(Int.init)
  }

  /// Gives a subject a row. O(1) amortised.
  mutating func insert(_ subject: Subject, row: Int) {
    let (kind, number) = (Int(subject.kind.rawValue), Int(subject.number))
    let count = tables[kind].count
    if number >= count {
      guard number < count * 2 + Self.reach else {
        far[subject] = UInt32(row)
        return
      }
      tables[kind].append(contentsOf: repeatElement(Self.absent, count: number + 1 - count))
    }
    tables[kind][number] = UInt32(row)
  }
}
