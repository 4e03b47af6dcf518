/// Breaks text into lines between words.
enum TextLines {
  private static let units: Set<Substring> = ["s", "ms", "µs", "us", "ns", "%"]

  /// Lines of at most `columns`; a number keeps its unit, and a word that is wider than a line is broken.
  static func wrap(_ text: String, to columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(text).flatMap({ pieces(of: $0, columns: columns) }) {
      if line.isEmpty {
        line = word
      } else if TextWidth.columns(of: line) + 1 + TextWidth.columns(of: word) <= columns {
        line += " \(word)"
      } else {
        lines.append(line)
        line = word
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    for word in text.split(separator: " ") {
      let isUnit = units.contains(word.prefix { $0.isLetter || $0 == "%" })
      if isUnit, let last = words.last, last.last?.isNumber ?? false {
        words[words.count - 1] = "\(last) \(word)"
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  private static func pieces(of word: String, columns: Int) -> [String] {
    guard TextWidth.columns(of: word) > columns, columns >= 2 else { return [word] }
    var pieces = [""]
    var used = 0
    for character in word {
      let width = TextWidth.columns(of: character)
      if used + width > columns {
        pieces.append("")
        used = 0
      }
      pieces[pieces.count - 1].append(character)
      used += width
    }
    return pieces
  }
}
