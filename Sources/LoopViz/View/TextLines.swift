/// Breaks text into lines: between words, and between Chinese characters.
enum TextLines {
  private static let units: Set<Substring> = ["s", "ms", "µs", "us", "ns", "%"]
  /// Signs that must not begin a line.
  private static let closing: Set<Character> = ["。", "，", "、", "；", "：", "？", "！", "）", "”", "’", "》", "」", "…"]
  /// Signs that must not end one.
  private static let opening: Set<Character> = ["（", "“", "‘", "《", "「"]

  /// A part of a text that is not broken, and whether a space stood before it.
  private struct Piece {
    var text: String
    var isSpaced: Bool
  }

  /// Lines of at most `columns`; a number keeps its unit, and a word that is wider than a line is broken.
  static func wrap(_ text: String, to columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for piece in words(text).flatMap(pieces(of:)) {
      let gap = piece.isSpaced && !line.isEmpty ? " " : ""
      if TextWidth.columns(of: line) + gap.count + TextWidth.columns(of: piece.text) <= columns {
        line += gap + piece.text
        continue
      }
      if !line.isEmpty { lines.append(line) }
      let parts = broken(piece.text, to: columns)
      lines += parts.dropLast()
      line = parts.last ?? ""
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Lines of exactly `columns` but for the last, broken between any two characters.
  static func broken(_ text: String, to columns: Int) -> [String] {
    guard TextWidth.columns(of: text) > columns, columns > 0 else { return [text] }
    var lines = [""]
    var used = 0
    for character in text {
      let width = TextWidth.columns(of: character)
      if used > 0, used + width > columns {
        lines.append("")
        used = 0
      }
      lines[lines.count - 1].append(character)
      used += width
    }
    return lines
  }

  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    for word in text.split(separator: " ") {
      let isUnit = units.contains(word.prefix { ($0.isLetter || $0 == "%") && TextWidth.columns(of: $0) == 1 })
      if isUnit, let last = words.last, last.last?.isNumber ?? false {
        words[words.count - 1] = "\(last) \(word)"
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  /// A word of Latin letters is one piece; Chinese text can be broken before each character but a closing sign.
  private static func pieces(of word: String) -> [Piece] {
    var pieces: [Piece] = []
    var last: Character?
    for character in word {
      if let before = last, !canBreak(between: before, character) {
        pieces[pieces.count - 1].text.append(character)
      } else {
        pieces.append(Piece(text: String(character), isSpaced: pieces.isEmpty))
      }
      last = character
    }
    return pieces
  }

  private static func canBreak(between first: Character, _ second: Character) -> Bool {
    if closing.contains(second) || opening.contains(first) { return false }
    return TextWidth.columns(of: first) == 2 || TextWidth.columns(of: second) == 2
  }
}
