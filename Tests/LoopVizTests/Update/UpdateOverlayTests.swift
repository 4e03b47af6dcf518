import Testing
import VizEngine

@testable import LoopViz

/// What lies over the screen: help, details, the form in which a log is saved.
@Suite struct UpdateOverlayTests {
  private func model(height: Int = 24) throws -> AppModel {
    AppModel(80, height, try Recording("workers").run(at: .milliseconds(2417)))
  }

  private func form(_ model: AppModel) -> ExportForm? {
    if case .export(let form) = model.overlay { form } else { nil }
  }

  @Test(arguments: [10, 24, 40, 60]) func helpScrollsWithinItsLines(height: Int) throws {
    var model = try model(height: height)
    model.press(.character("?"), .up)
    #expect(model.overlay == .help(0))
    model.press(.end)
    #expect(model.overlay == .help(HelpView.lastLine(in: model.size, model.phrases)))
    model.press(.down, .pageDown)
    #expect(model.overlay == .help(HelpView.lastLine(in: model.size, model.phrases)))
    model.press(.home)
    #expect(model.overlay == .help(0))
    let end = HelpView.lastLine(in: model.size, model.phrases)
    model.press(.pageDown)
    #expect(model.overlay == .help(min(10, end)))
  }

  @Test func theHelpsLastLineIsItsLast() throws {
    for width in [60, 80, 200] {
      for height in 16...60 {
        var model = AppModel(width, height)
        model.press(.character("?"), .end)
        let lines = view(model).lines
        #expect(lines.contains { $0.contains(" tells ") }, "\(width)x\(height)")
        #expect(!lines.contains { $0.contains("more ─┘") })
      }
    }
  }

  @Test func detailsScrollNoFurtherThanTheyGo() throws {
    var model = try model(height: 60)
    model.press(.enter, .down, .pageDown, .end)
    #expect(model.overlay == .details(0), "all of it is seen")
    model = try self.model(height: 16)
    model.run?.selection = .task(4)
    model.size = Size(width: 60, height: 16)
    model.press(.enter, .end)
    let end = model.overlay
    model.press(.down)
    #expect(model.overlay == end)
    model.press(.up)
    #expect(model.overlay != end || end == .details(0), "one key up is one line up")
  }

  @Test(arguments: [Key.escape, .character("q"), .enter, .character("?"), .control("c")])
  func overlaysArePutAway(key: Key) throws {
    for overlay in [AppModel.Overlay.help(3), .details(2)] {
      var model = try model()
      model.overlay = overlay
      #expect(model.press(key).isEmpty)
      #expect(model.overlay == nil)
      #expect(model.run != nil)
    }
  }

  @Test func otherKeysDoNotReachWhatLiesBelow() throws {
    for key in [Key.character(" "), .character("."), .character(">"), .character("r"), .character("e"), .tab] {
      var model = try model()
      model.press(.character("?"))
      #expect(model.press(key).isEmpty)
      #expect(model.overlay == .help(0))
      #expect(model.run?.status == .live)
    }
  }

  @Test func theFormProposesANameAndWritesOnEnter() throws {
    var model = try model()
    model.press(.character("e"))
    #expect(form(model)?.path.text == "workers-20261122-165000.log")
    #expect(model.press(.enter) == [.export(.text, path: "workers-20261122-165000.log", overwrite: false)])
  }

  @Test func thePathIsEditedAsInAShell() throws {
    var model = try model()
    model.press(.character("e"), .control("u"))
    #expect(form(model)?.path.text.isEmpty == true)
    #expect(model.press(.enter).isEmpty, "a file needs a name")
    model.type("q?日志 r.log")
    model.press(.home, .delete, .right, .right, .backspace, .left)
    #expect(form(model)?.path.text == "?志 r.log")
    model.press(.control("a"), .control("d"), .end, .backspace, .control("b"), .control("f"), .character("x"))
    #expect(form(model)?.path.text == "志 r.lox")
    for _ in 0..<20 { model.press(.left, .backspace) }
    #expect(form(model)?.path.cursor == 0)
    for _ in 0..<20 { model.press(.right) }
    #expect(form(model)?.path.cursor == form(model)?.path.characters.count)
    #expect(model.press(.up).isEmpty && model.press(.function(1)).isEmpty && model.press(.tab).isEmpty)
  }

