import Foundation
import Testing

@testable import VizEngine

/// The logs of LogConformance, which any reader and writer of the format can be held against.
///
/// With LOOPVIZ_UPDATE_CONFORMANCE=1 in the environment, what is expected is written instead: look at it.
@Suite struct LogConformanceTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../LogConformance").standardizedFileURL
  private static let isUpdating = ProcessInfo.processInfo.environment["LOOPVIZ_UPDATE_CONFORMANCE"] == "1"

  private static func names(in room: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: room).path)) ?? []
    return files.filter { $0.hasSuffix(".log") }.map { String($0.dropLast(4)) }.sorted()
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.folder.appending(path: name)))
  }

  private func expect(_ text: [UInt8], _ name: String) throws {
    if Self.isUpdating { return try Data(text).write(to: Self.folder.appending(path: name)) }
    #expect(String(decoding: try bytes(name), as: UTF8.self) == String(decoding: text, as: UTF8.self), "\(name)")
  }

  private func written(_ log: TextLog) -> [UInt8] { TextLogEncoder.encode(log.trace, header: log.header) }

  @Test(arguments: names(in: "good"))
  func aGoodLogIsReadWithoutAProblemAndWrittenAgainAsItWas(name: String) throws {
    let text = try bytes("good/\(name).log")
    let log = TextLog(reading: text)
    #expect(log.problems.map(\.description) == [])
    #expect(String(decoding: written(log), as: UTF8.self) == String(decoding: text, as: UTF8.self))
    #expect(written(log) == text)
  }

  @Test(arguments: names(in: "forgiven"))
  func aForgivenLogIsReadWithoutAProblemAndWrittenAsItShouldHaveBeen(name: String) throws {
    let log = TextLog(reading: try bytes("forgiven/\(name).log"))
    #expect(log.problems.map(\.description) == [])
    try expect(written(log), "forgiven/\(name).written")
  }

  @Test(arguments: names(in: "bad"))
  func aBadLogHasTheseProblemsAndTheRestIsRead(name: String) throws {
    let log = TextLog(reading: try bytes("bad/\(name).log"))
    #expect(log.problemCount > 0)
    #expect(log.problemCount == log.problems.count)
    try expect(Array(log.problems.map { "\($0)\n" }.joined().utf8), "bad/\(name).problems")
    try expect(written(log), "bad/\(name).written")
  }

  @Test(arguments: ["good", "forgiven", "bad"])
  func whatIsWrittenIsGoodAndPiecesOfAnySizeMakeNoDifference(room: String) throws {
    for name in Self.names(in: room) {
      let text = try bytes("\(room)/\(name).log")
      let whole = TextLog(reading: text)
      let again = TextLog(reading: written(whole))
      #expect(again.problems.map(\.description) == [], "\(name)")
      #expect(written(again) == written(whole), "\(name)")
      for size in [1, 2, 7, 4096] {
        var decoder = TextLogDecoder()
        var trace = Trace()
        for start in stride(from: 0, to: text.count, by: size) {
          decoder.feed(Array(text[start..<min(start + size, text.count)]), into: &trace)
        }
        decoder.finish(into: &trace)
        #expect(decoder.problems == whole.problems, "\(name) in pieces of \(size)")
        #expect(written(TextLog(decoder, trace)) == written(whole), "\(name) in pieces of \(size)")
      }
    }
  }

  @Test func everyWordWaitAndWarningIsInAGoodLog() throws {
    let text = try Self.names(in: "good").map { String(decoding: try bytes("good/\($0).log"), as: UTF8.self) }.joined()
    for word in TextLogWord.allCases { #expect(text.contains("  \(word.spelling)"), "\(word)") }
    for warning in TraceEvent.Warning.allCases { #expect(text.contains("kind=\(warning.spelling) "), "\(warning)") }
    for purpose in TraceEvent.Purpose.allCases { #expect(text.contains("on=\(purpose.waitSpelling) "), "\(purpose)") }
    for kind in Subject.Kind.allCases { #expect(text.contains("on=\(kind.waitSpelling) of="), "\(kind)") }
    for name in ["good", "forgiven", "bad"] { #expect(Self.names(in: name).count > 5) }
  }
}
