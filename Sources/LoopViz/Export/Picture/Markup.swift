/// XML or HTML as it is written: text goes in escaped, and what has gathered is handed on in pieces.
struct Markup {
  private var bytes: [UInt8] = []

  /// So many bytes make a piece.
  private static let piece = 1 << 16

  /// Adds what is markup already.
  mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Adds a line of what is markup already.
  mutating func line(_ markup: String) {
    raw(markup)
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func raw(_ markup: [UInt8]) { bytes.append(contentsOf: markup) }

  /// Hands on what has gathered when it is enough for a piece.
  mutating func passOn<Failure>(to take: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    if bytes.count >= Self.piece { try finish(take) }
  }

  /// Hands on the rest.
  mutating func finish<Failure>(_ take: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    guard !bytes.isEmpty else { return }
    try take(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

extension Markup {
  /// Text that can stand between tags and in a quoted attribute; what XML cannot say is replaced.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A length in pixels, with at most two decimals.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
