import VizEngine

/// Which row each subject has, without hashing: subjects are numbered upwards, so that a table of numbers serves.
///
/// A log that begins at the greatest number has its far numbers in a dictionary, and costs no table of empty places.
struct SubjectIndex: Sendable {
  private static let absent = UInt32.max
  /// How far beyond the end of its table a number may lie and still make it grow.
  private static let reach = 1024

  // A table of tables would have each of them counted as used and unused again at every look-up.
  private var loops: [UInt32] = []
  private var tasks: [UInt32] = []
  private var futures: [UInt32] = []
  private var handles: [UInt32] = []
  private var jobs: [UInt32] = []
  private var primitives: [UInt32] = []
  private var descriptors: [UInt32] = []
  private var far: [Subject: UInt32] = [:]

  /// The row of a subject, if it has one. O(1).
  subscript(subject: Subject) -> Int? {
    let number = Int(subject.number)
    let row =
      switch subject.kind {
      case .loop: number < loops.count ? loops[number] : Self.absent
      case .task: number < tasks.count ? tasks[number] : Self.absent
      case .future: number < futures.count ? futures[number] : Self.absent
      case .handle: number < handles.count ? handles[number] : Self.absent
      case .job: number < jobs.count ? jobs[number] : Self.absent
      case .primitive: number < primitives.count ? primitives[number] : Self.absent
      case .descriptor: number < descriptors.count ? descriptors[number] : Self.absent
      }
    if row != Self.absent { return Int(row) }
    return far.isEmpty ? nil : far[subject].map(Int.init)
  }

  /// Gives a subject a row. O(1) amortised.
  mutating func insert(_ subject: Subject, row: Int) {
    let number = Int(subject.number)
    let isNear =
      switch subject.kind {
      case .loop: Self.set(row, at: number, in: &loops)
      case .task: Self.set(row, at: number, in: &tasks)
      case .future: Self.set(row, at: number, in: &futures)
      case .handle: Self.set(row, at: number, in: &handles)
      case .job: Self.set(row, at: number, in: &jobs)
      case .primitive: Self.set(row, at: number, in: &primitives)
      case .descriptor: Self.set(row, at: number, in: &descriptors)
      }
    if !isNear { far[subject] = UInt32(row) }
  }

  private static func set(_ row: Int, at number: Int, in table: inout [UInt32]) -> Bool {
    guard number < table.count * 2 + reach else { return false }
    if number >= table.count {
      table.append(contentsOf: repeatElement(absent, count: number + 1 - table.count))
    }
    table[number] = UInt32(row)
    return true
  }
}
