import CNcurses

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Terminal {
  /// Shows a screen: hands the rows that changed to the library, which sends only what differs from what is there.
  ///
  /// Nothing happens once the terminal is closed. A screen of another size than the terminal's shows the part that fits; the rest of the terminal is blank.
  /// O(cells).
  func present(_ screen: Screen) {
    guard isOpen else { return }
    let known = presented?.size == screen.size ? presented : nil
    if known == nil { werase(shim_standard_window()) }
    for y in 0..<min(screen.size.height, size.height) where known?.row(y) != screen.row(y) {
      presentRow(screen.row(y).prefix(size.width), y: y)
    }
    wnoutrefresh(shim_standard_window())
    doupdate()
    presented = screen
  }

  /// Draws runs of one style with one call each.
  private func presentRow(_ row: ArraySlice<Cell>, y: Int) {
    var index = row.startIndex
    while index < row.endIndex {
      let style = row[index].style
      let start = index
      runBuffer.removeAll(keepingCapacity: true)
      while index < row.endIndex, row[index].style == style {
        let character = row[index].character
        let isWide = index + 1 < row.endIndex && row[index + 1].isContinuation
        if !isWide, let byte = character.utf8.first, byte >= 0x20 && byte < 0x7F && character.utf8.count == 1 {
          runBuffer.append(UInt32(byte))
        } else {
          appendText(of: character, columns: isWide ? 2 : 1)
        }
        index += isWide ? 2 : 1
      }
      let x = Int32(start - row.startIndex)
      _ = shim_draw(Int32(y), x, runBuffer, Int32(runBuffer.count), attributes(style), pair(style.ink))
    }
  }

  private func appendText(of character: Character, columns: Int) {
    let canShow = isUTF8
    CellText.append(character, columns: columns, to: &runBuffer) { scalar in
      if scalar.value < 0x80 { return scalar.value < 0x20 || scalar.value == 0x7F ? -1 : 1 }
      // The C library's own count, because that is what the screen library will move its cursor by.
      return canShow ? Int(shim_columns(scalar.value)) : -1
    }
  }

  private func attributes(_ style: Style) -> UInt32 {
    let all = style.attributes.union(palette.attributes(style.ink))
    if all.isEmpty { return 0 }
    return (all.contains(.bold) ? shim_attribute_bold() : 0)
      | (all.contains(.reverse) ? shim_attribute_reverse() : 0)
      | (all.contains(.underline) ? shim_attribute_underline() : 0)
      | (all.contains(.dim) ? shim_attribute_dim() : 0)
  }

  private func pair(_ ink: Ink) -> Int32 {
    palette.colour(ink) == nil ? 0 : Int32(ink.rawValue)
  }
}
