import Synchronization
import TestSupport
import Testing
import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("runInExecutor", .timeLimit(.minutes(1)))
struct RunInExecutorTests {
  @Test(arguments: [true, false])
  func `a job's result comes back to the loop`(isVirtual: Bool) throws {
    let run = try runProgram(clock: isVirtual ? VirtualClock() : RealClock()) { loop in
      loop.print(try await loop.runInExecutor("compute") { 6 * 7 }.value())
    }
    #expect(run.output == ["42"])
    #expect(run.trace.lines(of: .job(1)) == ["created(compute by T1)", "running", "finished(42)"])
    #expect(run.lines.contains("T1 suspended(J1)"))
    #expect(run.lines.contains("T1 ready(J1)"))
  }

  @Test func `a job's error comes back to the loop`() throws {
    let run = try runProgram { loop in
      do { try await loop.runInExecutor { throw Boom(number: 5) }.value() } catch let error as Boom {
        loop.print(error.number)
      }
    }
    #expect(run.output == ["5"])
    #expect(run.trace.lines(of: .job(1)).last == "failed(Boom('5'))")
  }

  @Test func `jobs that block a second each end together after a second`() throws {
    let run = try runProgram { loop in
      let jobs = try (1...4).map { number in
        try loop.runInExecutor("job") {
          loop.block(.seconds(1))
          return number
        }
      }
      loop.print(try await loop.gather(jobs).value(), loop.time())
    }
    #expect(run.output == ["[1, 2, 3, 4] 1.000000000"])
  }

  @Test func `on the virtual clock every run of jobs leaves the same trace`() throws {
    func run() throws -> [String] {
      let run = try runProgram { loop in
        let jobs = try [3, 1, 2, 1, 1, 3].enumerated().map { number, seconds in
          try loop.runInExecutor("job") {
            loop.block(.seconds(seconds))
            return number
          }
        }
        for job in jobs { job.addDoneCallback { loop.print(try $0.result(), loop.time()) } }
        _ = try await loop.wait(jobs)
      }
      #expect(run.output.map { $0.prefix(1) } == ["1", "3", "4", "2", "0", "5"])
      return run.lines
    }
    let first = try run()
    for _ in 0..<50 { #expect(try run() == first) }
  }

  @Test func `on the virtual clock a job never works beside a step`() throws {
    let run = try runProgram { loop in
      let hasWorked = Atomic(false)
      let job = try loop.runInExecutor("job") { hasWorked.store(true, ordering: .relaxed) }
      // Time enough for the thread to start, if it may.
      usleep(20_000)
      loop.print(hasWorked.load(ordering: .relaxed))
      try await job.value()
      loop.print(hasWorked.load(ordering: .relaxed))
    }
    #expect(run.output == ["False", "True"])
  }

  @Test func `a job that nobody waits for is run before its loop is closed`() throws {
    let hasWorked = Atomic(false)
    let loop = try EventLoop(clock: VirtualClock())
    _ = try loop.runInExecutor("job") { hasWorked.store(true, ordering: .relaxed) }
    try loop.close()
    let isDone = hasWorked.load(ordering: .relaxed)
    #expect(isDone)
  }

  @Test func `more jobs than threads wait their turn`() throws {
    let run = try runProgram { loop in
      let jobs = try (0..<100).map { number in
        try loop.runInExecutor("job") {
          loop.block(.seconds(1))
          return number
        }
      }
      loop.print(try await loop.gather(jobs).value() == Array(0..<100))
      // The pool has at most 32 threads, so that a hundred seconds take at least four.
      loop.print(
        loop.time() >= Instant(nanoseconds: 4_000_000_000), loop.time() <= Instant(nanoseconds: 20_000_000_000))
    }
    #expect(run.output == ["True", "True True"])
  }

  @Test func `who waits for a job goes on in the pass after the one that hears of its end`() throws {
    let run = try runProgram { loop in _ = try await loop.runInExecutor { 1 }.value() }
    let end = try #require(run.trace.events.last { $0.subject == .job(1) })
    let turn = try #require(run.trace.events.last { $0.kind == .running(thread: 0) })
    #expect(turn.iteration == end.iteration + 1)
  }

  @Test func `the loop goes on while a job blocks`() throws {
    let run = try runProgram { loop in
      let job = try loop.runInExecutor("job") { loop.block(.seconds(2)) }
      try await loop.sleep(.seconds(1))
      loop.print(loop.time(), job.isDone)
      try await job.value()
      loop.print(loop.time())
    }
    #expect(run.output == ["1.000000000 False", "2.000000000"])
  }

  @Test func `cancelling a job's future does not stop its thread`() throws {
    let run = try runProgram { loop in
      let job = try loop.runInExecutor("job") { loop.block(.seconds(2)) }
      try await loop.sleep(.seconds(1))
      loop.print(job.cancel(), job.isCancelled)
      try await loop.sleep(.seconds(5))
    }
    #expect(run.output == ["True True"])
    #expect(run.trace.lines(of: .job(1)).last == "finished(None)")
    #expect(run.error == nil)
  }

  @Test func `a job may block many times`() throws {
    let run = try runProgram { loop in
      try await loop.runInExecutor("job") { for _ in 0..<10 { loop.block(.seconds(1)) } }.value()
      loop.print(loop.time())
    }
    #expect(run.output == ["10.000000000"])
  }
}
