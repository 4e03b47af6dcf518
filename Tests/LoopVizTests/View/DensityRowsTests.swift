import Testing
import VizEngine

@testable import LoopViz

/// The timeline of very many tasks, whose rows share lines.
@Suite struct DensityRowsTests {
  private static let swarm = Result { try Recording("swarm") }

  static func run(at time: Duration) throws -> RunModel { try swarm.get().run(at: time) }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)]) func swarmMidway(size: Size) throws {
    let run = try Self.run(at: .milliseconds(2417))
    expectGolden(view(AppModel(size.width, size.height, run)), "swarm-\(size.width)x\(size.height)")
  }

  @Test func swarmEndedWithAGroupSelectedInASCII() throws {
    var model = AppModel(80, 24, try Self.swarm.get().endedRun, glyphs: .ascii)
    model.press(.down, .down)
    expectGolden(view(model), "swarm-ended-ascii-80x24")
  }

  @Test func swarmByTurnInChinese() throws {
    var model = AppModel(80, 24, try Self.run(at: .milliseconds(2417)), language: .chinese)
    model.press(.character("x"))
    expectGolden(view(model), "zh-swarm-turns-80x24")
  }

  @Test func everyTaskIsInAGroupAndAllGroupsAreSeen() throws {
    let run = try Self.run(at: .milliseconds(2417))
    for lines in 1...60 {
      let groups = run.groups(lines: lines)
      #expect(groups.count <= lines)
      #expect(groups.reduce(0) { $0 + run.state.phaseCounts(in: $1.rows).total } == 10_000)
      #expect(zip(groups, groups.dropFirst()).allSatisfy { $0.rows.upperBound <= $1.rows.lowerBound })
    }
  }

  @Test func fewRowsAreListed() throws {
    #expect(try !Recording("workers").endedRun.canFold)
    #expect(try !Recording(.crowd).endedRun.canFold)
    var run = try Self.run(at: .seconds(1))
    #expect(run.isFolded)
    run.sort = .name
    #expect(!run.isFolded)
    run.sort = .creation
    run.filter = RowFilter(text: "bee")
    #expect(!run.isFolded)
  }

  @Test func fListsAllRowsAndFoldsThemAgain() throws {
    var model = AppModel(80, 24, try Self.run(at: .seconds(1)))
    model.press(.character("f"))
    #expect(model.run?.isFolded == false)
    #expect(view(model).lines.contains { $0.contains("of 10000") })
    model.press(.character("f"))
    #expect(model.run?.isFolded == true)
  }

  @Test func arrowsGoFromGroupToGroupAndEnterOpensOne() throws {
    var model = AppModel(80, 24, try Self.run(at: .seconds(1)))
    model.press(.down)
    #expect(model.run?.selection == .task(1))
    model.press(.down)
    #expect(model.run?.selection == .task(2049))
    #expect(model.run?.isFolded == true)
    model.press(.up)
    model.press(.up)
    #expect(model.run?.selection == .task(1))
    model.press(.down, .enter)
    #expect(model.run?.isFolded == false)
    #expect(model.run?.selection == .task(2049))
    #expect(model.overlay == nil)
    model.press(.enter)
    #expect(model.overlay == .details(0))
    model.press(.escape, .escape)
    #expect(model.run?.isFolded == true)
    #expect(model.run?.selection == nil)
  }

  @Test func findingATaskListsIt() throws {
    var model = AppModel(80, 24, try Self.run(at: .seconds(1)))
    model.press(.character("/"))
    model.type("bee(777)")
    model.press(.enter)
    #expect(model.run?.selection == .task(777))
    #expect(view(model).lines.contains { $0.contains("Task-777 bee(777)") })
  }

  @Test func aClickOnALineSelectsItsGroup() throws {
    var model = AppModel(80, 24, try Self.run(at: .seconds(1)))
    let area = try #require(RunLayout(size: model.size)[.timeline])
    let mouse = Mouse(action: .press, position: Point(x: area.x + 3, y: area.y + 3))
    _ = update(&model, .input(.mouse(mouse)))
    #expect(model.run?.selection == .task(4097))
  }
}
