import Testing
import VizEngine

@testable import LoopViz

/// A log that is read while it is looked at, and plays.
@Suite struct UpdateReplayTests {
  private let bytes: [UInt8]
  private let whole: RunModel

  init() throws {
    whole = try Recording("workers").endedRun
    bytes = TextLogEncoder.encode(
      whole.timeline.trace, header: TextLogHeader(program: "workers", clock: "virtual", started: "now"))
  }

  private func opened(plays: Bool, length: Int? = nil, retained: Int? = nil) -> AppModel {
    var model = AppModel(120, 40)
    model.settings.reducesMotion = true
    _ = update(
      &model, .opened(OpenedLog(name: "run.log", length: length, plays: plays, retained: retained), Recording.start))
    return model
  }

  /// Feeds the log in pieces, and its end.
  private func read(_ model: inout AppModel, to share: Double = 1, pieces: Int = 7) {
    let end = Int(Double(bytes.count) * share)
    var start = 0
    while start < end {
      let next = min(end, start + max(1, end / pieces))
      _ = update(&model, .read(Array(bytes[start..<next])))
      start = next
    }
    if share == 1 { _ = update(&model, .readToEnd(nil)) }
  }

  private func tick(_ model: inout AppModel, _ milliseconds: Int) {
    _ = update(&model, .tick(WallTime(milliseconds: milliseconds), nil))
  }

  private func count(_ model: AppModel) -> Int { model.run?.state.eventCount ?? -1 }

  @Test func whatIsReadInPiecesIsTheRun() throws {
    var model = opened(plays: false)
    read(&model)
    let run = try #require(model.run)
    #expect(run.timeline.trace.events.count == whole.eventCount)
    #expect(run.status == .ended(.succeeded))
    #expect(run.now == whole.now)
    #expect(run.name == "workers")
    #expect(run.code?.file == "WorkersExample.swift")
    #expect(view(model).lines.first?.contains("run.log") == true)
    #expect(TextLogEncoder.encode(run.timeline.trace, header: run.header) == bytes, "exported again it is the same")
  }

  @Test func itPlaysInItsOwnTimeToItsEnd() throws {
    var model = opened(plays: true)
    read(&model)
    #expect(model.isMoving)
    #expect(count(model) == 0)
    tick(&model, 0)
    for step in 1...39 {
      tick(&model, step * 100)
      let now = Instant.zero + .milliseconds(step * 100)
      #expect(model.run?.now == now)
      #expect(count(model) == whole.timeline.count(upTo: now))
    }
    #expect(view(model).lines.first?.contains("▶ 1× 3.900 s of 4.000 s") == true)
    tick(&model, 4_000)
    #expect(model.run?.isAtEnd == true)
    #expect(!model.isMoving)
    #expect(count(model) == whole.eventCount)
  }

  @Test func spaceHoldsItAndLetsItGoOn() {
    var model = opened(plays: true)
    read(&model)
    tick(&model, 0)
    tick(&model, 200)
    model.press(.character(" "))
    tick(&model, 400)
    #expect(model.run?.now == .zero + .milliseconds(200))
    #expect(view(model).lines.last?.contains("play") == true)
    model.press(.character(" "))
    tick(&model, 600)
    tick(&model, 700)
    #expect(model.run?.now == .zero + .milliseconds(300))
    model.press(.character(">"))
    tick(&model, 800)
    #expect(model.run?.now == .zero + .milliseconds(500), "twice as fast")
  }

  @Test func whoGoesSomewhereStaysThere() {
    var model = opened(plays: true)
    read(&model)
    tick(&model, 0)
    tick(&model, 200)
    model.press(.character(","))
    let there = model.run?.position
    tick(&model, 400)
    #expect(model.run?.position == there)
    model.press(.end)
    #expect(model.run?.isAtEnd == true)
    model.press(.character("r"))
    #expect(count(model) == 0)
    #expect(model.isMoving)
  }

