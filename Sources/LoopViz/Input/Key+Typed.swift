/// What a terminal sends for a key.
extension Key {
  /// The bytes, as a terminal of no special mode sends them; none for a key that is not known.
  var typed: [UInt8] {
    switch self {
    case .character(let character): Array(String(character).utf8)
    case .control(let character): character.asciiValue.map { [$0 & 0x1F] } ?? []
    case .enter: [0x0D]
    case .escape: [0x1B]
    case .tab: [0x09]
    case .backspace: [0x7F]
    case .backTab: Self.sequence("[Z")
    case .up: Self.sequence("[A")
    case .down: Self.sequence("[B")
    case .right: Self.sequence("[C")
    case .left: Self.sequence("[D")
    case .home: Self.sequence("[H")
    case .end: Self.sequence("[F")
    case .insert: Self.sequence("[2~")
    case .delete: Self.sequence("[3~")
    case .pageUp: Self.sequence("[5~")
    case .pageDown: Self.sequence("[6~")
    case .function(let number):
      Self.functions.indices.contains(number - 1) ? Self.sequence(Self.functions[number - 1]) : []
    case .unknown: []
    }
  }

  /// What follows Escape for F1 to F12, as xterm has it.
  private static let functions = [
    "OP", "OQ", "OR", "OS", "[15~", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~",
  ]

  private static func sequence(_ rest: String) -> [UInt8] { [0x1B] + Array(rest.utf8) }
}
