import Foundation
import Testing
import VizEngine

@testable import LoopViz

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A whole run as a picture that any program that reads XML can read.
///
/// With LOOPVIZ_PICTURES=FOLDER in the environment the pictures are kept there, to be looked at.
@Suite struct TimelinePictureTests {
  @Test(arguments: CatalogEntry.all.map(\.name)) func everyExampleIsAPicture(name: String) throws {
    let entry = try #require(CatalogEntry.all.first { $0.name == name })
    let run = try Recording(entry).endedRun
    let bytes = picture(run.timeline, program: name)
    let reader = try PictureReader(bytes)
    #expect(bytes.count < 200_000)
    #expect(reader.root == ["role": "img"])
    #expect(reader.texts["title"]?.first == "\(name): timeline")
    #expect(reader.texts["desc"]?.first?.contains("virtual clock") == true)
    if run.timeline.lists.shown.count <= 256 {
      for row in run.timeline.lists.shown {
        let name = TextWidth.clipped(run.state.name(at: row), to: 30, ellipsis: "")
          .replacing("\t", with: " ").replacing("\u{1B}", with: "\u{FFFD}")
        #expect(reader.texts["text"]?.contains { $0.hasPrefix(name) } == true, "\(name)")
      }
    }
    try keep(bytes, as: "\(name).svg")
  }

  @Test func phasesAreToldByWordsAndMarksToo() throws {
    let texts = try PictureReader(picture(Recording("cancel").endedRun.timeline, program: "cancel")).texts["text"] ?? []
    for phase in Phase.allCases { #expect(texts.contains(English().word(phase))) }
  }

  @Test func namesThatAreMarkupStayText() throws {
    let program = "<b>&\"'\u{1}]]>\u{FFFF}"
    let reader = try PictureReader(picture(Recording("task").endedRun.timeline, program: program))
    #expect(reader.texts["text"]?.first == "<b>&\"'\u{FFFD}]]>\u{FFFD}")
  }

  @Test func whatHasNotHappenedIsAPictureToo() throws {
    let reader = try PictureReader(picture(Timeline(), program: ""))
    #expect(reader.texts["desc"]?.isEmpty == false)
  }

  @Test func whateverALogSaysIsAPicture() throws {
    for seed in 1...40 {
      for subjects in [8, 60, 700] {
        let run = ExportedRun(seed: UInt64(seed), count: 600, subjects: subjects)
        let reader = try PictureReader(picture(run.timeline(), program: "random"))
        #expect(reader.texts["desc"]?.isEmpty == false, "seed \(seed)")
      }
    }
  }

  @Test func manyBusyRowsMakeASmallPicture() throws {
    let recorder = TraceRecorder()
    let loop = try EventLoop(clock: VirtualClock(), recorder: recorder)
    let tasks = (0..<255).map { number in
      Coroutine("busy(\(number))") {
        for _ in 0..<300 { try await loop.sleep(.milliseconds(1 + number % 7)) }
      }
    }
    _ = try loop.runUntilComplete(loop.gather(tasks))
    try loop.close()
    var timeline = Timeline()
    timeline.append(recorder.drain())
    #expect(timeline.trace.events.count > 200_000)
    let bytes = picture(timeline, program: "busy")
    #expect(bytes.count < 2_000_000)
    #expect(try PictureReader(bytes).texts["text"]?.contains { $0.hasPrefix("Task-255") } == true)
    try keep(bytes, as: "busy.svg")
  }

  private func keep(_ bytes: [UInt8], as name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["LOOPVIZ_PICTURES"] else { return }
    try Data(bytes).write(to: URL(filePath: folder).appending(path: name))
  }

  private func picture(_ timeline: Timeline, program: String) -> [UInt8] {
    var bytes: [UInt8] = []
    let header = TextLogHeader(program: program, clock: "virtual", started: "2026-11-22T16:50:00.000Z")
    TimelinePicture(timeline: timeline, header: header, options: PictureOptions()).write { bytes += $0 }
    return bytes
  }
}

/// The texts of a picture by element, as a parser of XML sees them.
private final class PictureReader: NSObject, XMLParserDelegate {
  private(set) var texts: [String: [String]] = [:]
  private(set) var root: [String: String] = [:]
  private var open: [String] = []
  private var text = ""

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    guard parser.parse() else { throw NotXML(reason: "\(parser.parserError.map { "\($0)" } ?? "")") }
  }

  struct NotXML: Error {
    let reason: String
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if open.isEmpty { root = attributes.filter { $0.key == "role" } }
    open.append(element)
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    texts[element, default: []].append(text)
    text = ""
    open.removeLast()
  }
}
