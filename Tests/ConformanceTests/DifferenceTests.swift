import Testing

/// Where the engine differs from CPython on purpose, shown: a test for each difference of docs/SEMANTICS.md.
struct DifferenceConformanceTests {
  private func log(_ script: String, coroutines: String = "{}", objects: String = "{}") throws -> [String] {
    let text = #"{"coroutines": \#(coroutines), "objects": \#(objects), "script": \#(script)}"#
    return try Program.log(of: try ScenarioReader.read(try JSONReader.read(text)))
  }

  private func printed(_ steps: String) throws -> [String] {
    try log(#"[{"run": "main()"}]"#, coroutines: #"{"w": [{"sleep": 1}], "main": \#(steps)}"#)
      .filter { $0.contains(" print ") }.map { String($0.split(separator: " print ")[1]) }
  }

  @Test func `the message of a cancellation is a text`() throws {
    let steps =
      #"[{"create_task": "w()", "as": "t"}, {"call": "t.cancel(5)"}, {"try": [{"await": "t"}], "#
      + #""except": [{"catch": "CancelledError", "as": "e", "do": [{"print": "{e!r}"}]}]}]"#
    // CPython: CancelledError(5)
    #expect(try printed(steps) == ["CancelledError('5')"])
  }

  @Test func `times are instants, which print as fractions`() throws {
    let steps = #"[{"timeout": null, "as": "limit", "do": [{"call": "limit.reschedule(9)"}, {"print": "{limit}"}]}]"#
    // CPython: when=9, as it was given
    #expect(try printed(steps) == ["<Timeout [active] when=9.0>"])
  }

  @Test func `times are whole nanoseconds, without rounding`() throws {
    let steps = #"[{"sleep": 0.1}, {"sleep": 0.2}, {"call": "loop.time()", "as": "now"}, {"print": "{now}"}]"#
    // CPython: 0.30000000000000004
    #expect(try printed(steps) == ["0.3"])
  }

  @Test func `a printed task shows all of its result`() throws {
    let steps =
      #"[{"create_task": {"sleep": 0, "result": "abcdefghijklmnopqrstuvwxyz0123456789"}, "as": "t"}, "#
      + #"{"await": "t"}, {"print": "{t}"}]"#
    let text = try #require(printed(steps).first)
    // CPython: result='abcdefghijkl...xyz0123456789', by reprlib
    #expect(text.hasSuffix("result='abcdefghijklmnopqrstuvwxyz0123456789'>"))
  }

  @Test func `what leaves Python's loop at once is no error of Swift's`() {
    let steps = #"[{"raise": "KeyboardInterrupt"}]"#
    #expect(throws: NotSupported(need: "KeyboardInterrupt")) { try printed(steps) }
  }

  @Test func `a task has the name that it was made with`() {
    let steps = #"[{"create_task": "w()", "as": "t"}, {"call": "t.set_name(other)"}]"#
    #expect(throws: NotSupported(need: "set_name")) { try printed(steps) }
  }

  @Test func `a loop that nothing can wake says so`() throws {
    let coroutines = #"{"main": [{"await": "f"}]}"#
    // CPython waits for ever
    #expect(
      try log(#"[{"run": "main()"}]"#, coroutines: coroutines, objects: #"{"f": "Future"}"#).last
        == "t=0.000 - deadlock")
  }
}
