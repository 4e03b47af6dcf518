/// The whole picture of a model: pure, so that a golden screen is a test.
func view(_ model: AppModel) -> Screen {
  var screen = Screen(size: model.size, glyphs: model.settings.glyphs)
  guard model.size.width >= RunLayout.smallest.width, model.size.height >= RunLayout.smallest.height else {
    TooSmallView.draw(on: &screen)
    return screen
  }
  if let run = model.run {
    RunView.draw(run, model, on: &screen)
  } else {
    MenuView.draw(model, on: &screen)
  }
  if let overlay = model.overlay { FooterView.draw(over: overlay, on: &screen) }
  switch model.overlay {
  case .help(let line): HelpView.draw(from: line, on: &screen)
  case .details(let line): DetailsView.draw(model, from: line, on: &screen)
  case .export(let form): ExportView.draw(form, on: &screen)
  case nil: break
  }
  return screen
}

/// What stands on a screen that is too small for anything else.
enum TooSmallView {
  static func draw(on screen: inout Screen) {
    let (size, least) = (screen.size, RunLayout.smallest)
    let text = "\(size.width)x\(size.height) is too small: loopviz needs \(least.width)x\(least.height)"
    var rest = Substring(text)
    for y in 0..<size.height where !rest.isEmpty {
      screen.write(String(rest.prefix(size.width)), at: Point(x: 0, y: y), in: screen.bounds)
      rest = rest.dropFirst(size.width)
    }
  }
}
