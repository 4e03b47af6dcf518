import Testing
import VizEngine

@testable import LoopViz

@Suite("Filtering rows and finding events")
struct UpdateFilterTests {
  private func model(_ name: String = "workers") throws -> AppModel {
    AppModel(80, 24, try Recording(name).endedRun)
  }

  private func titles(_ model: AppModel) -> [String] {
    guard let run = model.run else { return [] }
    return run.rows.map { run.state.subject(at: $0).title }
  }

  private func type(_ text: String, into model: inout AppModel) {
    for character in text { model.press(.character(character)) }
  }

  @Test func `typing lists the rows that have the text, at once`() throws {
    var model = try model()
    type("&WORK", into: &model)
    #expect(titles(model) == (1...4).map { "worker(\($0))" })
    type("er(3", into: &model)
    #expect(titles(model) == ["worker(3)"])
    model.press(.enter)
    #expect(!model.isSearching)
    #expect(titles(model) == ["worker(3)"])
  }

  @Test func `escape while typing lists all again, and so does escape later`() throws {
    var model = try model()
    type("&3", into: &model)
    model.press(.escape)
    #expect(titles(model).count == 5)
    type("&3", into: &model)
    model.press(.enter, .escape)
    #expect(titles(model).count == 5)
    #expect(model.run != nil)
  }

  @Test func `the present filter can be mended`() throws {
    var model = try model()
    type("&wx", into: &model)
    #expect(titles(model).isEmpty)
    model.press(.enter)
    model.press(.character("&"), .backspace)
    #expect(titles(model).count == 5)
  }

  @Test func `a filter goes with every order, and keeps the selection among its rows`() throws {
    var model = try model()
    type("&worker", into: &model)
    model.press(.enter)
    for _ in SortOrder.allCases {
      model.press(.character("s"))
      #expect(Set(titles(model)) == Set((1...4).map { "worker(\($0))" }))
      model.press(.character("G"))
      let run = try #require(model.run)
      #expect(run.selectedRow(in: run.rows) == 3)
    }
  }

  @Test func `new rows must pass the filter`() throws {
    let recording = try Recording("workers")
    var run = RunModel(entry: recording.entry, start: Recording.start, speed: Speed())
    run.timeline = recording.timeline(first: 2)
    var model = AppModel(80, 24, run)
    type("&wait", into: &model)
    model.press(.enter)
    #expect(titles(model).isEmpty)
    _ = update(&model, .recorded(recording.delta(2..<recording.events.count)))
    #expect(titles(model) == ["wait(tasks)"])
  }

  @Test func `in the log a search goes to the event that has the text, and on to the next`() throws {
    var model = try model()
    model.run?.focus = .log
    model.press(.home)
    type("/waiting", into: &model)
    model.press(.enter)
    func event() -> TraceEvent? { model.run?.lastEvent }
    #expect(event()?.subject == .task(1))
    model.press(.character("n"))
    #expect(event()?.subject == .task(2))
    model.press(.character("N"), .character("N"))
    #expect(event()?.subject == .task(4), "round from the start to the end")
  }

  @Test func `in the log a search finds who an event is of`() throws {
    var model = try model()
    model.run?.focus = .log
    model.press(.home)
    type("/worker(3", into: &model)
    #expect(model.run?.lastEvent?.subject == .task(3))
  }

  @Test func `what is not there moves nothing`() throws {
    var model = try model()
    model.run?.focus = .log
    let before = model.run?.place
    type("/zzz", into: &model)
    #expect(model.run?.place == before)
  }

  @Test func `the timeline says what it lists`() throws {
    var model = try model()
    type("&worker(", into: &model)
    expectGolden(view(model), "filter-typed-80x24")
    model.press(.enter)
    expectGolden(view(model), "filter-80x24")
  }
}
