/// The whole picture of a model: pure, so that a golden screen is a test.
func view(_ model: AppModel) -> Screen {
  var screen = Screen(size: model.size, glyphs: model.settings.glyphs)
  guard model.size.width >= RunLayout.smallest.width, model.size.height >= RunLayout.smallest.height else {
    TooSmallView.draw(model.phrases, on: &screen)
    return screen
  }
  if let study = model.study {
    StudyView.draw(study, model, on: &screen)
  } else if let run = model.run {
    RunView.draw(run, model, on: &screen)
  } else {
    MenuView.draw(model, on: &screen)
  }
  if let overlay = model.overlay { FooterView.draw(over: overlay, model.phrases, on: &screen) }
  switch model.overlay {
  case .help(let line): HelpView.draw(from: line, model.phrases, on: &screen)
  case .details(let line): DetailsView.draw(model, from: line, on: &screen)
  case .turn(let line): TurnView.draw(model, from: line, on: &screen)
  case .graph(let line): GraphView.draw(model, from: line, on: &screen)
  case .export(let form): ExportView.draw(form, model.phrases, on: &screen)
  case nil: break
  }
  return screen
}

/// What stands on a screen that is too small for anything else.
enum TooSmallView {
  static func draw(_ phrases: any Phrases, on screen: inout Screen) {
    let size = screen.size
    let text = phrases.tooSmall(size, least: RunLayout.smallest)
    for (y, line) in TextLines.broken(text, to: size.width).prefix(size.height).enumerated() {
      screen.write(line, at: Point(x: 0, y: y), in: screen.bounds)
    }
  }
}
