import CNcurses

/// The bytes that give a terminal back: plain text, a visible cursor, no mouse reports, the ordinary screen.
enum ResetSequence {
  /// The capability that leaves the alternate screen, in a terminal that has one.
  static let leaving = "rmcup"

  /// Asks terminfo, so it needs an open terminal.
  static func current(usesMouse: Bool) -> [UInt8] {
    // Leaving the alternate screen comes last: some terminals restore the rest with it.
    let names = ["sgr0", "op", "rmkx", "cnorm"]
    let mouse = usesMouse ? Array("\u{1B}[?1006l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l".utf8) : []
    let leave = capability(leaving)
    // As `Terminal.giveBack` does it: nothing of this screen is to be seen on the ordinary one.
    let clear = leave.isEmpty ? [] : capability("clear")
    return names.flatMap(capability) + mouse + clear + leave + [0x0D]
  }

  private static func capability(_ name: String) -> [UInt8] {
    guard let value = shim_capability(name) else { return [] }
    return withoutPadding(Array(String(cString: value).utf8))
  }

  /// Drops the delays that terminfo writes as `$<5/>`: they are meant for the library, not for the terminal.
  static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "$"), rest.dropFirst().first == UInt8(ascii: "<"),
        let end = rest.firstIndex(of: UInt8(ascii: ">"))
      {
        rest = rest[(end + 1)...]
      } else {
        kept.append(byte)
        rest = rest.dropFirst()
      }
    }
    return kept
  }
}
