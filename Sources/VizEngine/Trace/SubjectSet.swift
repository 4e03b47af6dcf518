/// A set of subjects, one bit for each, in pages that are made when they are first needed.
///
/// Subjects are numbered upwards from one, so the pages are dense; a log that begins at the greatest number costs one
/// page and a megabyte of empty places.
struct SubjectSet: Sendable {
  private static let pageBits = 1 << 12

  private var pages = [[[UInt64]]](repeating: [], count: Subject.Kind.allCases.count)

  /// Whether a subject is there. O(1).
  func contains(_ subject: Subject) -> Bool {
    let (page, bit) = Int(subject.number).quotientAndRemainder(dividingBy: Self.pageBits)
    let pages = pages[Int(subject.kind.rawValue)]
    guard page < pages.count, !pages[page].isEmpty else { return false }
    return pages[page][bit / 64] & 1 << UInt64(bit % 64) != 0
  }

  /// Takes a subject out. O(1).
  mutating func remove(_ subject: Subject) {
    let kind = Int(subject.kind.rawValue)
    let (page, bit) = Int(subject.number).quotientAndRemainder(dividingBy: Self.pageBits)
    guard page < pages[kind].count, !pages[kind][page].isEmpty else { return }
    pages[kind][page][bit / 64] &= ~(1 << UInt64(bit % 64))
  }

  /// Adds a subject; false when it was there. O(1), but for the first of a page.
  @discardableResult
  mutating func insert(_ subject: Subject) -> Bool {
    let kind = Int(subject.kind.rawValue)
    let (page, bit) = Int(subject.number).quotientAndRemainder(dividingBy: Self.pageBits)
    while pages[kind].count <= page { pages[kind].append([]) }
    if pages[kind][page].isEmpty { pages[kind][page] = [UInt64](repeating: 0, count: Self.pageBits / 64) }
    let mask: UInt64 = 1 << UInt64(bit % 64)
    let isNew = pages[kind][page][bit / 64] & mask == 0
    pages[kind][page][bit / 64] |= mask
    return isNew
  }
}