  @Test func anExistingFileIsOverwrittenOnlyBySecondEnter() throws {
    var model = try model()
    model.press(.character("e"), .enter)
    _ = update(&model, .exported(.exists))
    #expect(form(model)?.outcome == .exists)
    #expect(model.press(.enter) == [.export(.text, path: "workers-20261122-165000.log", overwrite: true)])
    model.press(.character("x"))
    #expect(form(model)?.outcome == nil, "another name is another file")
    #expect(model.press(.enter) == [.export(.text, path: "workers-20261122-165000.logx", overwrite: false)])
  }

  @Test func aFailureIsShownAndNothingIsLost() throws {
    var model = try model()
    model.press(.character("e"), .enter)
    _ = update(&model, .exported(.failed("no room")))
    #expect(form(model)?.outcome == .failed("no room"))
    #expect(form(model)?.path.text == "workers-20261122-165000.log")
    #expect(model.press(.enter) == [.export(.text, path: "workers-20261122-165000.log", overwrite: false)])
    #expect(model.press(.escape).isEmpty)
    #expect(model.overlay == nil)
    _ = update(&model, .exported(.written(path: "x", events: 1)))
    #expect(model.overlay == nil, "news of a form that is closed opens none")
  }

  @Test func anyKeyGoesBackFromAFileThatIsWritten() throws {
    for key in [Key.enter, .escape, .character("x"), .up] {
      var model = try model()
      model.press(.character("e"))
      _ = update(&model, .exported(.written(path: "x", events: 1)))
      #expect(model.press(key).isEmpty)
      #expect(model.overlay == nil)
      #expect(model.run != nil)
    }
  }

  @Test func theFormatAndTheEndingGoTogether() throws {
    var model = try model()
    model.press(.character("e"), .tab)
    #expect(form(model)?.format == .jsonl)
    #expect(form(model)?.path.text == "workers-20261122-165000.jsonl")
    #expect(form(model)?.path.cursor == form(model)?.path.characters.count)
    model.press(.tab)
    #expect(model.press(.enter) == [.export(.chrome, path: "workers-20261122-165000.json", overwrite: false)])
    for _ in ExportFormat.allCases { model.press(.backTab) }
    #expect(form(model)?.format == .chrome, "it goes round")
    model.press(.up, .up, .down)
    #expect(form(model)?.path.text == "workers-20261122-165000.jsonl")
    model.press(.control("u"))
    #expect(form(model)?.format == .jsonl)
    model.type("x.js")
    #expect(form(model)?.format == .jsonl, "an ending that is none chooses nothing")
    model.type("on")
    #expect(form(model)?.format == .chrome)
    model.type("l")
    #expect(form(model)?.format == .jsonl)
    model.press(.control("u"))
    model.type("x.txt")
    model.press(.backTab)
    #expect(form(model)?.path.text == "x.txt", "an ending of one's own stays")
    #expect(model.press(.enter) == [.export(.text, path: "x.txt", overwrite: false)])
  }

  @Test func anotherFormatIsAnotherFile() throws {
    var model = try model()
    model.press(.character("e"))
    _ = update(&model, .exported(.exists))
    model.press(.tab)
    #expect(form(model)?.outcome == nil)
    #expect(model.press(.enter) == [.export(.jsonl, path: "workers-20261122-165000.jsonl", overwrite: false)])
  }

  @Test func theCursorStaysWhereTheNameIsEdited() throws {
    var model = try model()
    model.press(.character("e"), .home, .right, .tab, .character("X"))
    #expect(form(model)?.path.text == "wXorkers-20261122-165000.jsonl")
    model.press(.end, .left, .left, .tab)
    #expect(form(model)?.path.text == "wXorkers-20261122-165000.json")
    #expect(form(model)?.path.cursor == "wXorkers-20261122-165000.js".count)
  }
}
