/// A value for each subject that has one, in pages that are made when they are first needed.
///
/// Subjects are numbered upwards from one, so the pages are dense, and a look-up hashes nothing; a log that begins at
/// the greatest number costs one page and a few megabytes of empty places.
struct SubjectTable<Value: Sendable>: Sendable {
  private static var pageLength: Int { 1 << 10 }

  private var pages = [[[Value?]]](repeating: [], count: Subject.Kind.allCases.count)

  /// The value of a subject, if it has one. O(1).
  subscript(subject: Subject) -> Value? {
    let (kind, page, place) = Self.position(of: subject)
    guard page < pages[kind].count, !pages[kind][page].isEmpty else { return nil }
    return pages[kind][page][place]
  }

  /// Gives a subject a value, in place of the one that it may have. O(1), but for the first of a page.
  mutating func set(_ value: Value, for subject: Subject) {
    let (kind, page, place) = Self.position(of: subject)
    while pages[kind].count <= page { pages[kind].append([]) }
    if pages[kind][page].isEmpty { pages[kind][page] = [Value?](repeating: nil, count: Self.pageLength) }
    pages[kind][page][place] = value
  }

  /// Changes the value of a subject that has one. O(1).
  mutating func change(_ subject: Subject, _ body: (inout Value) -> Void) {
    let (kind, page, place) = Self.position(of: subject)
    guard page < pages[kind].count, !pages[kind][page].isEmpty else { return }
    if var value = pages[kind][page][place] {
      body(&value)
      pages[kind][page][place] = value
    }
  }

  private static func position(of subject: Subject) -> (kind: Int, page: Int, place: Int) {
    let (page, place) = Int(subject.number).quotientAndRemainder(dividingBy: pageLength)
    return (Int(subject.kind.rawValue), page, place)
  }
}
