import Testing
import VizEngine

@testable import LoopViz

/// Who gets one of the few lines of a lane of many tasks.
@Suite struct CrowdedLaneTests {
  private struct Rush: Example {
    let loop: EventLoop

    struct Stung: Error {}

    func main() throws {
      try loop.runUntilComplete(
        Coroutine("main()") {
          let first = try loop.createTask(
            Coroutine("first()") { () async throws -> Void in throw Stung() })
          let others = try (1...120).map { number in
            try loop.createTask(Coroutine("other(\(number))") { try await loop.sleep(.milliseconds(number)) })
          }
          _ = try await loop.wait(others)
          try? await first.value()
        })
    }
  }

  private func run(at time: Duration) throws -> RunModel {
    try Recording(CatalogEntry(Rush.self, "rush") { _ in ExampleWords("rush", "Many tasks.") }).run(at: time)
  }

  @Test func whoeverFailedStandsAmongTheLastThatFinished() throws {
    let state = try run(at: .milliseconds(11)).state
    #expect(state.tasks(in: .finished, limit: 3).map(\.coroutine) == ["other(11)", "other(10)", "first()"])
    #expect(state.tasks(in: .finished, limit: 1).map(\.coroutine) == ["first()"])
    #expect(state.tasks(in: .finished, limit: 100).count == 12)
  }

  @Test func theSelectedOneComesFirstThenWhoWaitsForOthersThenWhoCameLast() throws {
    let state = try run(at: .milliseconds(11)).state
    let other = try #require(state.tasks.first { $0.coroutine == "other(14)" })
    let names = state.tasks(in: .suspended, limit: 4, selection: other.subject).map(\.coroutine)
    #expect(names == ["other(14)", "main()", "other(120)", "other(119)"])
    #expect(state.tasks(in: .suspended, limit: 200, selection: other.subject).map(\.coroutine).first == "main()")
  }

  @Test func ofFewTheSelectedOneTakesTheLastLine() throws {
    let state = try run(at: .milliseconds(100)).state
    let other = try #require(state.tasks.first { $0.coroutine == "other(114)" })
    let names = state.tasks(in: .suspended, limit: 3, selection: other.subject).map(\.coroutine)
    #expect(names == ["main()", "other(101)", "other(114)"])
    #expect(state.tasks(in: .suspended, limit: 3).map(\.coroutine) == ["main()", "other(101)", "other(102)"])
  }
}
