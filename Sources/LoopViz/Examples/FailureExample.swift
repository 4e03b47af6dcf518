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

  func main() throws {
    try loop.runUntilComplete(
      Coroutine("main()") {
        do {
          _ = try await loop.gather([bake("bread", 3), bake("cake", 1), bake("pie", 2)]).value()
        } catch {
          loop.print("the wait is over:", error)  // the others go on baking
        }
        let dishes = [bake("bread", 3), bake("cake", 1), bake("pie", 2)]
        for result in try await loop.gather(returningExceptions: dishes).value() {
          switch result {
          case .success(let dish): loop.print(dish)
          case .failure(let error): loop.print("an error among the results:", error)
          }
        }
      })
  }
}
