import Foundation
import TestSupport
import Testing

private let perfettoFolder = ProcessInfo.processInfo.environment["PERFETTO"]

/// Not swarm: its ten thousand tracks take the parser long.
private let exampleNames = [
  "coroutine", "task", "callback", "workers", "gather", "sequential", "blocking", "thread", "concurrent", "parallel",
  "requests", "cancel", "timeout", "shield", "race", "failure", "taskgroup", "queue", "lock", "semaphore", "event",
  "deadlock",
]

/// Perfetto's own parser on what `loopviz export --format chrome` writes; docs/EXPORT.md says where to get it.
///
/// It runs where PERFETTO names the folder of its WebAssembly build, and Node.js is installed.
@Suite("perfetto", .enabled(if: perfettoFolder != nil && Product.find("node") != nil))
struct PerfettoTests {
  /// What each query must answer, as one row.
  private static let questions = [
    ("SELECT count(*) AS n FROM stats WHERE severity != 'info' AND value > 0", #"{"n":0}"#),
    ("SELECT count(*) AS n FROM slice WHERE dur < 0", #"{"n":0}"#),
    // States never lie in one another; instants lie in the state at which they happen.
    ("SELECT count(*) AS n FROM slice WHERE depth > 0 AND dur > 0", #"{"n":0}"#),
    (
      """
      SELECT count(*) AS n FROM slice a JOIN slice b USING (track_id)
      WHERE a.id < b.id AND a.dur > 0 AND b.dur > 0 AND b.ts < a.ts + a.dur AND a.ts < b.ts + b.dur
      """, #"{"n":0}"#
    ),
    (
      "SELECT count(*) AS n FROM flow JOIN slice i ON slice_in = i.id WHERE i.name NOT IN ('running', 'ready')",
      #"{"n":0}"#
    ),
    ("SELECT count(*) AS n FROM counter_track", #"{"n":4}"#),
  ]

  @Test("every slice, arrow and counter arrives", arguments: exampleNames)
  func arrives(example: String) async throws {
    let (folder, engine, node) = (
      try TemporaryFolder(), try #require(perfettoFolder), try #require(Product.find("node"))
    )
    let export = try await loopviz("export", example, "-o", folder.file("run.json"))
    #expect(export.ending == .status(0))
    let lines = (folder.text("run.json") ?? "").split(separator: "\n")
    func count(_ phase: String) -> Int { lines.count { $0.hasPrefix("{\"ph\":\"\(phase)\"") } }
    let counts = [
      ("SELECT count(*) AS n FROM slice", #"{"n":\#(count("B") + count("i"))}"#),
      ("SELECT count(*) AS n FROM flow", #"{"n":\#(count("f"))}"#),
      ("SELECT sum(ts) AS n FROM slice", #"{"n":\#(Self.sumOfTimes(lines))}"#),
    ]
    let questions = Self.questions + counts
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../scripts/perfetto.js")
    let arguments = [script.path, engine, folder.file("run.json")] + questions.map(\.0)
    let answer = try await onOwnThread { try runProcess(node, arguments) }
    #expect(answer.ending == .status(0), "\(answer.error)")
    #expect(answer.output.split(separator: "\n").map(String.init) == questions.map(\.1))
  }

  /// Of slices and instants, in nanoseconds: not one is lost on the way.
  private static func sumOfTimes(_ lines: [Substring]) -> Int {
    lines.reduce(0) { sum, line in
      guard let match = line.firstMatch(of: /^{"ph":"[Bi]".*?"ts":(\d+)\.(\d\d\d)[,}]/) else { return sum }
      return sum + (Int(match.1) ?? 0) * 1000 + (Int(match.2) ?? 0)
    }
  }
}
