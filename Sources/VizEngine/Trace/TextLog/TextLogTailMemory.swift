/// Remembers what the ends of lines mean, from the word on: most lines of a log end as many before them did.
///
/// Only what the bytes alone decide is remembered, and no text that is likely to come but once.
struct TextLogTailMemory: Sendable {
  struct Meaning: Sendable {
    var kind: TraceEvent.Kind
    var location: LocationReference
  }

  private static let slots = 512
  /// Longer ends are not remembered.
  private static let width = 64

  private var bytes = [UInt8](repeating: 0, count: slots * width)
  private var lengths = [UInt8](repeating: 0, count: slots)
  private var meanings = [Meaning](repeating: Meaning(kind: .start, location: .none), count: slots)

  /// What the line says from `start` on, if it was met lately.
  func meaning(of line: Span<UInt8>, from start: Int) -> Meaning? {
    let length = line.count - start
    guard length > 0, length <= Self.width else { return nil }
    let slot = Self.slot(of: line, from: start)
    guard Int(lengths[slot]) == length else { return nil }
    return holds(line, from: start, in: slot) ? meanings[slot] : nil
  }

  private func holds(_ line: Span<UInt8>, from start: Int, in slot: Int) -> Bool {
    let first = slot * Self.width
    return bytes.withUnsafeBytes { bytes in
      line.withUnsafeBytes { line in
        var offset = 0
        let length = line.count - start
        while offset + 8 <= length {
          let known = bytes.loadUnaligned(fromByteOffset: first + offset, as: UInt64.self)
          guard known == line.loadUnaligned(fromByteOffset: start + offset, as: UInt64.self) else { return false }
          offset += 8
        }
        while offset < length {
          guard bytes[first + offset] == line[start + offset] else { return false }
          offset += 1
        }
        return true
      }
    }
  }

  /// Remembers what the line says from `start` on.
  mutating func remember(_ meaning: Meaning, of line: Span<UInt8>, from start: Int) {
    let length = line.count - start
    guard length > 0, length <= Self.width, meaning.kind.isSaidAgain else { return }
    let slot = Self.slot(of: line, from: start)
    lengths[slot] = UInt8(length)
    meanings[slot] = meaning
    for offset in 0..<length { bytes[slot * Self.width + offset] = line[start + offset] }
  }

  /// Of the first byte, and of the last eight: those hold the place in the source or the number of another subject.
  private static func slot(of line: Span<UInt8>, from start: Int) -> Int {
    var sum = UInt64(line[start])
    var index = max(start, line.count - 8)
    while index < line.count {
      sum = (sum ^ UInt64(line[index])) &* 0x100_0000_01B3
      index += 1
    }
    return Int(truncatingIfNeeded: (sum ^ sum >> 29) & UInt64(slots - 1))
  }
}

extension TraceEvent.Kind {
  /// Whether many events of a run may say just this.
  fileprivate var isSaidAgain: Bool {
    switch self {
    case .created, .blocking, .idle(until: .some), .suspended(on: .timer), .output, .unknown: false
    case .suspended(on: .wait), .suspended(on: .gather), .suspended(on: .group), .suspended(on: .first): false
    case .start, .stop, .close, .idle, .running, .thrown, .suspended, .ready, .finished, .failed, .cancelled,
      .cancelling, .acquired, .released, .warning:
      true
    }
  }
}
