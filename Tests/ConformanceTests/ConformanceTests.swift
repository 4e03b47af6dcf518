import Foundation
import Testing

/// The engine's logs against CPython's, whole.
struct ConformanceTests {
  /// Cases that somebody has elsewhere: `LOOPVIZ_CASES=/folder/cases swift test --filter Conformance`.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["LOOPVIZ_CASES"] != nil, "LOOPVIZ_CASES names no folder"))
  func givenCases() throws {
    let path = try #require(ProcessInfo.processInfo.environment["LOOPVIZ_CASES"])
    let report = CaseReport(
      try CaseFolder(folder: URL(fileURLWithPath: path)).cases(),
      logs: ProcessInfo.processInfo.environment["LOOPVIZ_LOGS"])
    print(report.text)
    #expect(report.failures.isEmpty, "\(report.text)")
  }
}
