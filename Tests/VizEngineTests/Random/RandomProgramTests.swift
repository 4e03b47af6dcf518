import TestSupport
import Testing
import VizEngine

@Suite("Random programs")
struct RandomProgramTests {
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `every program keeps the invariants and runs the same twice`(seed: UInt64) throws {
    #expect(try run(seed) == run(seed))
  }

  private func run(_ seed: UInt64) throws -> [String] {
    var log: [String] = []
    let run = try runLoop { loop in
      let interpreter = ProgramInterpreter(RandomProgram(seed: seed), on: loop)
      try interpreter.run()
      log = interpreter.log
    }
    try #require(run.error == nil)
    return log + run.lines
  }
}
