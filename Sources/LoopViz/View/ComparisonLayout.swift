/// Where each part of a comparison stands; it depends on the whole runs, so that nothing jumps while they are played.
struct ComparisonLayout: Hashable, Sendable {
  let header: Rect
  /// Each a title, rows, and a line of totals.
  let upper: Rect
  let lower: Rect
  /// The axis of time that both share.
  let axis: Rect
  /// What differs, or why.
  let last: Rect
  /// The sources, where there is much room below.
  let code: Rect
  let footer: Rect
  /// The columns of both runs' bars.
  let bars: Rect

  /// What the last pane wants at the end: what differs in three lines, and a table.
  private static let lastHeight = 12

  init(size: Size, _ comparison: ComparisonModel) {
    let (header, below) = Rect(size).split(top: 1)
    let (body, footer) = below.split(bottom: 1)
    self.header = header
    self.footer = footer
    // The last pane has a title and, where there is room, three lines.
    let least = size.height >= 20 ? 4 : 3
    let free = max(0, body.height - least - 1 - 4)
    let (first, second) = Self.share(free, comparison.upper.finalRowCount, comparison.lower.finalRowCount)
    let (upper, belowUpper) = body.split(top: first + 2)
    let (lower, belowLower) = belowUpper.split(top: second + 2)
    let (axis, last) = belowLower.split(top: 1)
    self.upper = upper
    self.lower = lower
    self.axis = axis
    let hasCode = last.height >= Self.lastHeight + 10
    (self.last, code) = last.split(top: hasCode ? Self.lastHeight : last.height)
    bars = TimelineView.split(body).bars
  }

  /// The rows of each: what it needs if both fit, else at least half for whoever needs it.
  private static func share(_ free: Int, _ first: Int, _ second: Int) -> (Int, Int) {
    let (first, second) = (max(1, first), max(1, second))
    if first + second <= free { return (first, second) }
    let one = min(first, max(free / 2, free - second))
    return (one, free - one)
  }

  func area(of side: ComparisonModel.Side) -> Rect { side == .upper ? upper : lower }

  func rows(of side: ComparisonModel.Side) -> Rect { area(of: side).split(top: 1).rest.split(bottom: 1).rest }

  func side(at point: Point) -> ComparisonModel.Side? {
    ComparisonModel.Side.allCases.first { area(of: $0).contains(point) }
  }
}
