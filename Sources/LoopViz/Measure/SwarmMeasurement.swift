import VizEngine

/// What a frame costs while the example of ten thousand tasks is on the screen: never a pass or a fail.
struct SwarmMeasurement {
  private static let size = Size(width: 120, height: 40)
  /// A frame is drawn so often in the time of the loop, whatever the machine takes for it.
  private static let frame = Duration.seconds(1) / 30

  func report() throws {
    guard let entry = Catalog.entry(named: "swarm") else { return }
    let recorder = TraceRecorder()
    let loop = try EventLoop(clock: VirtualClock(), recorder: recorder)
    var model = AppModel(size: Self.size, settings: Settings())
    model.menu.select(entry)
    _ = update(&model, .started(WallClock.runStart(clockName: "virtual")))
    var times: [Duration] = []
    var next = Instant.zero
    loop.willWait = {
      let now = loop.time()
      guard now >= next else { return }
      next = now + Self.frame
      let delta = recorder.drain()
      let wall = WallTime(milliseconds: Int((now - .zero) / .milliseconds(1)))
      times.append(
        ContinuousClock().measure {
          _ = update(&model, .recorded(delta))
          _ = update(&model, .tick(wall, now))
          _ = view(model)
        })
    }
    try entry.run(on: loop)
    loop.willWait = nil
    try loop.close()
    print("swarm, \(Self.size.width)x\(Self.size.height), live: \(times.count) frames")
    Figures.line("update and view", Figures.spread(times))
  }
}
