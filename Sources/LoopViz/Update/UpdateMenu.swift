/// What commands do in the menu.
func updateMenu(_ model: inout AppModel, _ command: Command) -> [Effect] {
  switch command {
  case .up: model.menu.move(by: -1)
  case .down: model.menu.move(by: 1)
  case .pageUp: model.menu.move(by: -10)
  case .pageDown: model.menu.move(by: 10)
  case .first: model.menu.select(0)
  case .last: model.menu.select(.max)
  case .open: return [.start(example: model.menu.entry.name, speed: model.speed.factor)]
  case .find: model.menu.startSearch()
  case .findNext: model.menu.findNext(backwards: false, model.phrases.catalog)
  case .findPrevious: model.menu.findNext(backwards: true, model.phrases.catalog)
  case .compare:
    guard let (one, other) = model.menu.mark() else { return [] }
    model.study = .recording([one.name, other.name])
    return [.compare(one.name, other.name)]
  case .predict:
    model.study = .recording([model.menu.entry.name])
    return [.predict(model.menu.entry.name)]
  case .quit: return [.quit]
  case .back, .pause, .step, .slower, .faster, .axis, .openTurn, .zoomIn, .zoomOut, .zoomFit, .nextPane, .previousPane,
    .onePane,
    .sort,
    .graph, .criticalPath, .filter, .fold,
    .rerun, .export, .typing, .eventBack, .columnBack, .columnForward, .start, .live, .mark, .nextMark, .answer, .mouse,
    .help,
    .redraw,
    .suspend:
    break
  }
  return []
}
