/// Where each part of a prediction stands; a function of the size alone.
struct PredictionLayout: Hashable, Sendable {
  /// A title, the question in two lines, and six choices.
  private static let questionHeight = 9

  let header: Rect
  let lanes: Rect
  /// The line that says what has the loop.
  let running: Rect
  let timeline: Rect
  /// Of what was, where there is room.
  let log: Rect
  let code: Rect
  let question: Rect
  let footer: Rect

  init(size: Size) {
    let (header, below) = Rect(size).split(top: 1)
    let (body, footer) = below.split(bottom: 1)
    self.header = header
    self.footer = footer
    let (upper, question) = body.split(bottom: Self.questionHeight + (size.height >= 36 ? 3 : 0))
    self.question = question
    let isWide = size.width >= 120 && size.height >= 36
    let (left, right) = upper.split(left: isWide ? size.width * 62 / 100 : size.width)
    code = isWide ? right.split(left: 1).rest : Rect(x: upper.maxX, y: upper.y, width: 0, height: 0)
    // Lanes and, where there is room, the timeline; of much room the log has the rest.
    let lanesHeight = left.height < 9 ? left.height : max(6, left.height * 4 / 9)
    let (lanesAndRunning, rest) = left.split(top: lanesHeight)
    let (lanes, running) = lanesAndRunning.split(bottom: 1)
    self.running = running
    let (timeline, log) = rest.split(top: rest.height < 14 ? rest.height : rest.height * 6 / 10)
    self.lanes = lanes
    self.timeline = timeline
    self.log = log
  }
}
