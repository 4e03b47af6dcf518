#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A list of plain values that grows at its end and is not copied for it: `realloc` moves great blocks by their pages,
/// so that neither its growth nor the room that it keeps free takes memory.
///
/// A value, as arrays are: a list that others hold too is copied before it changes.
public struct GrowingList<Element: BitwiseCopyable & Sendable>: Sendable {
  /// The room. `@unchecked`: only the one list that holds it alone changes it, as with an array's buffer.
  @usableFromInline final class Storage: @unchecked Sendable {
    @usableFromInline @exclusivity(unchecked) var base: UnsafeMutablePointer<Element>
    @usableFromInline @exclusivity(unchecked) var capacity: Int

    @usableFromInline init(capacity: Int) {
      base = UnsafeMutablePointer.allocate(capacity: capacity)
      self.capacity = capacity
    }

    deinit { free(base) }

    /// `realloc` may be given what was allocated here, because no element is aligned more than `malloc` aligns.
    func grow(to capacity: Int) {
      guard let moved = realloc(base, capacity * MemoryLayout<Element>.stride) else {
        misuse("there is no memory for \(capacity * MemoryLayout<Element>.stride) bytes; close other programs")
      }
      base = moved.assumingMemoryBound(to: Element.self)
      self.capacity = capacity
    }
  }

  @usableFromInline var storage: Storage
  @usableFromInline var length = 0

  /// An empty list.
  public init() {
    storage = Storage(capacity: 1)
  }

  /// Adds one. O(1) amortised.
  @inlinable public mutating func append(_ element: Element) {
    if !isKnownUniquelyReferenced(&storage) || length == storage.capacity { makeRoom(for: 1) }
    storage.base[length] = element
    length += 1
  }

  /// Adds the elements of an array or the like. O(their count) amortised.
  @inlinable public mutating func append(contentsOf elements: some Collection<Element>) {
    if !isKnownUniquelyReferenced(&storage) || length + elements.count > storage.capacity {
      makeRoom(for: elements.count)
    }
    for element in elements {
      storage.base[length] = element
      length += 1
    }
  }

  /// Puts one in between. O(what stands behind it).
  public mutating func insert(_ element: Element, at index: Int) {
    if index < 0 || index > length { misuse("there is no place \(index) in a list of \(length)") }
    append(element)
    for place in stride(from: length - 1, to: index, by: -1) { storage.base[place] = storage.base[place - 1] }
    storage.base[index] = element
  }

  /// Forgets all of it and keeps the room.
  public mutating func removeAll() {
    if isKnownUniquelyReferenced(&storage) { length = 0 } else { self = GrowingList() }
  }

  /// Makes sure of room that is nobody else's.
  @usableFromInline mutating func makeRoom(for more: Int) {
    let capacity = Swift.max(length * 2, length + more, 16)
    guard !isKnownUniquelyReferenced(&storage) else { return storage.grow(to: capacity) }
    let copy = Storage(capacity: capacity)
    copy.base.update(from: storage.base, count: length)
    storage = copy
  }
}

extension GrowingList: RandomAccessCollection {
  /// Where the first stands.
  @inlinable public var startIndex: Int { 0 }
  /// Behind the last.
  @inlinable public var endIndex: Int { length }

  /// One of them; the index is checked. O(1).
  @inlinable public subscript(index: Int) -> Element {
    get {
      if index < 0 || index >= length { misuse("there is no place \(index) in a list of \(length)") }
      return storage.base[index]
    }
    set {
      if index < 0 || index >= length { misuse("there is no place \(index) in a list of \(length)") }
      if !isKnownUniquelyReferenced(&storage) { makeRoom(for: 0) }
      storage.base[index] = newValue
    }
  }

  /// The elements where they lie.
  @inlinable public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result {
    try withExtendedLifetime(storage) { try body(UnsafeBufferPointer(start: storage.base, count: length)) }
  }
}
