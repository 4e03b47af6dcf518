import TestSupport
import Testing
import VizEngine

@testable import LoopViz

/// What holds for every picture, whatever it shows and however large it is.
@Suite struct FrameLawTests {
  /// One model for each thing that the screen can show, of any size.
  static func models(glyphs: Glyphs = .unicode, language: Language = .english) throws -> [AppModel] {
    var models = [AppModel(80, 24, glyphs: glyphs, language: language)]
    for entry in CatalogEntry.all {
      let recording = try Recording(entry)
      for run in [recording.run(at: .zero), recording.run(at: .milliseconds(1250)), recording.endedRun] {
        models.append(AppModel(80, 24, run, glyphs: glyphs, language: language))
      }
    }
    let run = try Recording(.wideNames).run(at: .milliseconds(1500))
    for pane in Pane.allCases {
      var run = run
      run.focus = pane
      run.isZoomed = true
      run.selection = .task(3)
      models.append(AppModel(80, 24, run, glyphs: glyphs, language: language))
    }
    let path = "/数据/\(String(repeating: "long/", count: 30))工作.log"
    let overlays: [AppModel.Overlay] = [
      .help(0), .help(15), .details(0), .details(3), .export(ExportForm(path: path)), .export(ExportForm(path: "")),
    ]
    for overlay in overlays {
      var model = AppModel(80, 24, run, glyphs: glyphs, language: language)
      model.overlay = overlay
      models.append(model)
    }
    for time in [nil, Duration.milliseconds(200)] {
      let run = RunModel.replayOfAnotherProgram(at: time, isRead: time != nil)
      models.append(AppModel(80, 24, run, glyphs: glyphs, language: language))
    }
    for study in try studies(glyphs) { models.append(AppModel(80, 24, study, language: language, glyphs: glyphs)) }
    return models
  }

  private static func studies(_ glyphs: Glyphs) throws -> [Study] {
    let upper = glyphs == .ascii ? try RecordedRun.example("queue") : RunRecording.record(.wideNames)
    var studies: [Study] = [.recording(["workers", "deadlock"])]
    for other in ["workers", "deadlock", "lock"] {
      var comparison = ComparisonModel(upper, try .example(other), speed: Speed())
      studies.append(.comparison(comparison))
      comparison.go(to: .zero + .milliseconds(1500))
      comparison[.upper].select(row: 2)
      studies.append(.comparison(comparison))
      comparison.goToEnd()
      comparison[.upper].selection = nil
      studies.append(.comparison(comparison))
    }
    for (name, number) in [("queue", 4), ("deadlock", 2), ("thread", 3), ("lock", .max)] {
      var prediction = try PredictionModel(name)
      prediction.answer(upTo: number, wrong: [1, 2])
      studies.append(.prediction(prediction))
      prediction.answer(1)
      studies.append(.prediction(prediction))
    }
    return studies
  }

  static func expectWhole(_ screen: Screen, _ size: Size) {
    #expect(screen.size == size)
    #expect(screen.cells.count == size.width * size.height)
    for y in 0..<size.height {
      var columns = 0
      for cell in screen.row(y) where !cell.isContinuation {
        columns += TextWidth.columns(of: cell.character)
      }
      if columns != size.width { Issue.record("row \(y) of \(size) has \(columns) columns:\n\(screen)") }
    }
    let isClean = screen.cells.allSatisfy { cell in
      cell.isContinuation || !cell.character.unicodeScalars.contains(where: TextWidth.isControl)
    }
    #expect(isClean)
  }

  @Test(arguments: Language.allCases) func everyRowHasExactlyTheScreensColumnsAtEverySize(language: Language) throws {
    var random = SplitMix64(seed: 24)
    for var model in try Self.models(language: language) {
      let sizes = (0..<6).map { _ in
        Size(width: Int.random(in: 1...220, using: &random), height: Int.random(in: 1...70, using: &random))
      }
      for size in sizes + [RunLayout.smallest, Size(width: 1, height: 1)] + goldenSizes {
        model.size = size
        Self.expectWhole(view(model), size)
      }
    }
  }

  @Test(arguments: Language.allCases) func everyPaneStaysWithinItsBlock(language: Language) throws {
    var random = SplitMix64(seed: 7)
    for model in try Self.models(language: language) {
      guard let run = model.run else { continue }
      for alone in [nil] + Pane.allCases {
        let size = Size(
          width: Int.random(in: 60...220, using: &random), height: Int.random(in: 16...70, using: &random))
        let layout = RunLayout(size: size, alone: alone)
        for pane in layout.shown {
          guard let area = layout[pane] else { continue }
          var screen = Screen(size: size)
          screen.fill(screen.bounds, with: "·")
          draw(pane, of: run, model.phrases, in: area, on: &screen)
          expectUntouched(screen, outside: area, "\(pane) of \(run.name) in \(area) of \(size)")
        }
      }
    }
  }

  private func draw(
    _ pane: Pane, of run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen
  ) {
    switch pane {
    case .lanes: LanesView.draw(run, phrases, wall: WallTime(milliseconds: 0), in: area, on: &screen)
    case .timeline: TimelineView.draw(run, phrases, wall: WallTime(milliseconds: 0), in: area, on: &screen)
    case .log: LogView.draw(run, phrases, in: area, on: &screen)
    case .code: CodeView.draw(run, phrases, in: area, on: &screen)
    case .loop: LoopView.draw(run, phrases, in: area, on: &screen)
    case .output: OutputView.draw(run, phrases, in: area, on: &screen)
    }
  }

  private func expectUntouched(_ screen: Screen, outside area: Rect, _ what: String) {
    for y in 0..<screen.size.height {
      for x in 0..<screen.size.width where !area.contains(Point(x: x, y: y)) {
        let cell = screen[Point(x: x, y: y)]
        guard cell != Cell("·") else { continue }
        Issue.record("\(what) touched \(x), \(y):\n\(screen)")
        return
      }
    }
  }

  @Test func linesBetweenLanesAreWholeWhateverTheNames() throws {
    let run = try Recording(.wideNames).run(at: .milliseconds(1500))
    for width in 60...140 {
      let screen = view(AppModel(width, 24, run))
      guard let area = RunLayout(size: screen.size)[.lanes] else { continue }
      for index in LanesView.lanes.indices.dropLast() {
        let x = LanesView.column(index, in: area).maxX
        for y in area.y + 1..<area.maxY { #expect(screen[Point(x: x, y: y)]?.character == "│") }
      }
    }
  }

  @Test func asciiScreensHaveNothingButASCII() throws {
    for model in try Self.models(glyphs: .ascii) where model.run?.name != "wide" {
      for size in goldenSizes {
        var model = model
        model.size = size
        for (y, line) in view(model).lines.enumerated() where !line.utf8.allSatisfy({ $0 < 0x7F }) {
          Issue.record("row \(y): \(line)")
        }
      }
    }
  }

  @Test(arguments: [Glyphs.unicode, .ascii]) func everyPhaseHasAMarkAndAWordOfItsOwn(glyphs: Glyphs) {
    #expect(Set(Phase.allCases.map { $0.mark(glyphs) }).count == Phase.allCases.count)
    for language in Language.allCases {
      #expect(Set(Phase.allCases.map { language.phrases.word($0) }).count == Phase.allCases.count)
    }
    #expect(Set(Phase.allCases.map(\.ink)).count == Phase.allCases.count)
  }
}
