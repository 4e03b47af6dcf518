/// Where each part of the run screen stands; a function of the size alone, so that panes never jump.
struct RunLayout: Hashable, Sendable {
  static let smallest = Size(width: 60, height: 16)

  let header: Rect
  /// The line that says what has the loop.
  let running: Rect
  let why: Rect
  let footer: Rect
  private let panes: [Pane: Rect]

  init(size: Size, alone: Pane? = nil) {
    let (header, below) = Rect(size).split(top: 1)
    let (body, footer) = below.split(bottom: 1)
    self.header = header
    self.footer = footer
    let isWide = size.width >= 120 && size.height >= 36
    let (upper, why) = body.split(bottom: size.height >= 20 ? 3 : 2)
    self.why = why
    if let alone {
      let (running, rest) = upper.split(top: 1)
      self.running = running
      panes = [alone: rest]
      return
    }
    let (left, right) = isWide ? upper.split(left: size.width * 62 / 100) : upper.split(left: size.width)
    var panes: [Pane: Rect] = [:]
    // Of the rows that are not titles, three tenths go to the lanes, four to the timeline, the rest to the log.
    let free = left.height - 4
    let (lanes, belowLanes) = left.split(top: 1 + max(3, free * 3 / 10))
    let (running, belowRunning) = belowLanes.split(top: 1)
    let (timeline, log) = belowRunning.split(top: 1 + max(3, free * 4 / 10))
    self.running = running
    panes[.lanes] = lanes
    panes[.timeline] = timeline
    panes[.log] = log
    if isWide {
      let inside = right.split(left: 1).rest
      let (code, belowCode) = inside.split(top: inside.height / 2)
      let (loop, output) = belowCode.split(top: belowCode.height / 2)
      panes[.code] = code
      panes[.loop] = loop
      panes[.output] = output
    }
    self.panes = panes
  }

  subscript(pane: Pane) -> Rect? { panes[pane] }

  /// The panes that are there, in the order in which Tab goes through them.
  var shown: [Pane] { Pane.allCases.filter { panes[$0] != nil } }

  /// The pane at a place.
  func pane(at point: Point) -> Pane? {
    Pane.allCases.first { panes[$0]?.contains(point) ?? false }
  }
}
