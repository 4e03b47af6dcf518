/// A string of a trace, kept once; look it up in ``TraceTables``.
public struct TextReference: Hashable, BitwiseCopyable, Sendable {
  @usableFromInline let index: UInt32

  @inlinable init(index: UInt32) {
    self.index = index
  }
}

/// A line of source, kept once; look it up in ``TraceTables``.
public struct LocationReference: Hashable, BitwiseCopyable, Sendable {
  /// Its number; they are given one after another, from 1.
  public let index: UInt32

  /// The reference with a number that was asked of another.
  @inlinable public init(index: UInt32) {
    self.index = index
  }

  /// No place in the source is known.
  @inlinable public static var none: LocationReference { LocationReference(index: 0) }
}

/// A subject's name and what it runs, kept once; look it up in ``TraceTables``.
public struct IdentityReference: Hashable, BitwiseCopyable, Sendable {
  @usableFromInline let index: UInt32

  @inlinable init(index: UInt32) {
    self.index = index
  }
}

/// A list of subjects, kept once; look it up in ``TraceTables``.
public struct ListReference: Hashable, BitwiseCopyable, Sendable {
  @usableFromInline let index: UInt32

  @inlinable init(index: UInt32) {
    self.index = index
  }
}

/// A file's name, without folders, and a line, counted from 1.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  /// The file's name, without folders.
  public var file: String
  /// The line, counted from 1.
  public var line: Int

  /// Makes a location; `file` may be a path or a `#fileID`, of which the last part is kept.
  public init(file: String, line: Int) {
    self.file = file.split(separator: "/").last.map(String.init) ?? file
    self.line = line
  }

  /// `Workers.swift:14`.
  public var description: String { "\(file):\(line)" }
}

/// Who a task, callback or job is.
public struct Identity: Hashable, BitwiseCopyable, Sendable {
  /// A name given by the program, or a number to make one of: `Task-7`.
  public enum Name: Hashable, BitwiseCopyable, Sendable {
    case numbered(UInt32)
    case given(TextReference)
  }

  /// What it is called.
  public var name: Name
  /// The coroutine with its arguments, `worker(1)`; empty for callbacks and futures.
  public var coroutine: TextReference

  /// Makes an identity of what stands in the tables already.
  public init(name: Name, coroutine: TextReference) {
    self.name = name
    self.coroutine = coroutine
  }
}

/// Everything that events refer to: events are of one small size because their strings stand here, each once.
///
/// Tables only grow, so a reference stays good for the life of the trace.
public struct TraceTables: Sendable {
  /// The empty string, which every table has.
  static let empty = TextReference(index: 0)
  /// `None`, which every table has: what most tasks return.
  static let none = TextReference(index: 1)

  private(set) var texts = TextTable()
  private(set) var locations: [SourceLocation] = [SourceLocation(file: "", line: 0)]
  private(set) var identities = GrowingList<Identity>()
  private(set) var lists = ListTable()
  private var locationIndex: [SourceLocation: UInt32] = [:]

  /// Empty tables: the empty string, no location.
  public init() {
    for text in ["", "None"] { _ = texts.index(of: text) }
  }

  /// The reference of a string; adds it when it is new. O(its length).
  public mutating func reference(to text: String) -> TextReference { TextReference(index: texts.index(of: text)) }

  /// The reference of a string in UTF-8; adds it when it is new. O(its length).
  mutating func reference(toUTF8 text: UnsafeBufferPointer<UInt8>) -> TextReference {
    TextReference(index: texts.index(of: text))
  }

  /// Adds strings that another table has more. O(their length).
  mutating func append(_ tail: TextTail) { texts.append(tail) }

  /// The reference of a line of source; adds it when it is new. O(1).
  public mutating func reference(to location: SourceLocation) -> LocationReference {
    if let known = locationIndex[location] { return LocationReference(index: known) }
    let index = UInt32(locations.count)
    locations.append(location)
    locationIndex[location] = index
    return LocationReference(index: index)
  }

  /// Adds a name and what it names. O(1).
  public mutating func reference(to identity: Identity) -> IdentityReference {
    identities.append(identity)
    return IdentityReference(index: UInt32(identities.count - 1))
  }

  /// Adds a list of subjects. O(1) beside the list's own length.
  public mutating func reference(to list: [Subject]) -> ListReference {
    ListReference(index: lists.append(list))
  }

  /// What they take in memory, about, in bytes.
  public var bytes: Int {
    texts.bytesInMemory + lists.bytesInMemory + identities.count * MemoryLayout<Identity>.stride + locations.count * 128
  }

  /// The string behind a reference.
  public subscript(text: TextReference) -> String { texts[Int(text.index)] }
  /// The place behind a reference, or `nil` for ``LocationReference/none``.
  public subscript(location: LocationReference) -> SourceLocation? {
    location == .none ? nil : locations[Int(location.index)]
  }
  /// The identity behind a reference.
  public subscript(identity: IdentityReference) -> Identity { identities[Int(identity.index)] }
  /// The list behind a reference.
  public subscript(list: ListReference) -> [Subject] { lists[Int(list.index)] }

  /// An identity's name as people read it: `Task-7`.
  public func name(of identity: Identity) -> String {
    switch identity.name {
    case .numbered(let number): "Task-\(number)"
    case .given(let text): self[text]
    }
  }
}
