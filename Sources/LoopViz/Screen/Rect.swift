/// A cell's place: columns count from the left, rows from the top, both from zero.
struct Point: Hashable, Sendable {
  var x: Int
  var y: Int

  static let zero = Point(x: 0, y: 0)
}

/// An extent in cells; never negative.
struct Size: Hashable, Sendable {
  let width: Int
  let height: Int

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
}

/// A block of cells; its size is never negative, its origin may lie outside the screen.
struct Rect: Hashable, Sendable {
  let x: Int
  let y: Int
  let width: Int
  let height: Int

  init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  /// One past the last column.
  var maxX: Int { x + width }
  /// One past the last row.
  var maxY: Int { y + height }
  var origin: Point { Point(x: x, y: y) }
  var size: Size { Size(width: width, height: height) }
  var isEmpty: Bool { width == 0 || height == 0 }

  func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  /// The cells that both have; empty when they have none in common.
  func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The same block with `amount` cells less on each of its four sides.
  func inset(by amount: Int) -> Rect {
    inset(horizontally: amount, vertically: amount)
  }

  /// The same block, narrower on both sides and lower at both ends; it shrinks to nothing in its middle at worst.
  func inset(horizontally columns: Int, vertically rows: Int) -> Rect {
    let dx = min(max(0, columns), width / 2 + width % 2)
    let dy = min(max(0, rows), height / 2 + height % 2)
    return Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
  }
}

/// Ways to share a block out. A part asked for is clamped to what there is, so the two always add up to the whole.
extension Rect {
  func split(top rows: Int) -> (top: Rect, rest: Rect) {
    let taken = min(max(0, rows), height)
    return (
      Rect(x: x, y: y, width: width, height: taken),
      Rect(x: x, y: y + taken, width: width, height: height - taken)
    )
  }

  func split(bottom rows: Int) -> (rest: Rect, bottom: Rect) {
    let (rest, bottom) = split(top: height - min(max(0, rows), height))
    return (rest, bottom)
  }

  func split(left columns: Int) -> (left: Rect, rest: Rect) {
    let taken = min(max(0, columns), width)
    return (
      Rect(x: x, y: y, width: taken, height: height),
      Rect(x: x + taken, y: y, width: width - taken, height: height)
    )
  }

  func split(right columns: Int) -> (rest: Rect, right: Rect) {
    let (rest, right) = split(left: width - min(max(0, columns), width))
    return (rest, right)
  }
}
