/// The lists of subjects of a trace, one after another in one piece.
struct ListTable: Sendable {
  private var subjects = GrowingList<Subject>()
  /// Where each list ends, which is where the next begins.
  private var ends = GrowingList<Int>()

  /// How many there are.
  var count: Int { ends.count }

  /// What they take in memory.
  var bytesInMemory: Int { 4 * subjects.count + 8 * ends.count }

  /// Adds a list. O(its length) amortised.
  mutating func append(_ list: some Collection<Subject>) -> UInt32 {
    subjects.append(contentsOf: list)
    ends.append(subjects.count)
    return UInt32(ends.count - 1)
  }

  /// One of them. O(its length).
  subscript(index: Int) -> [Subject] {
    Array(subjects[(index > 0 ? ends[index - 1] : 0)..<ends[index]])
  }

  /// The lists from one index on. O(their length).
  func tail(from first: Int) -> [[Subject]] { (min(first, count)..<count).map { self[$0] } }
}