  @Test func spaceAtTheEndPlaysFromTheStart() {
    var model = opened(plays: false)
    read(&model)
    model.press(.character(" "))
    #expect(model.run?.now == .zero)
    #expect(model.isMoving)
  }

  @Test func whatIsNotReadYetIsWaitedFor() throws {
    var model = opened(plays: true, length: bytes.count)
    read(&model, to: 0.5)
    let edge = try #require(model.run?.clock)
    tick(&model, 0)
    for step in 1...40 { tick(&model, step * 250) }
    #expect(model.run?.now == edge)
    #expect(model.isMoving, "it waits for more")
    #expect(model.run?.isAtEnd == false)
  }

  @Test func aStreamCanBeHeldWhileMoreComes() throws {
    var model = opened(plays: false)
    read(&model, to: 0.3)
    #expect(view(model).lines.first?.contains("▶ reading") == true)
    model.press(.character(" "))
    let held = count(model)
    let lines = view(model).lines.dropFirst()
    let rest = bytes[Int(Double(bytes.count) * 0.3)...]
    _ = update(&model, .read(Array(rest.prefix(rest.count / 2))))
    #expect(count(model) == held)
    #expect(model.run.map { $0.eventCount > held } == true)
    #expect(zip(view(model).lines.dropFirst(), lines).filter { $0 == $1 }.count >= lines.count / 2)
    model.press(.end)
    #expect(count(model) == model.run?.eventCount)
  }

  @Test func whatIsWrongIsToldWithItsLine() {
    var model = opened(plays: false)
    let log = "# loopviz log 1\n0.000000000 0 T1 created name=Task-1\nnonsense\n# events: 2\n"
    _ = update(&model, .read(Array(log.utf8)))
    _ = update(&model, .readToEnd("the disk is gone"))
    #expect(view(model).lines.first?.contains("run.log, 1 problem") == true)
    model.press(.enter)
    let text = view(model).lines.joined(separator: "\n")
    #expect(text.contains("line 3: left out"))
    #expect(text.contains("not read to its end: the disk is gone"))
  }

  @Test func aLogOfAnotherProgramShowsWhereTasksStand() {
    var model = opened(plays: false)
    let log = """
      # loopviz log 1
      # source: other 1
      # program: workers
      0.000000000 0 T1 created name=Task-1 at=app.py:3
      0.000000000 1 T1 running
      0.000000000 1 T1 suspended on=sleep delay=1 until=1.000000000 at=app.py:7

      """
    _ = update(&model, .read(Array(log.utf8)))
    let text = view(model).lines.joined(separator: "\n")
    #expect(text.contains("where tasks stand"))
    #expect(text.contains("app.py:7"))
  }

  @Test func aStreamLetsTheOldestGoAndSaysSo() throws {
    var model = opened(plays: false, retained: 1_500)
    read(&model, pieces: 40)
    let run = try #require(model.run)
    let letGo = try #require(run.replay?.letGo)
    #expect(letGo > 0)
    #expect(run.eventCount < whole.eventCount)
    #expect(view(model).lines.first?.contains("\(letGo) events let go") == true)
    #expect(run.state.tasks.contains { $0.name == "Task-5" && $0.phase == .finished })
  }

  @Test func whoStandsInThePastStaysThereWhileTheOldestGo() throws {
    var model = opened(plays: false, retained: 1_500)
    read(&model, to: 0.6, pieces: 20)
    model.press(.character(","))
    model.press(.character(","))
    let instant = model.run?.now
    let last = model.run?.lastEvent
    let rest = bytes[Int(Double(bytes.count) * 0.6)...]
    for piece in stride(from: rest.startIndex, to: rest.endIndex, by: 100) {
      _ = update(&model, .read(Array(rest[piece..<min(piece + 100, rest.endIndex)])))
    }
    #expect(model.run?.replay.map { $0.letGo > 0 } == true)
    #expect(model.run?.now == instant)
    #expect(model.run?.lastEvent?.kind == last?.kind)
  }
}
