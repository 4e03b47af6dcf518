/// Text of a log as a line for people.
enum PlainText {
  /// The text with each character that a terminal might obey as its number: `\u{1b}`.
  static func printable(_ text: String) -> String {
    if TextWidth.isPrintableASCII(text) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if TextWidth.isControl(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A number in groups of three digits: `99,980`.
  static func count(_ number: Int) -> String {
    let digits = String(number)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0, digits.first != "-" || index > 1 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
