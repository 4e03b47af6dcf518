/// Records of a few subjects at a time, found without hashing: each has a slot for as long as it is wanted.
struct SubjectPool<Record: Sendable>: Sendable {
  private var slots = SubjectTable<UInt32>()
  private var records: [Record] = []
  private var free: [UInt32] = []

  /// The record of a subject, if it has one. O(1).
  subscript(subject: Subject) -> Record? { slot(of: subject).map { records[$0] } }

  /// Where a subject's record stands, to be changed there.
  func slot(of subject: Subject) -> Int? {
    slots[subject].flatMap { $0 == .max ? nil : Int($0) }
  }

  /// The records, by their slots.
  subscript(slot slot: Int) -> Record {
    get { records[slot] }
    _modify { yield &records[slot] }
  }

  /// The slot of a subject; a new record is put into it when there was none. O(1) amortised.
  mutating func slot(of subject: Subject, default record: @autoclosure () -> Record) -> Int {
    if let known = slot(of: subject) { return known }
    let slot = free.popLast() ?? UInt32(records.count)
    if Int(slot) == records.count { records.append(record()) } else { records[Int(slot)] = record() }
    slots.set(slot, for: subject)
    return Int(slot)
  }

  /// Forgets a subject's record. O(1).
  mutating func remove(_ subject: Subject) {
    guard let slot = slot(of: subject) else { return }
    free.append(UInt32(slot))
    slots.set(.max, for: subject)
  }
}
