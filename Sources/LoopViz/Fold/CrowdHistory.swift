/// How many tasks, callbacks and jobs of each block of neighbouring rows stood in each lane, and when: what a row that
/// stands for many of them is drawn from.
///
/// It is a sample: a block is noted when a lane has changed by an eighth of the block since it was noted last, so that
/// what is read is never off by an eighth, which is one step of the picture's scale. Only whether any is alive is exact.
/// Blocks of several sizes are kept, lest a block of many thousand rows were added up from small ones in every picture.
/// A note takes eight bytes and at least four moves lie between two of a block, so that all of them take no more than a
/// few bytes for each move, and next to nothing where most tasks stay in a lane.
struct CrowdHistory: Sendable {
  /// Counts of a block in parts of it, of which the smallest block has one for each row.
  struct Counts: Hashable, Sendable {
    var pending = 0
    var running = 0
    var suspended = 0
    var finished = 0

    var alive: Int { pending + running + suspended }

    subscript(lane: Lane) -> Int {
      get {
        switch lane {
        case .pending: pending
        case .running: running
        case .suspended: suspended
        case .finished: finished
        }
      }
      set {
        switch lane {
        case .pending: pending = newValue
        case .running: running = newValue
        case .suspended: suspended = newValue
        case .finished: finished = newValue
        }
      }
    }

    static func += (counts: inout Counts, other: Counts) {
      counts.pending += other.pending
      counts.running += other.running
      counts.suspended += other.suspended
      counts.finished += other.finished
    }
  }

  fileprivate struct Note: Sendable {
    var event: UInt32
    var pending: UInt8
    var running: UInt8
    var suspended: UInt8
    var finished: UInt8
  }

  fileprivate struct Block: Sendable {
    var present = Counts()
    var noted = Counts()
    var notes: [Note] = []
  }

  /// The blocks of one size.
  private struct Level: Sendable {
    var blocks: [Block] = []
  }

  /// The rows of a smallest block; it is cut into so many parts, and every other block too.
  static let smallest = 32
  fileprivate static let smallestBits = 5
  /// The blocks of a level are so many times larger than those of the level below.
  private static let growthBits = 3
  private var levels = [Level](repeating: Level(), count: 5)

  /// How many rows of a level's block there are, as a power of two.
  private static func bits(_ level: Int) -> Int { smallestBits + level * growthBits }

  /// A row goes from lane to lane with an event; a new one comes from none. O(1) amortised.
  mutating func move(row: Int, from old: Lane?, to new: Lane, event: Int) {
    for level in levels.indices {
      let bits = Self.bits(level)
      let place = row >> bits
      while levels[level].blocks.count <= place { levels[level].blocks.append(Block()) }
      levels[level].blocks[place].move(from: old, to: new, event: event, bits: bits)
    }
  }

  /// Which level serves blocks of so many rows, and how many of its blocks make one of them.
  private static func level(for size: Int, among count: Int) -> (level: Int, share: Int) {
    var level = 0
    while level + 1 < count, 1 << bits(level + 1) <= size { level += 1 }
    return (level, max(1, size >> bits(level)))
  }

  /// The counts in a block of `size` rows, a power of two, when so many events had happened, in parts of `size`.
  /// O(log of its notes).
  func counts(block: Int, size: Int, before event: Int) -> (counts: Counts, parts: Int) {
    let (level, share) = Self.level(for: size, among: levels.count)
    var sum = Counts()
    for place in block * share..<(block + 1) * share where place < levels[level].blocks.count {
      sum += levels[level].blocks[place].counts(before: event)
    }
    return (sum, share * Self.smallest)
  }

  /// What the notes take, for whoever measures.
  var bytes: Int {
    levels.reduce(0) { $0 + $1.blocks.reduce(0) { $0 + 8 * $1.notes.capacity + MemoryLayout<Block>.stride } }
  }
}

extension CrowdHistory.Block {
  fileprivate mutating func move(from old: Lane?, to new: Lane, event: Int, bits: Int) {
    if let old { present[old] -= 1 }
    present[new] += 1
    let enough = 1 << (bits - 3)
    let hasChanged =
      abs(present[new] - noted[new]) >= enough || old.map { abs(present[$0] - noted[$0]) >= enough } ?? false
    guard hasChanged || (present.alive == 0) != (noted.alive == 0) else { return }
    noted = present
    let unit = bits - CrowdHistory.smallestBits
    notes.append(
      CrowdHistory.Note(
        event: UInt32(event), pending: Self.parts(present.pending, unit), running: Self.parts(present.running, unit),
        suspended: Self.parts(present.suspended, unit), finished: Self.parts(present.finished, unit)))
  }

  /// Rounded up, so that one of many is not none.
  private static func parts(_ count: Int, _ unit: Int) -> UInt8 { UInt8(clamping: (count + (1 << unit) - 1) >> unit) }

  fileprivate func counts(before event: Int) -> CrowdHistory.Counts {
    let next = notes.partitioningIndex { Int($0.event) >= event }
    guard next > 0 else { return CrowdHistory.Counts() }
    let note = notes[next - 1]
    return CrowdHistory.Counts(
      pending: Int(note.pending), running: Int(note.running), suspended: Int(note.suspended),
      finished: Int(note.finished))
  }
}
