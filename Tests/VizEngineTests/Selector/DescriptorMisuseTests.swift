import Synchronization
import TestSupport
import Testing

@testable import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Misuse of descriptors", .timeLimit(.minutes(1)))
struct DescriptorMisuseTests {
  @Test func `a negative descriptor is refused`() throws {
    let run = try runLoop { loop in try loop.addReader(-1) {} }
    #expect(run.error as? DescriptorError == .negative(-1))
    #expect(pythonRepresentation(of: DescriptorError.negative(-1)) == "ValueError('Invalid file descriptor: -1')")
    #expect(DescriptorError.negative(-1).advice.hasSuffix("."))
    #expect(run.lines == [])
  }

  @Test func `a descriptor that is not open is refused`() throws {
    let run = try runLoop { loop in try loop.addWriter(1_000_000) {} }
    #expect(run.error as? DescriptorError == .notOpen(1_000_000))
    #expect(run.lines == [])
  }

  #if canImport(Glibc)
    @Test func `a regular file is refused`() throws {
      let file = open("/proc/self/exe", O_RDONLY)
      defer { close(file) }
      let run = try runLoop { loop in try loop.addReader(file) {} }
      #expect(run.error as? DescriptorError == .alwaysReady(file))
      #expect(
        pythonRepresentation(of: DescriptorError.alwaysReady(file)) == "PermissionError(1, 'Operation not permitted')")
    }
  #endif

  @Test func `a closed loop watches nothing`() throws {
    let pipe = try Pipe()
    let loop = try EventLoop(clock: VirtualClock())
    try loop.close()
    #expect(throws: LoopError.closed) { try loop.addReader(pipe.readEnd) {} }
    #expect(throws: LoopError.closed) { try loop.addWriter(pipe.writeEnd) {} }
    #expect(try loop.removeReader(pipe.readEnd) == false)
  }

  @Test func `what is not watched can be removed, which changes nothing`() throws {
    let run = try runLoop { loop in
      loop.print(try loop.removeReader(0), try loop.removeWriter(-1), try loop.removeReader(1_000_000))
    }
    #expect(run.output == ["False False False"])
  }

  @Test func `a descriptor that a stream has is left alone`() throws {
    let run = try runProgram { loop in
      let server = try await loop.startServer(host: "127.0.0.1", port: 0) { _, _ in }
      let (reader, _) = try await loop.openConnection(host: "127.0.0.1", port: server.port)
      let taken = [loop.streams?.listeners.keys.first, loop.streams?.transports.keys.first].compactMap(\.self)
      for descriptor in taken {
        #expect(throws: DescriptorError.usedByStream(descriptor)) { try loop.addReader(descriptor) {} }
        #expect(throws: DescriptorError.usedByStream(descriptor)) { try loop.removeWriter(descriptor) }
      }
      loop.print(taken.count)
      _ = try await reader.readToEnd()
    }
    #expect(run.output == ["2"])
    #expect(run.error == nil)
  }

  @Test func `a descriptor that was closed while it was watched is warned of`() throws {
    let pipe = try Pipe()
    let run = try runProgram { loop in
      try loop.addReader(pipe.readEnd, "look") { loop.print("called") }
      pipe.shut(pipe.readEnd)
      try await loop.sleep(.seconds(1))
    }
    #expect(run.trace.warnings == [closed(pipe.readEnd)])
    #expect(run.trace.lines(of: .handle(1)).last == "cancelled")
    #expect(run.trace.lines(of: .descriptor(1)).last == "finished(None)")
  }

  @Test func `a number that stands for another file now is warned of`() throws {
    let (pipe, other) = (try Pipe(), try Pipe())
    let run = try runProgram { loop in
      try loop.addReader(pipe.readEnd, "look") { loop.print("called") }
      dup2(other.readEnd, pipe.readEnd)
      other.write("x")
      try await loop.sleep(.seconds(1))
      try loop.addReader(pipe.readEnd, "again") {
        loop.print("again")
        try loop.removeReader(pipe.readEnd)
      }
      try await loop.sleep(.seconds(1))
    }
    #expect(run.trace.warnings == [closed(pipe.readEnd)])
    #expect(run.output == ["again"])
  }

  @Test func `adding a number that stands for another file now says so, and watches the new one`() throws {
    let (pipe, other) = (try Pipe(), try Pipe())
    let run = try runLoop { loop in
      try loop.addReader(pipe.readEnd, "old") { loop.print("old") }
      dup2(other.readEnd, pipe.readEnd)
      try loop.addReader(pipe.readEnd, "new") {
        loop.print("new")
        loop.stop()
      }
      other.write("x")
      try loop.runForever()
    }
    #expect(run.trace.warnings == [closed(pipe.readEnd)])
    #expect(run.output == ["new"])
  }

  @Test func `a file that was closed under one number and lives on under another does not keep the loop busy`() throws {
    let pipe = try Pipe()
    let copy = dup(pipe.readEnd)
    defer { close(copy) }
    let clock = CountingClock()
    let run = try runProgram(clock: clock) { loop in
      let other = try Pipe()
      try loop.addReader(other.readEnd, "other") { loop.print(other.read()) }
      try loop.addReader(pipe.readEnd, "look") { loop.print("called") }
      pipe.shut(pipe.readEnd)
      try loop.removeReader(pipe.readEnd)
      pipe.write("x")
      try await loop.sleep(.milliseconds(20))
      loop.print(clock.waits.load(ordering: .relaxed) < 5)
      other.write("still watched")
      try await loop.sleep(.milliseconds(1))
    }
    #expect(run.output == ["True", "still watched"])
  }

  private func closed(_ descriptor: Int32) -> String {
    "unhandled: fd \(descriptor) was closed while it was watched: call removeReader and removeWriter before close"
  }

  @Test func `the wrong thread ends the program with a sentence`() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let loop = try EventLoop(clock: VirtualClock())
      await withCheckedContinuation { continuation in
        try? startThread {
          try? loop.addReader(0) {}
          continuation.resume()
        }
      }
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("was used on a thread that is not its own"))
  }
}

/// Real time, which counts how often its loop waits.
private final class CountingClock: LoopClock {
  private let real = RealClock()
  let waits = Atomic(0)

  var name: String { real.name }
  var now: Instant { real.now }
  func start() { real.start() }
  func block(for duration: Duration) { real.block(for: duration) }
  func blockJob(for duration: Duration) { real.blockJob(for: duration) }

  func idle(until deadline: Instant?, wakeUp: WakeUp, descriptors: (any ReadinessSource)?) {
    waits.add(1, ordering: .relaxed)
    real.idle(until: deadline, wakeUp: wakeUp, descriptors: descriptors)
  }
}
