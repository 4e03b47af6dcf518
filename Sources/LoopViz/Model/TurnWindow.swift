/// The turns that the timeline shows when it counts by turns: each has some columns, and what was before the first turn
/// has them too, as turn 0.
struct TurnWindow: Hashable, Sendable {
  /// The first turn that is seen.
  var first: Int
  /// How many columns a turn takes.
  var cell: Int

  /// The widest that a turn is by itself.
  private static let widest = 4
  /// The widest that it can be made.
  static let cells = 1...8

  /// All turns where they fit, else those around the present one, most of which are before it.
  /// - Parameter cell: how wide the user wants a turn; as wide as lets all be seen, where that is left open.
  init(present: Int, turns: Int, cell wanted: Int?, width: Int) {
    let count = turns + 1
    cell = wanted ?? min(max(1, width / count), Self.widest)
    let seen = max(1, width / cell)
    first = count <= seen ? 0 : max(0, min(present - seen * 3 / 4, count - seen))
  }

  /// The turn of a column, counted from the window's left side.
  func turn(ofColumn column: Int) -> Int { first + column / cell }

  /// The first column of a turn, which may lie outside.
  func column(ofTurn turn: Int) -> Int { (turn - first) * cell }
}
