import VizEngine

/// Some work for a loop that is counted: the same in Swift and, in workloads.py, in Python.
protocol Workload: Sendable {
  /// What is counted, for people: `steps, sleep(0), 10 tasks`.
  var title: String { get }
  /// How much of it.
  var count: Int { get }
  /// The function in workloads.py.
  var pythonName: String { get }
  /// What the function takes beside the count.
  var pythonArguments: [Int] { get }
  /// Python does only so small a part of the count, so that nobody waits long for it.
  var pythonShare: Int { get }
  /// What the bare Swift runtime needs for the same, where that can be said.
  var floor: Duration? { get }

  /// The work itself.
  func main(_ loop: EventLoop) -> Coroutine<Void>
}

extension Workload {
  var pythonArguments: [Int] { [] }
  var pythonShare: Int { 5 }
  var floor: Duration? { nil }

  /// Measures it on all loops, and prints a table.
  func report() throws {
    print("\(title), in thousands a second")
    let python = Python.time(self, on: .asyncio).map { Double(count / pythonShare) / $0 }
    let traced = try Double(count) / time(isTraced: true).inSeconds
    let bare = try Double(count) / time(isTraced: false).inSeconds
    let uvloop = Python.time(self, on: .uvloop).map { Double(count / pythonShare) / $0 }
    let floor = floor.map { Double(count) / $0.inSeconds }
    Measurement.line("loopviz, tracing on", traced, python.map { "\(Measurement.decimals(traced / $0)) times CPython" })
    Measurement.line(
      "loopviz, tracing off", bare,
      floor.map { "\(Measurement.decimals(bare / $0)) of the floor" }
        ?? python.map { "\(Measurement.decimals(bare / $0)) times CPython" })
    if let floor { Measurement.line("Swift runtime alone (the floor)", floor) }
    if let python { Measurement.line("CPython \(Python.version ?? "") asyncio", python) }
    if let uvloop { Measurement.line("CPython \(Python.version ?? "") uvloop", uvloop) }
    print()
  }

  private func time(isTraced: Bool) throws -> Duration {
    try Measurement.best {
      let recorder = isTraced ? TraceRecorder() : nil
      return try ContinuousClock().measure {
        let loop = try EventLoop(recorder: recorder)
        // A reader that keeps up, as the screen does: what was read is freed.
        loop.willWait = { _ = recorder?.drain() }
        try loop.run(main(loop))
      }
    }
  }
}
