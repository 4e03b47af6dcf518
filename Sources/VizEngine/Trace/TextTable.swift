/// The strings of a trace, each once, as bytes in one piece: a million of them cost little more than their bytes.
///
/// Two strings are one only when they are the same byte for byte; Swift's own are equal when they are canonically
/// equivalent, so that a table of those would print `é` as another of its spellings.
struct TextTable: Sendable {
  private var bytes = GrowingList<UInt8>()
  /// Where each string ends, which is where the next begins.
  private var ends = GrowingList<Int>()
  /// Half of each string's hash, and its index plus one; a table with open addressing, of which half is free.
  private var slots = [UInt64](repeating: 0, count: 16)

  /// How many there are.
  var count: Int { ends.count }

  /// What they take in memory.
  var bytesInMemory: Int { bytes.count + 8 * ends.count + 8 * slots.count }

  /// The index of a string; adds it when it is new. O(its length).
  mutating func index(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = Self.hash(text)
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[place] != 0 {
      let known = UInt32(truncatingIfNeeded: slots[place]) - 1
      if slots[place] >> 32 == hash >> 32, holds(text, at: Int(known)) { return known }
      place = (place + 1) & (slots.count - 1)
    }
    let index = UInt32(ends.count)
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    slots[place] = (hash >> 32) << 32 | UInt64(index + 1)
    if ends.count * 2 > slots.count { growSlots() }
    return index
  }

  /// The index of a string; adds it when it is new. O(its length).
  mutating func index(of text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { index(of: $0) }
  }

  /// One of them. O(its length).
  subscript(index: Int) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: $0[range(of: index)], as: UTF8.self) }
  }

  private func range(of index: Int) -> Range<Int> { (index > 0 ? ends[index - 1] : 0)..<ends[index] }

  private func holds(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let range = range(of: index)
    guard range.count == text.count else { return false }
    return bytes.withUnsafeBufferPointer { $0[range].elementsEqual(text) }
  }

  private mutating func growSlots() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<ends.count {
        let hash = Self.hash(UnsafeBufferPointer(rebasing: bytes[range(of: index)]))
        var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = (hash >> 32) << 32 | UInt64(index + 1)
      }
    }
  }
}

/// Some strings of a table, on their way to another.
struct TextTail: Sendable {
  fileprivate(set) var bytes: [UInt8] = []
  fileprivate(set) var lengths: [Int] = []
}

extension TextTable {
  /// The strings from one index on. O(their length).
  func tail(from first: Int) -> TextTail {
    guard first < ends.count else { return TextTail() }
    var tail = TextTail()
    let start = first > 0 ? ends[first - 1] : 0
    bytes.withUnsafeBufferPointer { tail.bytes = Array($0[start...]) }
    tail.lengths = (first..<ends.count).map { range(of: $0).count }
    return tail
  }

  /// Adds strings that another table has more than this one, of which it is a copy otherwise. O(their length).
  mutating func append(_ tail: TextTail) {
    tail.bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for length in tail.lengths {
        _ = index(of: UnsafeBufferPointer(rebasing: bytes[start..<start + length]))
        start += length
      }
    }
  }
}

extension TextTable {
  /// Of this process alone, so that nobody can write a log whose strings all have one hash.
  private static let seed = UInt64.random(in: .min ... .max)

  /// Eight bytes at a time, each folded in by a wide multiplication (Wang Yi, wyhash).
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = UnsafeRawBufferPointer(text)
    var state = seed ^ UInt64(bytes.count)
    var index = 0
    while index + 8 <= bytes.count {
      state = folded(state ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self), 0x9E37_79B9_7F4A_7C15)
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    return folded(state ^ rest, 0xD6E8_FEB8_6659_FD93)
  }

  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }
}
