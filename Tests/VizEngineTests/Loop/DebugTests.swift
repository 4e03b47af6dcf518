import TestSupport
import Testing

@testable import VizEngine

@Suite("Debug mode")
struct DebugTests {
  private static func run(isDebug: Bool) throws -> LoopRun {
    try runProgram { loop in
      loop.isDebug = isDebug
      try loop.callSoon("slow") { loop.block(.milliseconds(150)) }
      try await loop.sleep(.seconds(1))
      loop.block(.milliseconds(250))
      try await loop.sleep(.zero)
      loop.block(.milliseconds(50))
    }
  }

  @Test func `a slow step and a slow callback are warned of`() throws {
    let warnings = try Self.run(isDebug: true).trace.warnings
    #expect(warnings.count == 2)
    #expect(warnings.first?.contains("Executing <Handle slow() at DebugTests.swift:") ?? false)
    #expect(warnings.first?.hasSuffix("took 0.150 seconds") ?? false)
    #expect(warnings.last?.contains("Executing <Task pending name='Task-1' coro=<main() running at") ?? false)
    #expect(warnings.last?.hasSuffix("took 0.250 seconds") ?? false)
  }

  @Test func `without debug mode nothing is`() throws {
    #expect(try Self.run(isDebug: false).trace.warnings.isEmpty)
  }
}
