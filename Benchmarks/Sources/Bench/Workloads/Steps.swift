import VizEngine

/// Tasks that do nothing but give the loop back, `sleep(0)`, again and again.
struct Steps: Workload {
  let tasks: Int
  let count = 1_000_000

  var title: String { "task steps, sleep(0), \(tasks) task\(tasks == 1 ? "" : "s")" }
  var pythonName: String { "steps" }
  var pythonArguments: [Int] { [tasks] }
  var floor: Duration? { Floor.time(tasks: tasks, steps: count) }

  func main(_ loop: EventLoop) -> Coroutine<Void> {
    Coroutine("main") {
      let all = try (0..<tasks).map { _ in try loop.createTask(spin(loop, count / tasks)) }
      for task in all { try await task.value() }
    }
  }

  private func spin(_ loop: EventLoop, _ count: Int) -> Coroutine<Void> {
    Coroutine("spin") {
      for _ in 0..<count { try await loop.sleep(.zero) }
    }
  }
}
