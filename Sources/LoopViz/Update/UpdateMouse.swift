/// A click selects what is under it, the wheel scrolls.
func update(_ model: inout AppModel, _ mouse: Mouse) -> [Effect] {
  guard mouse.action != .release else { return [] }
  if let overlay = model.overlay {
    if case .export = overlay { return [] }
    let command: Command? = mouse.action == .wheelUp ? .up : mouse.action == .wheelDown ? .down : nil
    guard let command, let key = KeyMap.bindings.first(where: { $0.command == command })?.keys.first else { return [] }
    return update(&model, .input(.key(key)))
  }
  if let study = model.study { return updateStudy(&model, study, mouse) }
  guard var run = model.run else { return updateMenu(&model, mouse) }
  let layout = RunLayout(size: model.size, alone: run.isZoomed ? run.focus : nil)
  guard let pane = layout.pane(at: mouse.position), let area = layout[pane] else { return [] }
  switch mouse.action {
  case .wheelUp, .wheelDown:
    let focus = run.focus
    run.focus = pane
    run.move(by: mouse.action == .wheelUp ? -1 : 1, layout)
    run.focus = focus
  case .press:
    run.focus = pane
    if pane == .timeline, let (column, width) = TimelineView.column(at: mouse.position, in: area) {
      run = model.travelled(run) { $0.travel(toColumn: column, width: width) }
    } else if let subject = SubjectHit.subject(at: mouse.position, pane: pane, area: area, run: run) {
      run.selection = subject
    }
  case .release:
    break
  }
  model.run = run
  return []
}

private func updateMenu(_ model: inout AppModel, _ mouse: Mouse) -> [Effect] {
  switch mouse.action {
  case .wheelUp: model.menu.move(by: -1)
  case .wheelDown: model.menu.move(by: 1)
  case .press:
    guard let index = MenuView.entry(at: mouse.position, model: model) else { return [] }
    // A second click on the same example runs it.
    if index == model.menu.selection { return [.start(example: model.menu.entry.name, speed: model.speed.factor)] }
    model.menu.select(index)
  case .release: break
  }
  return []
}
