/// A grid of cells to draw on; nothing drawn ever leaves the grid or the block that the caller names.
///
/// Three things hold after every call: a character of two columns is followed by its continuation, a continuation
/// follows such a character, and no cell holds a control character.
struct Screen: Equatable, Sendable {
  let size: Size
  /// The signs that frames, cuts and replaced characters are drawn with.
  let glyphs: Glyphs
  /// Row after row, `size.width` cells each.
  private(set) var cells: [Cell]

  init(size: Size, glyphs: Glyphs = .unicode) {
    self.size = size
    self.glyphs = glyphs
    cells = Array(repeating: .blank, count: size.width * size.height)
  }

  var bounds: Rect { Rect(size) }

  /// The cell at a place, or nothing outside the grid.
  subscript(point: Point) -> Cell? {
    bounds.contains(point) ? cells[point.y * size.width + point.x] : nil
  }

  /// Row `y` from left to right; empty outside the grid.
  func row(_ y: Int) -> ArraySlice<Cell> {
    y >= 0 && y < size.height ? cells[y * size.width..<(y + 1) * size.width] : []
  }
}

/// Text.
extension Screen {
  /// Writes from `point` to the right, shows what falls inside `clip`, and returns the column after the text.
  ///
  /// The returned column counts what was cut off, too. Of a wide character that the clip's border would halve, the half
  /// inside becomes a blank. O(length of the text).
  @discardableResult
  mutating func write(_ text: String, at point: Point, in clip: Rect, style: Style = .plain) -> Int {
    let visible = clip.intersection(bounds)
    let isRowVisible = point.y >= visible.y && point.y < visible.maxY
    var x = point.x
    if TextWidth.isPrintableASCII(text) {
      guard isRowVisible else { return x + text.utf8.count }
      for byte in text.utf8 {
        put(Character(Unicode.Scalar(byte)), columns: 1, x: x, y: point.y, visible, style)
        x += 1
      }
      return x
    }
    for character in text {
      let shown = displayed(character)
      let columns = TextWidth.columns(of: shown)
      // A mark with nothing to join has no cell of its own.
      guard columns > 0 else { continue }
      if isRowVisible { put(shown, columns: columns, x: x, y: point.y, visible, style) }
      x += columns
    }
    return x
  }

  private func displayed(_ character: Character) -> Character {
    // The one sign beyond ASCII in the program's own words: a millionth of a second has it.
    if glyphs == .ascii && character == "µ" { return "u" }
    return character.unicodeScalars.contains(where: TextWidth.isControl) ? glyphs.controlReplacement : character
  }

  private mutating func put(
    _ character: Character, columns: Int, x: Int, y: Int, _ visible: Rect, _ style: Style
  ) {
    if columns == 1 {
      if x >= visible.x && x < visible.maxX { set(Cell(character, style), x: x, y: y) }
    } else if x >= visible.x && x + 1 < visible.maxX {
      set(Cell(character, style), x: x, y: y)
      set(.continuation(style), x: x + 1, y: y, joinsLeft: true)
    } else {
      for half in x...x + 1 where half >= visible.x && half < visible.maxX {
        set(Cell(" ", style), x: half, y: y)
      }
    }
  }

  /// Stores a cell inside the grid and blanks what is left of a wide character that it cuts in two.
  private mutating func set(_ cell: Cell, x: Int, y: Int, joinsLeft: Bool = false) {
    let index = y * size.width + x
    if !joinsLeft && cells[index].isContinuation {
      cells[index - 1] = Cell(" ", cells[index - 1].style)
    }
    if x + 1 < size.width && cells[index + 1].isContinuation {
      cells[index + 1] = Cell(" ", cells[index + 1].style)
    }
    cells[index] = cell
  }
}

/// Areas.
extension Screen {
  /// Covers a block with one character. A wide one is laid side by side, and a blank fills an odd column.
  mutating func fill(_ area: Rect, with character: Character, style: Style = .plain) {
    let visible = area.intersection(bounds)
    let shown = displayed(character)
    let columns = TextWidth.columns(of: shown)
    guard !visible.isEmpty, columns > 0 else { return }
    for y in visible.y..<visible.maxY {
      for x in stride(from: visible.x, to: visible.maxX, by: columns) {
        put(shown, columns: columns, x: x, y: y, visible, style)
      }
    }
  }

  /// Makes a block blank and plain.
  mutating func clear(_ area: Rect) {
    fill(area, with: " ")
  }

  /// Adds attributes to a block and leaves its text and inks; a wide character is never styled by half.
  mutating func restyle(_ area: Rect, adding attributes: Style.Attributes) {
    let visible = area.intersection(bounds)
    guard !visible.isEmpty else { return }
    for y in visible.y..<visible.maxY {
      for x in visible.x..<visible.maxX {
        let index = y * size.width + x
        let style = cells[index].style.adding(attributes)
        cells[index].style = style
        if cells[index].isContinuation { cells[index - 1].style = style }
        if x + 1 == visible.maxX && x + 1 < size.width && cells[index + 1].isContinuation {
          cells[index + 1].style = style
        }
      }
    }
  }
}
