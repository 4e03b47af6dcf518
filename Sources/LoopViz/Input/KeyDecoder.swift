/// The numbers that the terminal library gives to its function keys, so that decoding needs no library.
struct KeyCodes: Sendable {
  let enter: Int32
  let backTab: Int32
  let up: Int32
  let down: Int32
  let left: Int32
  let right: Int32
  /// Some terminals send another code for the same key, hence lists.
  let home: [Int32]
  let end: [Int32]
  let pageUp: [Int32]
  let pageDown: [Int32]
  let backspace: Int32
  let delete: Int32
  let insert: Int32
  /// The code of F0; F1 is one more.
  let functionBase: Int32
}

/// Turns what the terminal library reads into keys.
struct KeyDecoder: Sendable {
  let codes: KeyCodes

  /// The key for a function key's code.
  func key(code: Int32) -> Key {
    switch code {
    case codes.enter: .enter
    case codes.backTab: .backTab
    case codes.up: .up
    case codes.down: .down
    case codes.left: .left
    case codes.right: .right
    case codes.backspace: .backspace
    case codes.delete: .delete
    case codes.insert: .insert
    case codes.functionBase + 1...codes.functionBase + 63: .function(Int(code - codes.functionBase))
    default:
      if codes.home.contains(code) {
        .home
      } else if codes.end.contains(code) {
        .end
      } else if codes.pageUp.contains(code) {
        .pageUp
      } else if codes.pageDown.contains(code) {
        .pageDown
      } else {
        .unknown
      }
    }
  }

  /// The key for a character that was read, control characters included.
  func key(scalar value: UInt32) -> Key {
    switch value {
    case 0x0A, 0x0D: return .enter
    case 0x09: return .tab
    case 0x08, 0x7F: return .backspace
    case 0x1B: return .escape
    case 0x01...0x1A: return .control(Character(Unicode.Scalar(UInt8(value) + 0x60)))
    case 0x00, 0x1C...0x1F: return .control(Character(Unicode.Scalar(UInt8(value) + 0x40)))
    case 0x80..<0xA0: return .unknown
    default: return Unicode.Scalar(value).map { .character(Character($0)) } ?? .unknown
    }
  }
}

extension KeyDecoder {
  /// The keys of everything that was read at one time.
  ///
  /// A sequence that the library did not know arrives as Escape and its characters, and those would act as keys of
  /// their own. Nobody types Escape and a bracket within one read, so such a sequence becomes one unknown key.
  func keys(_ read: [Reading]) -> [Key] {
    var keys: [Key] = []
    var index = 0
    while index < read.count {
      switch read[index] {
      case .code(let code): keys.append(key(code: code))
      case .scalar(0x1B) where sequenceEnd(read, from: index) != nil:
        index = sequenceEnd(read, from: index) ?? index
        keys.append(.unknown)
      case .scalar(let value): keys.append(key(scalar: value))
      }
      index += 1
    }
    return keys
  }

  /// One result of the library's read.
  enum Reading: Hashable, Sendable {
    case scalar(UInt32)
    case code(Int32)
  }

  /// The index of a control sequence's last character, when one stands whole at `start`.
  private func sequenceEnd(_ read: [Reading], from start: Int) -> Int? {
    let body = start + 2
    guard body < read.count, read[start + 1] == .scalar(0x5B) || read[start + 1] == .scalar(0x4F) else { return nil }
    for index in body..<read.count {
      guard case .scalar(let value) = read[index] else { return nil }
      if (0x40...0x7E).contains(value) { return index }
      guard (0x20..<0x40).contains(value) else { return nil }
    }
    return nil
  }
}
