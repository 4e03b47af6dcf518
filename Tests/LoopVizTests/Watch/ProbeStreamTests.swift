import Testing

@testable import LoopViz

/// What the probe writes becomes the text of the log, however it is cut.
struct ProbeStreamTests {
  private static func frame(_ kind: Character, _ body: [UInt8]) -> [UInt8] {
    Array(String(kind).utf8) + (0..<7).map { UInt8(truncatingIfNeeded: body.count >> ($0 * 8)) } + body
  }

  private static func rows(_ rows: [[Int64]]) -> [UInt8] {
    frame("E", rows.joined().flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } })
  }

  private static func text(_ bytes: [UInt8], cutEvery step: Int = .max) -> String {
    var stream = ProbeStream()
    var text: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let end = place + min(step, bytes.count - place)
      text += stream.text(of: Array(bytes[place..<end]))
      place = end
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let whole =
    frame("R", Array("# loopviz log 1\n".utf8))
    + frame(
      "L",
      Array(
        "16 T\u{1} running\u{0}17 T\u{1} created name=Task-\u{4} parent=T\u{2}\nT\u{1} running\u{0}".utf8)
        + Array("18 T\u{1} suspended on=sleep delay=\u{5} until=\u{3}\u{0}".utf8))
    + frame("T", Array("0 loop start\u{0}".utf8))
    + rows([
      [5_000_000_000, 2, 0, 0], [5_000_000_100, 1, 0, 0], [5_000_000_200, 0, 7, 0], [5_000_000_300, 16, 12345, 0],
      [5_000_000_400, 17, 2, 3 << 32 + 1], [5_100_000_000, 18, 1, 5_350_000_001], [5_000_000_500, 16, 1, 0],
    ])
    + frame("Z", [])

  private static let wanted = """
    # loopviz log 1
    0.000000100     0 loop  start
    0.000000300     7 T12345  running
    0.000000400     7 T2    created name=Task-5 parent=T1
    0.000000400     7 T2    running
    0.100000000     7 T1    suspended on=sleep delay=0.25 until=0.350000001
    0.100000000     7 T1    running
    # events: 6

    """

  @Test("rows become lines, at the time of the log, and time does not go back")
  func wholeStream() {
    #expect(Self.text(Self.whole) == Self.wanted)
  }

  @Test("where a read ends does not matter", arguments: [1, 3, 7, 8, 64])
  func cut(step: Int) {
    #expect(Self.text(Self.whole, cutEvery: step) == Self.wanted)
  }

  @Test(
    "what is no frame ends the reading with a remark, and nothing traps",
    arguments: [
      Array("Traceback (most recent call last):\n".utf8),
      frame("E", [UInt8](repeating: 0xFF, count: 32)),
      rows([[0, 16, 0, 0]]),
      frame("L", Array("no number\u{0}".utf8)),
      frame("L", Array("99999999999999999999 x\u{0}".utf8)),
      Array("E".utf8) + [UInt8](repeating: 0xFF, count: 7),
    ])
  func broken(bytes: [UInt8]) {
    let text = Self.text(bytes + Self.whole)
    #expect(text.hasPrefix("# probe: failed: "))
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test("times beyond the log's are its last, numbers beyond sense do not trap")
  func extremes() {
    let text = Self.text(
      Self.frame("L", Array("16 T\u{1} x y=\u{2}\u{3}\u{4}\u{5}\u{0}".utf8))
        + Self.rows([[.max, 16, .max, .max], [.min, 16, .min, .min], [0, 2, 0, 0], [1, 16, 1, .max]]))
    #expect(text.split(separator: "\n").count == 3)
    #expect(text.contains("9223372036.000000000"))
  }
}
