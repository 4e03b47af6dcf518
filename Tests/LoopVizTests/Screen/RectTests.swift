import Testing

@testable import LoopViz

@Suite struct RectTests {
  private let area = Rect(x: 2, y: 3, width: 10, height: 6)

  @Test(arguments: [-5, 0, 1, 4, 6, 9, 10, 11, 1000])
  func splittingSharesEverythingOut(amount: Int) {
    let (top, below) = area.split(top: amount)
    let (above, bottom) = area.split(bottom: amount)
    let horizontal = [(top, below), (above, bottom)]
    for (first, second) in horizontal {
      #expect(first.height + second.height == area.height && first.maxY == second.y)
      #expect(first.width == area.width && second.width == area.width)
    }
    let (left, after) = area.split(left: amount)
    let (before, right) = area.split(right: amount)
    let vertical = [(left, after), (before, right)]
    for (first, second) in vertical {
      #expect(first.width + second.width == area.width && first.maxX == second.x)
      #expect(first.height == area.height && second.height == area.height)
    }
    #expect(area.split(top: amount).top.height == min(max(0, amount), 6))
    #expect(area.split(bottom: amount).bottom.height == min(max(0, amount), 6))
    #expect(area.split(left: amount).left.width == min(max(0, amount), 10))
    #expect(area.split(right: amount).right.width == min(max(0, amount), 10))
  }

  @Test func anIntersectionHoldsWhatBothHold() {
    let other = Rect(x: 8, y: 0, width: 20, height: 5)
    let common = area.intersection(other)
    for x in -1..<30 {
      for y in -1..<12 {
        let point = Point(x: x, y: y)
        #expect(common.contains(point) == (area.contains(point) && other.contains(point)))
      }
    }
    #expect(area.intersection(Rect(x: 50, y: 50, width: 4, height: 4)).isEmpty)
  }

  @Test func anInsetNeverTurnsInsideOut() {
    for amount in -1...8 {
      let inner = area.inset(by: amount)
      #expect(inner.intersection(area) == inner || inner.isEmpty)
    }
    #expect(area.inset(by: 1) == Rect(x: 3, y: 4, width: 8, height: 4))
    #expect(Rect(x: 0, y: 0, width: -3, height: 2).width == 0)
  }
}
