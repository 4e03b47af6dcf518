import Testing

/// A case that cannot be read says where, and what is wrong.
struct ScenarioReaderConformanceTests {
  @Test(arguments: [
    (#"{"main": "main"}"#, "main: unknown coroutine 'main'"),
    (#"{"coroutines": {"main": [{"sleeep": 1}]}, "main": "main"}"#, #"main[0]: cannot tell the step from ["sleeep"]"#),
    (#"{"coroutines": {"main": [{"print": "{x"}]}, "main": "main"}"#, "main[0]: stray brace in '{x'"),
    (#"{"coroutines": {"main": [{"sleep": 1, "to": 2}]}, "main": "main"}"#, "main[0]: sleep has no option 'to'"),
    (
      #"{"coroutines": {"main": [{"try": [{"await": "w()"}], "finally": []}]}, "main": "main"}"#,
      "main[0].try[0]: unknown coroutine 'w'"
    ),
    (#"{"objects": {"x": "Mutex"}, "script": []}"#, "objects.x: is of an unknown kind 'Mutex'"),
    (#"{"script": [], "main": "main"}"#, "main: unknown coroutine 'main'"),
    (#"{"script": [], "color": 1}"#, "scenario: has an unknown key 'color'"),
    ("{\"script\": [\n  ]", "line 2: expected }"),
  ])
  func `a malformed scenario is refused by name and place`(_ text: String, _ message: String) {
    #expect(
      performing: {
        _ = try ScenarioReader.read(try JSONReader.read(text))
      }, throws: { "\($0)" == message })
  }

  @Test func `numbers, texts and the order of keys are kept`() throws {
    let document = try JSONReader.read(#"{"b": [1, 1.0, -2.5e-1, true, null], "a": "\u00e9\ud83d\ude00\"\\\n"}"#)
    #expect("\(document)" == #"{"b": [1, 1.0, -0.25, true, null], "a": "é😀\"\\\n"}"#)
  }

  @Test func `the arguments of a call are numbers, texts, lists and variables`() throws {
    let call = try CallText(#"q.put(1, -2.5, some words, "1", $x, $$x, [2, [a]], f(1, 2), null)"#, at: "here")
    #expect(call.object == "q")
    #expect(call.name == "put")
    #expect(
      "\(call.arguments)".replacing("ConformanceTests.Expression.", with: "")
        == #"[whole(1), fraction(-2.5), text("some words"), text("1"), variable("x"), text("$x"), "#
        + #"list([whole(2), list([text("a")])]), text("f(1, 2)"), none]"#)
  }
}
