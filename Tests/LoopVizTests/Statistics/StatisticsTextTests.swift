import Testing
import VizEngine

@testable import LoopViz

@Suite struct StatisticsTextTests {
  @Test(arguments: ["workers", "blocking", "forgotten", "deadlock"])
  func aReportForPeople(example: String) throws {
    expectGolden(text: try LogReport.example(example).text, "stats-\(example)")
  }

  @Test func aLogWithProblemsSaysTheFirstOfThemAndHowManyMore() throws {
    let text = "# loopviz log 1\n0.000000000 0 T1 created name=Task-1\n" + String(repeating: "no\n", count: 7)
    let lines = try LogReport(text).text.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("problems   ! line 3: left out, because") })
    #expect(lines.contains { $0.hasPrefix("           ! line 7: left out, because") })
    #expect(lines.contains("           and 3 more"))
    #expect(lines.contains("ended      the log does not say that the loop began"))
  }

  @Test func fewerTasksThanThereAreSayHowToSeeAll() throws {
    let report = try LogReport.example("workers", sorting: .waiting, limit: 2)
    #expect(report.names == ["Task-4", "Task-5"])
    #expect(try report.text.hasSuffix("and 3 more; --top 0 shows all\n"))
  }

  @Test func whatATerminalWouldObeyIsShownAsItsNumber() throws {
    let report = LogReport(
      "# loopviz log 1\n# program: \"a\\u{1b}[2Jb\"\n0.000000000 0 T1 created name=\"\\u{7}\" coro=\"\\u{9b}\"\n")
    let text = try report.text
    #expect(!text.unicodeScalars.contains { TextWidth.isControl($0) && $0 != "\n" })
    #expect(text.contains("a\\u{1b}[2Jb"))
  }

  @Test func numbersStandInGroups() {
    #expect(
      [0, 12, 123, 1234, 99_980, 1_234_567].map(PlainText.count) == ["0", "12", "123", "1,234", "99,980", "1,234,567"])
  }

  @Test func eachOrderPutsTheGreatestFirstAndEqualsAsTheyWereMade() throws {
    func names(_ sorting: TaskSorting) throws -> [String] { try LogReport.example("blocking", sorting: sorting).names }
    #expect(try names(.created) == ["Task-1", "Task-2", "Task-3", "Task-4", "Task-5"])
    #expect(try names(.running) == ["Task-4", "Task-3", "Task-2", "Task-1", "Task-5"])
    #expect(try names(.ready) == ["Task-5", "Task-4", "Task-3", "Task-2", "Task-1"])
    #expect(try names(.runs) == ["Task-5", "Task-1", "Task-2", "Task-3", "Task-4"])
    #expect(try names(.longest).first == "Task-4")
    #expect(try names(.name) == names(.created))
  }
}
