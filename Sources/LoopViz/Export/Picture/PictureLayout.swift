/// Where the parts of a picture stand, in pixels.
struct PictureLayout: Hashable, Sendable {
  /// Where a bar lies within its row.
  struct Bar: Hashable, Sendable {
    let top: Int
    let height: Int
  }

  /// What a column of a name or word takes at the most, whatever the font.
  static let column = 7.4
  static let smallColumn = 6.8
  /// No name has more columns.
  private static let longestName = 34

  let width: Int
  let rows: Int
  /// How many columns a name may have.
  let nameColumns: Int
  /// Where names begin, and bars.
  let labels: Int
  let bars: Double
  let right: Double

  static let margin = 24
  static let row = 24
  static let bar = Bar(top: 4, height: 16)
  static let mark = 12

  /// The first row; a multiple of its height, so that textures meet.
  static let top = 120
  static let axis = 112
  static let legend = 76

  init(width: Int, names: Int, rows: Int) {
    self.width = width
    self.rows = rows
    labels = Self.margin + Self.mark + 8
    nameColumns = min(Self.longestName, max(8, names))
    bars = (Double(labels) + Double(nameColumns) * Self.column + 14).rounded()
    // The mark of an end that comes last stands behind the bars.
    right = Double(width - Self.margin - Self.mark - 6)
  }

  var span: Double { right - bars }
  var bottom: Int { Self.top + rows * Self.row }
  /// With a line below the rows for what is to be noted.
  var height: Int { bottom + 40 }

  /// How wide the finest slice is, so that a picture of many rows stays small.
  var grain: Double { rows <= 64 ? 0.5 : rows <= 128 ? 1 : 2 }
  var columns: Int { Int(span / grain) }

  /// Where a column begins.
  func x(_ column: Int) -> Double { bars + span * Double(column) / Double(columns) }

  static func y(ofRow row: Int) -> Int { top + row * Self.row }
}
