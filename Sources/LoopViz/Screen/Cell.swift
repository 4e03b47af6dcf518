/// One place of the grid. A character of two columns stands in its own cell and marks the cell after it as taken.
struct Cell: Hashable, Sendable {
  let character: Character
  var style: Style

  init(_ character: Character, _ style: Style = .plain) {
    self.character = character
    self.style = style
  }

  static let blank = Cell(" ")

  /// The right half of a wide character. NUL can stand for it, because drawing never lets a control character in.
  static func continuation(_ style: Style) -> Cell { Cell("\0", style) }

  var isContinuation: Bool { character == "\0" }
}
