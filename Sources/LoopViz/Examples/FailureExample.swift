import VizEngine

/// One of three fails. gather raises its error at once; or, asked to, it gives errors like results.
struct FailureExample: Example {
  let loop: EventLoop

  struct BurntError: Error, CustomStringConvertible {
    let description = "burnt"
  }

  func bake(_ dish: String, _ seconds: Int) -> Coroutine<String> {
    Coroutine("bake('\(dish)')") {
      try await loop.sleep(.seconds(seconds))
      if dish == "cake" { throw BurntError() }
      return "\(dish) is done"
    }
  }

  func dishes() -> [Coroutine<String>] {
    [bake("bread", 3), bake("cake", 1), bake("pie", 2)]
  }

  func main() throws {
    try loop.runUntilComplete(
      Coroutine("main()") {
        do {
          _ = try await loop.gather(dishes()).value()
        } catch {
          loop.print("the wait is over:", error)  // the others go on
        }
        let results = try loop.gather(returningExceptions: dishes())
        for result in try await results.value() {
          switch result {
          case .success(let dish): loop.print(dish)
          case .failure(let error): loop.print("a result like others:", error)
          }
        }
      })
  }
}
