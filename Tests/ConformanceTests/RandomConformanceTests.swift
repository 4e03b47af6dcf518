import Foundation
import Testing

/// Fresh random programs against the CPython 3.13 of this machine.
struct RandomConformanceTests {
  private static let environment = ProcessInfo.processInfo.environment

  /// `LOOPVIZ_RANDOM_PROGRAMS=10000 swift test --filter Conformance`; `LOOPVIZ_RANDOM_SEED=…` for a run again.
  @Test(.enabled(if: Oracle.found != nil, "no CPython 3.13 here: put python3.13 on PATH, or install it with pyenv"))
  func freshPrograms() throws {
    let oracle = try #require(Oracle.found)
    let count = Self.environment["LOOPVIZ_RANDOM_PROGRAMS"].flatMap { Int($0) } ?? 50
    let seed = Self.environment["LOOPVIZ_RANDOM_SEED"].flatMap { Int($0) } ?? Int.random(in: 1..<1_000_000)
    let run = "LOOPVIZ_RANDOM_SEED=\(seed) LOOPVIZ_RANDOM_PROGRAMS=\(count)"
    var agreeing = 0
    var first: CaseFolder.Case?
    let cases = try oracle.randomCases(seed: seed, count: count)
    for one in cases {
      let verdict = Verdict.of(one.document, expected: one.expected)
      if verdict.isAgreement { agreeing += 1 } else if first == nil { first = one }
    }
    print("\(run): \(agreeing) of \(cases.count) random programs agree")
    #expect(cases.count == count)
    guard let first else { return }
    let smallest = try Shrinking(oracle: oracle).smallest(first)
    let report = CaseReport([smallest])
    Issue.record(
      """
      \(run): \(agreeing) of \(cases.count) random programs agree.
      The first that differs is \(first.name); made smaller:
      \(smallest.document)
      \(report.text)
      """)
  }
}
