import Testing
import VizEngine

@testable import LoopViz

/// What lints found, wherever the screen speaks of it.
@Suite struct GoldenFindingTests {
  private static let sizes = Array(goldenSizes.prefix(2))

  private func expect(_ model: AppModel, _ name: String) {
    expectGolden(view(model), "\(name)-\(model.size.width)x\(model.size.height)")
  }

  @Test(arguments: sizes) func theEndOfARunThatBlocked(size: Size) throws {
    expect(AppModel(size.width, size.height, try Recording("blocking").endedRun), "findings-ended")
  }

  @Test(arguments: sizes) func theSummaryListsThem(size: Size) throws {
    var model = AppModel(size.width, size.height, try Recording("blocking").endedRun)
    model.press(.enter)
    expect(model, "findings-summary")
  }

  @Test func theSummaryScrollsToTheLastOfThem() throws {
    var model = AppModel(80, 24, try Recording("blocking").endedRun)
    model.press(.enter, .end)
    expect(model, "findings-summary-end")
  }

  @Test func theDetailsOfATaskListItsOwn() throws {
    var run = try Recording("blocking").run(at: .milliseconds(3500))
    run.selection = .task(2)
    var model = AppModel(80, 24, run)
    model.press(.enter)
    expect(model, "findings-details")
  }
}

/// The count in the header has its room from the start: nothing beside it moves when it appears.
@Suite struct FindingCountTests {
  @Test(arguments: [60, 80, 99, 100, 120, 200]) func theHeaderDoesNotMoveForIt(width: Int) throws {
    let entry = try #require(Catalog.entry(named: "blocking"))
    let recording = try Recording(entry)
    let before = view(AppModel(width, 24, recording.run(at: .milliseconds(999)))).lines[0]
    let after = view(AppModel(width, 24, recording.run(at: .seconds(1)))).lines[0]
    let mark = after.firstRange(of: "! 1 ")
    #expect(mark != nil && !before.contains("!"))
    let place = mark.map { after.distance(from: after.startIndex, to: $0.lowerBound) } ?? 0
    #expect(before.prefix(place) == after.prefix(place))
    let length = width < 100 ? 3 : "! 1 finding".count
    #expect(
      before.dropFirst(place + length).prefix { $0 != "▶" } == after.dropFirst(place + length).prefix { $0 != "▶" })
  }

  @Test func theCountHasAnEnd() {
    var linter = Linter()
    var tables = TraceTables()
    let text = tables.reference(to: "Task was destroyed but it is pending!")
    func add(_ numbers: ClosedRange<UInt32>) {
      for number in numbers {
        let kind = TraceEvent.Kind.warning(.destroyedPending, text)
        linter.accept(TraceEvent(kind, .task(number), iteration: 1, instant: .zero), tables: tables)
      }
    }
    #expect(FindingWords.count(FoundSoFar(linter), isShort: true, in: English()) == "")
    add(1...1)
    #expect(FindingWords.count(FoundSoFar(linter), isShort: false, in: English()) == "! 1 finding")
    add(2...99)
    #expect(FindingWords.count(FoundSoFar(linter), isShort: true, in: English()) == "! 99")
    add(100...1200)
    #expect(FindingWords.count(FoundSoFar(linter), isShort: true, in: English()) == "! 99+")
    #expect(FindingWords.count(FoundSoFar(linter), isShort: false, in: English()) == "! 999+ findings")
    for isShort in [true, false] {
      #expect(
        FindingWords.count(FoundSoFar(linter), isShort: isShort, in: English()).count + 2
          <= FindingWords.countWidth(isShort: isShort))
    }
    #expect(FindingWords.lines(FoundSoFar(linter), of: nil, in: English()).last?.1 == "and 200 more findings")
    #expect(FindingWords.lines(FoundSoFar(linter), of: .task(7), in: English()).count == 2)
    #expect(FindingWords.lines(FoundSoFar(linter), of: .task(9000), in: English()).isEmpty)
  }
}
