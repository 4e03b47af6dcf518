import VizEngine

/// A group waits for all its tasks; when one fails, it cancels the others and raises the error, as one of a group.
struct TaskGroupExample: Example {
  let loop: EventLoop

  struct FireError: Error, CustomStringConvertible {
    let description = "the pan is on fire"
  }

  func cook(_ dish: String, _ seconds: Int) -> Coroutine<Void> {
    Coroutine("cook('\(dish)')") {
      try await loop.sleep(.seconds(seconds))
      if dish == "steak" { throw FireError() }
      loop.print("\(dish) is ready")
    }
  }

  func meal(_ dishes: [String]) -> Coroutine<Void> {
    Coroutine("meal()") {
      try await loop.withTaskGroup { group in
        for (index, dish) in dishes.enumerated() {
          try group.createTask(cook(dish, index + 1))
        }
      }  // here it waits for all of them
      loop.print("dinner is served")
    }
  }

  func main() throws {
    try loop.runUntilComplete(
      Coroutine("main()") {
        try await meal(["soup", "rice"]).value()
        do {
          try await meal(["salad", "steak", "roast"]).value()
        } catch let group as ExceptionGroup {
          loop.print("no dinner:", group.errors[0])
        }
      })
  }
}
