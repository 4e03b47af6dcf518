/// What a cell's character becomes on its way to a terminal.
///
/// Terminals disagree about joined emoji, and a frame breaks wherever one counts more columns than the screen did. So
/// only scalars whose own widths add up to the cell's are sent: a joined family shows its first member, an emoji its
/// usual skin tone, and a text sign asked to look like an emoji stays a text sign with a space after it.
enum CellText {
  /// Appends the scalars that show `character` in `columns` columns, filled with spaces to exactly that width.
  ///
  /// `width` is the terminal library's own count for a scalar, negative for one that it cannot show; such a scalar
  /// becomes question marks.
  static func append(
    _ character: Character, columns: Int, to scalars: inout [UInt32], width: (Unicode.Scalar) -> Int
  ) {
    var used = 0
    for scalar in character.unicodeScalars {
      if scalar == TextWidth.joiner { break }
      if scalar == TextWidth.emojiSelector || scalar == TextWidth.textSelector { continue }
      let wanted = width(scalar)
      if used == 0 && (wanted <= 0 || wanted > columns) {
        scalars.append(UInt32(UInt8(ascii: "?")))
        used = 1
        break
      }
      if wanted < 0 || used + wanted > columns { break }
      scalars.append(scalar.value)
      used += wanted
    }
    while used < columns {
      scalars.append(UInt32(UInt8(ascii: " ")))
      used += 1
    }
  }
}
