/// What an event of the trace is about: the loop itself, or a numbered task, future, callback, thread job,
/// synchronisation primitive or descriptor.
///
/// Four bytes; numbers are given once and never reused within a loop.
public struct Subject: Hashable, BitwiseCopyable, Sendable {
  /// The kinds of thing that a trace speaks about.
  public enum Kind: UInt32, CaseIterable, Sendable {
    case loop, task, future, handle, job, primitive, descriptor

    /// The letter before the number in the text log; none for the loop.
    var letter: Character? {
      switch self {
      case .loop: nil
      case .task: "T"
      case .future: "F"
      case .handle: "H"
      case .job: "J"
      case .primitive: "P"
      case .descriptor: "D"
      }
    }
  }

  @inlinable static var numberBits: UInt32 { 29 }
  /// The largest number that a subject can have.
  @inlinable public static var greatestNumber: Int { (1 << numberBits) - 1 }

  @usableFromInline let bits: UInt32

  @inlinable init(bits: UInt32) {
    self.bits = bits
  }

  /// The loop.
  @inlinable public static var loop: Subject { Subject(bits: 0) }
  /// The task with this number.
  public static func task(_ number: UInt32) -> Subject { Subject(.task, number) }
  /// The future with this number.
  public static func future(_ number: UInt32) -> Subject { Subject(.future, number) }
  /// The scheduled callback with this number.
  public static func handle(_ number: UInt32) -> Subject { Subject(.handle, number) }
  /// The job for a thread of the pool with this number.
  public static func job(_ number: UInt32) -> Subject { Subject(.job, number) }

  /// The lock, event, queue or other primitive with this number.
  public static func primitive(_ number: UInt32) -> Subject { Subject(.primitive, number) }
  /// The watched descriptor with this number, which is not the operating system's.
  public static func descriptor(_ number: UInt32) -> Subject { Subject(.descriptor, number) }

  /// Makes a subject; `number` is at most ``greatestNumber``.
  public init(_ kind: Kind, _ number: UInt32) {
    bits = kind.rawValue << Self.numberBits | number & UInt32(Self.greatestNumber)
  }

  /// What sort of thing this is.
  @inlinable public var kind: Kind {
    // Not `Kind(rawValue:)`, which is a search.
    switch bits >> Self.numberBits {
    case 1: .task
    case 2: .future
    case 3: .handle
    case 4: .job
    case 5: .primitive
    case 6: .descriptor
    default: .loop
    }
  }
  /// Its number among its kind; 0 for the loop.
  @inlinable public var number: UInt32 { bits & UInt32(Self.greatestNumber) }
}

extension Subject: CustomStringConvertible {
  /// The subject as the text log writes it: `loop`, `T7`, `F3`, `H9`, `J2`.
  public var description: String {
    kind.letter.map { "\($0)\(number)" } ?? "loop"
  }

  /// Reads a subject as the text log writes it; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    if text == "loop" {
      self = .loop
      return
    }
    guard let letter = text.first, let kind = Kind.allCases.first(where: { $0.letter == letter }),
      let number = UInt32(text.dropFirst()), number <= Self.greatestNumber, text.dropFirst().first != "+"
    else { return nil }
    self.init(kind, number)
  }
}
