import TestSupport
import Testing

@testable import VizEngine

@Suite("run")
struct MainTests {
  private static func run(
    _ prepare: (EventLoop) -> Void = { _ in }, _ main: @escaping @Sendable (EventLoop) async throws -> Void
  ) throws -> Trace {
    let recorder = TraceRecorder()
    let loop = try EventLoop(clock: VirtualClock(), recorder: recorder)
    prepare(loop)
    do { try loop.run(Coroutine("main()") { try await main(loop) }) } catch { loop.print("thrown") }
    var trace = Trace()
    recorder.drain(into: &trace)
    return trace
  }

  @Test func `what is left is cancelled, and the loop is closed`() throws {
    let trace = try Self.run { loop in
      _ = try loop.createTask(
        Coroutine("left()") {
          do { try await loop.sleep(.seconds(9)) } catch {
            loop.print("tidied up")
            throw error
          }
        })
      try await loop.sleep(.seconds(1))
    }
    try trace.checkInvariants()
    #expect(trace.output == ["tidied up"])
    #expect(trace.events.last?.kind == .close)
    #expect(trace.warnings.isEmpty)
  }

  @Test func `an error while tidying up goes to the exception handler`() throws {
    let messages = Box<[String]>([])
    let trace = try Self.run { loop in
      loop.exceptionHandler = { messages.value?.append("\($0.message): \($0.error.map { "\($0)" } ?? "")") }
    } _: { loop in
      _ = try loop.createTask(
        Coroutine("left()") {
          do { try await loop.sleep(.seconds(9)) } catch { throw Boom(number: 1) }
        })
      try await loop.sleep(.seconds(1))
    }
    #expect(messages.value == ["unhandled exception during asyncio.run() shutdown: 1"])
    #expect(trace.warnings == ["unhandled: unhandled exception during asyncio.run() shutdown"])
  }

  @Test func `it gives the result and throws the error of main`() throws {
    #expect(try EventLoop.run(clock: VirtualClock()) { _ in Coroutine("main()") { 5 } } == 5)
    #expect(throws: Boom.self) {
      try EventLoop.run(clock: VirtualClock()) { _ in Coroutine("main()") { throw Boom(number: 1) } }
    }
  }

  @Test func `it is refused inside a run`() throws {
    let trace = try Self.run { loop in
      do { try loop.run(Coroutine("inner()") {}) } catch { loop.print(error) }
    }
    #expect(trace.output == ["asyncio.run() cannot be called from a running event loop"])
  }
}
