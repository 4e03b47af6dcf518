import TestSupport
import Testing
import VizEngine

@testable import LoopViz

/// Whatever is pressed, clicked and resized in whatever order: the model stays sound, and the picture whole.
@Suite struct UpdateFuzzTests {
  @Test(arguments: 1...6) func nothingThatIsPressedBreaksAnything(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var recording = try Recording(random.pick(CatalogEntry.all))
    var model = AppModel(80, 24)
    var wall = 0
    var folded = 0
    for step in 0..<500 {
      let message: Message
      switch Int.random(in: 0..<20, using: &random) {
      case 0..<12: message = .input(.key(key(&random)))
      case 12..<15: message = .input(.mouse(mouse(model.size, &random)))
      case 15: message = .input(.resize(size(&random)))
      case 16 where model.run?.isOver == false:
        let end = min(recording.events.count, folded + Int.random(in: 0...20, using: &random))
        message = .recorded(recording.delta(folded..<end))
        folded = end
      case 17 where folded == recording.events.count && model.run != nil:
        message = .ended(random.pick([.succeeded, .failed("Error('事')")]))
      case 18:
        message = .exported(random.pick([.exists, .failed("no"), .written(path: "/x", events: 3)]))
      default:
        wall += Int.random(in: 0...200, using: &random)
        message = .tick(WallTime(milliseconds: wall), nil)
      }
      for effect in update(&model, message) {
        switch effect {
        case .start(let name, _):
          if let entry = Catalog.entry(named: name) { recording = try Recording(entry) }
          folded = 0
          model.menu.select(recording.entry)
          _ = update(&model, .started(Recording.start))
        case .compare(let one, let other):
          _ = update(&model, .compared(try .example(one), try .example(other)))
        case .predict(let name):
          if let entry = Catalog.entry(named: name) {
            _ = update(&model, .predicting(entry, RunRecording.record(entry)))
          }
        default: break
        }
      }
      let comment = "seed \(seed), step \(step), \(message)"
      expectSound(model, comment)
      if step % 3 == 0 { FrameLawTests.expectWhole(view(model), model.size) }
    }
  }

  private func expectSound(_ model: AppModel, _ comment: String) {
    #expect(Catalog.entries.indices.contains(model.menu.selection), "\(comment)")
    if case .help(let line) = model.overlay { #expect(line >= 0, "\(comment)") }
    if case .details(let line) = model.overlay { #expect(line >= 0, "\(comment)") }
    if let prediction = model.prediction {
      #expect(prediction.answers.count <= prediction.questions.count, "\(comment)")
      if case .asking(let place) = prediction.stage {
        #expect(prediction.question?.choices.indices.contains(place) == true, "\(comment)")
      }
    }
    #expect(model.study == nil || model.run == nil, "\(comment)")
    if case .comparison(let comparison) = model.study {
      #expect(comparison.now >= .zero && comparison.now <= comparison.playback.end, "\(comment)")
      #expect(comparison.shownWindow.span > .zero, "\(comment)")
      for side in ComparisonModel.Side.allCases {
        let compared = comparison[side]
        if let selection = compared.selection { #expect(compared.state[selection] != nil, "\(comment)") }
      }
      return
    }
    guard let run = model.run else {
      #expect(!model.isMoving, "\(comment)")
      return
    }
    if run.status != .live, run.lit.isEmpty { #expect(!model.isMoving, "\(comment)") }
    if let selection = run.selection { #expect(run.timeline.newest[selection] != nil, "\(comment)") }
    #expect(run.isZoomed || RunLayout(size: model.size)[run.focus] != nil, "\(comment)")
    #expect(run.shownWindow.span > .zero, "\(comment)")
  }

  private func key(_ random: inout SplitMix64) -> Key {
    // The keys that leave are pressed less often, or no run would last.
    switch Int.random(in: 0..<10, using: &random) {
    case 0: .character(random.pick(Array("aq中😀/nN")))
    case 1: random.pick([.enter, .backspace, .delete, .left, .right, .insert, .unknown, .function(2)])
    case 2: .enter
    default: random.pick(random.pick(KeyMap.bindings.filter { $0.command != .quit }).keys)
    }
  }

  private func mouse(_ size: Size, _ random: inout SplitMix64) -> Mouse {
    Mouse(
      action: random.pick([.press, .release, .wheelUp, .wheelDown]),
      position: Point(
        x: Int.random(in: -1...size.width, using: &random), y: Int.random(in: -1...size.height, using: &random)))
  }

  private func size(_ random: inout SplitMix64) -> Size {
    if Int.random(in: 0..<3, using: &random) == 0 { return random.pick(goldenSizes) }
    return Size(width: Int.random(in: 1...180, using: &random), height: Int.random(in: 1...60, using: &random))
  }
}
