import Foundation
import TestSupport
import Testing

/// The probe's own tests, which are Python's, on the `python3` of this machine; Tests/ProbeTests/run takes others.
@Suite("probe", .enabled(if: Product.find("python3") != nil, "no python3 here"))
struct ProbeTests {
  @Test("programs behave as without it, and their events have the order of loopviz's examples")
  func everything() async throws {
    let python = try #require(Product.find("python3"))
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "ProbeTests/run")
    let run = try await onOwnThread { try runProcess("/bin/sh", [tests.path, python]) }
    #expect(run.ending == .status(0), "\(run.output)\(run.error)")
  }
}
