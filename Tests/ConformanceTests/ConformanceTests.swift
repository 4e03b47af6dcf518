import Foundation
import Testing

/// The engine's logs against CPython's, whole.
struct ConformanceTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let committed = CaseFolder(
    folder: URL(fileURLWithPath: #filePath).appendingPathComponent("../Cases/cases").standardizedFileURL)

  /// The cases of this repository; Tests/Oracle/oracle.py wrote their logs.
  @Test func committedCases() throws {
    expectAgreement(CaseReport(try Self.committed.cases(), logs: Self.environment["LOOPVIZ_LOGS"]))
  }

  /// Cases that somebody has elsewhere: `LOOPVIZ_CASES=/folder/cases swift test --filter Conformance`.
  @Test(.enabled(if: environment["LOOPVIZ_CASES"] != nil, "LOOPVIZ_CASES names no folder of cases"))
  func givenCases() throws {
    let path = try #require(Self.environment["LOOPVIZ_CASES"])
    let report = CaseReport(
      try CaseFolder(folder: URL(fileURLWithPath: path)).cases(), logs: Self.environment["LOOPVIZ_LOGS"])
    print(report.text)
    expectAgreement(report)
  }

  private func expectAgreement(_ report: CaseReport) {
    if !report.failures.isEmpty { Issue.record("\(report.text)") }
  }
}
