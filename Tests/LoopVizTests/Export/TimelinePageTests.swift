import Foundation
import Testing
import VizEngine

@testable import LoopViz

/// What is in a page, read without a browser.
@Suite struct TimelinePageTests {
  /// A page taken apart.
  private struct Page {
    var pieces: [Int] = []
    let text: String
    let data: [String: Any]

    init(_ timeline: Timeline, program: String = "program", options: PageOptions = PageOptions()) throws {
      var (bytes, pieces): ([UInt8], [Int]) = ([], [])
      let header = TextLogHeader(program: program, clock: "virtual", started: "2026-11-22T16:50:00.000Z")
      TimelinePage(timeline: timeline, header: header, options: options).write { piece in
        bytes += piece
        pieces.append(piece.count)
      }
      text = String(decoding: bytes, as: UTF8.self)
      self.pieces = pieces
      let start = try #require(text.firstRange(of: "id=\"data\">")?.upperBound)
      let end = try #require(text[start...].firstRange(of: "</script>")?.lowerBound)
      let object = try JSONSerialization.jsonObject(with: Data(text[start..<end].utf8))
      data = try #require(object as? [String: Any])
    }

    var rows: [[Any]] { data["rows"] as? [[Any]] ?? [] }
    var events: [[Any]] { data["events"] as? [[Any]] ?? [] }
    /// The texts of a field of each event, as the page's script finds them.
    var sentences: [String] {
      var texts = [""]
      return events.map { event in
        var found = ""
        for (place, field) in event.enumerated() where [1, 3, 4, 5, 6].contains(place) {
          if let text = field as? String { texts.append(text) }
          if place == 5 { found = field as? String ?? texts[field as? Int ?? 0] }
        }
        return found
      }
    }
  }

  @Test(arguments: CatalogEntry.all.map(\.name)) func aPageTellsTheStoryOfTheRun(name: String) throws {
    let entry = try #require(CatalogEntry.all.first { $0.name == name })
    let timeline = try Recording(entry).endedRun.timeline
    let page = try Page(timeline)
    #expect(page.rows.count == timeline.lists.shown.count)
    #expect(page.rows.map { $0[0] as? String } == timeline.lists.shown.map { timeline.newest.name(at: $0) })
    #expect(page.sentences == Story.lines(of: timeline.trace, in: English()).map(\.sentence))
    let spans = page.events.compactMap { $0[0] as? Int64 }
    #expect(spans.reduce(0, +) == timeline.trace.events.last?.instant.nanoseconds)
  }

  @Test func aPageLoadsNothing() throws {
    let page = try Page(Recording("workers").endedRun.timeline)
    #expect(page.text.contains("default-src 'none'"))
    for word in ["src=", "href=", "@import", "url(", "fetch(", "XMLHttpRequest", "import("] {
      #expect(!page.text.contains(word), "\(word)")
    }
    // The name of a format, which nobody asks.
    let addresses = page.text.replacing("http://www.w3.org/2000/svg", with: "")
    #expect(!addresses.contains("http:") && !addresses.contains("https:"))
  }

  @Test func whatIsMarkupInARunStaysText() throws {
    let page = try Page(Recording("task").endedRun.timeline, program: "</title><script>alert(1)</script>")
    #expect(!page.text.contains("<script>alert"))
    #expect(
      PageData.quoted("</script><!--\"\\\u{1}\u{2028}é") == "\"\\u003c/script>\\u003c!--\\\"\\\\\\u0001\\u2028é\"")
  }

  @Test func ofALongRunTheFirstPartIsThereAndThePageSaysSo() throws {
    let timeline = try Recording("workers").endedRun.timeline
    let page = try Page(timeline, options: PageOptions(eventLimit: 20))
    #expect(page.events.count == 20)
    #expect(page.text.contains("This page has the first 20 of \(timeline.trace.events.count) events"))
    let early = try Page(timeline, options: PageOptions(eventLimit: 3))
    #expect(early.rows.count == 3, "tasks that are not made yet have no row")
    #expect(try !Page(timeline).text.contains("This page has the first"))
  }

  @Test func aRunOfNothingIsAPage() throws {
    let page = try Page(Timeline())
    #expect(page.rows.isEmpty && page.events.isEmpty)
  }

  @Test func aPageComesInPieces() throws {
    let crowd = try #require(CatalogEntry.all.first { $0.name == "crowd" })
    let pieces = try Page(Recording(crowd).endedRun.timeline).pieces
    #expect(pieces.dropLast().allSatisfy { $0 < 1 << 17 })
  }
}
