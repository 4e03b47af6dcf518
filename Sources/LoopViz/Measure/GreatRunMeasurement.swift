import VizEngine

/// Figures of the model of a great run: never a pass or a fail.
struct GreatRunMeasurement {
  private static let size = Size(width: 200, height: 60)
  private static let frames = 200
  private static let seeks = 1_000

  let tasks: Int
  let events: Int

  func report() throws {
    // The loop's own memory stays with the process; after a first run the second finds it there.
    try GreatRun.record(tasks: tasks, events: tasks) { _ in }
    let before = ResidentMemory.bytes
    var run = RunModel(entry: Catalog.entries[0], start: WallClock.runStart(clockName: "virtual"), speed: Speed())
    var folding = Duration.zero
    try GreatRun.record(tasks: tasks, events: events) { delta in
      folding += ContinuousClock().measure { run.timeline.append(delta) }
    }
    let count = run.eventCount
    run.clock = run.timeline.end
    print("a run of \(tasks) tasks and \(count) events, \(Self.size.width)x\(Self.size.height)")
    Figures.line("fold, with lints", "\(Figures.decimals(folding / .nanoseconds(count))) ns an event")
    if let before, let after = ResidentMemory.bytes {
      let bytes = Double(after - before)
      Figures.line("memory", "\(Figures.decimals(bytes / Double(count))) bytes an event, \(Int(bytes / 1e6)) MB")
    }
    let checkpoints = Double(run.timeline.checkpointBytes) / Double(count)
    Figures.line(
      "of that",
      "events 24, links 4, checkpoints \(Figures.decimals(checkpoints)) bytes")
    var model = AppModel(size: Self.size, settings: Settings())
    model.run = run
    run.timeline = Timeline()
    reportFrames("frame, at the end", &model) { _, _ in }
    var random = Self.seed
    reportSeeks(&model, &random)
    reportFrames("frame, at 200 places", &model) { model, _ in
      model.run?.travel(toEvent: Self.next(&random, below: count))
    }
    for sort in SortOrder.allCases where sort != .creation {
      model.run?.sort = sort
      let time = ContinuousClock().measure { model.run?.refreshOrder() }
      Figures.line("sort by \(sort)", Figures.milliseconds(time))
      reportFrames("frame, sorted", &model) { _, _ in }
    }
  }

  private func reportFrames(_ name: String, _ model: inout AppModel, _ prepare: (inout AppModel, Int) -> Void) {
    var times: [Duration] = []
    for number in 0..<Self.frames {
      prepare(&model, number)
      times.append(ContinuousClock().measure { _ = view(model) })
    }
    Figures.line(name, Figures.spread(times))
  }

  private func reportSeeks(_ model: inout AppModel, _ random: inout UInt64) {
    var times: [Duration] = []
    for _ in 0..<Self.seeks {
      let place = Self.next(&random, below: model.run?.eventCount ?? 1)
      times.append(ContinuousClock().measure { model.run?.timeline.seek(to: .at(place)) })
    }
    Figures.line("seek, to \(Self.seeks) places", Figures.spread(times))
    times = (0..<Self.frames).map { _ in ContinuousClock().measure { model.run?.travel(byEvent: .back) } }
    Figures.line("one event back", Figures.spread(times))
    times = (0..<Self.frames).map { _ in ContinuousClock().measure { model.run?.travel(byEvent: .forward) } }
    Figures.line("one event on", Figures.spread(times))
  }
}

extension GreatRunMeasurement {
  static let seed: UInt64 = 42

  static func next(_ random: inout UInt64, below limit: Int) -> Int {
    random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(random >> 33) % limit
  }
}
