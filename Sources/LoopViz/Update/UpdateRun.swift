import VizEngine

/// What commands do while a run is on the screen.
func updateRun(_ model: inout AppModel, _ command: Command) -> [Effect] {
  guard var run = model.run else { return [] }
  switch command {
  case .open where run.isFolded && run.selection != nil && run.focus == .timeline:
    run.folding = .unfolded
  case .back where run.selection != nil || run.isZoomed || !run.filter.isEmpty || run.isUnfolded:
    run.selection = nil
    run.folding = .folded
    run.isZoomed = false
    run.filter = RowFilter()
  case .back where run.watched != nil && !run.isOver:
    // One Esc too many would end the program.
    return []
  case .back, .quit:
    model.run = nil
    return [.abandonRun]
  case .rerun:
    guard case .example(let entry) = run.origin else {
      if run.isOver || run.watched == nil { model.run?.playAgain() }
      return []
    }
    return [.abandonRun, .start(example: entry.name, speed: run.speed.factor)]
  case .open:
    model.overlay = .details(0)
  case .graph:
    model.overlay = .graph(0)
  case .openTurn:
    model.overlay = .turn(0)
  case .export:
    model.overlay = .export(ExportForm(path: "\(run.name)-\(run.stamp).log"))
  case .slower, .faster:
    run.speed.change(by: command == .faster ? 1 : -1)
    model.speed = run.speed
    model.run = run
    return [.setSpeed(run.speed.factor)]
  case .pause where run.replay != nil:
    model.run?.togglePlaying()
    return []
  case .eventBack, .columnBack, .columnForward, .start, .live, .nextMark:
    model.travel(command)
    return []
  case .step where run.isTravelling, .pageUp where run.focus == .timeline, .pageDown where run.focus == .timeline:
    model.travel(command)
    return []
  case .mark:
    run.toggleMark()
  case .typing:
    run.giveKeysToProgram()
  case .pause, .step:
    let effects = run.steer(command)
    model.run = run
    return effects
  default:
    run.look(command, layout: RunLayout(size: model.size, alone: run.isZoomed ? run.focus : nil))
  }
  model.run = run
  return []
}

extension RunModel {
  /// Holds the loop, lets it go on, or lets one handle through.
  fileprivate mutating func steer(_ command: Command) -> [Effect] {
    switch (command, status) {
    case (.pause, .live):
      status = .paused
      return [.pause]
    case (.pause, .paused):
      status = .live
      return [.resume]
    case (.step, .live):
      status = .paused
      return [.pause, .step]
    case (.step, .paused):
      return [.step]
    default:
      return []
    }
  }

  /// Changes what is looked at, and nothing else.
  fileprivate mutating func look(_ command: Command, layout: RunLayout) {
    switch command {
    case .up: move(by: -1, layout)
    case .down: move(by: 1, layout)
    case .pageUp: move(by: -10, layout)
    case .pageDown: move(by: 10, layout)
    case .fold where canFold: folding = folding.other
    case .first: select(row: 0)
    case .last: select(row: .max)
    case .axis: axis = axis == .time ? .turn : .time
    case .zoomIn, .zoomOut: zoom(command, layout: layout)
    case .zoomFit:
      window = nil
      turnCell = nil
    case .nextPane, .previousPane: focus = pane(after: focus, backwards: command == .previousPane, in: layout)
    case .onePane: isZoomed.toggle()
    case .sort: sort = sort.next
    case .find: search = SearchModel()
    case .filter: search = SearchModel(aim: .filter, text: filter.text)
    case .findNext: find(backwards: false)
    case .findPrevious: find(backwards: true)
    case .criticalPath:
      if criticalPath == nil { lightCriticalPath() } else { criticalPath = nil }
    case .fold, .graph, .openTurn, .open, .back, .pause, .step, .slower, .faster, .rerun, .export, .mouse, .help,
      .redraw,
      .suspend,
      .quit,
      .eventBack, .columnBack, .columnForward, .start, .live, .mark, .nextMark, .typing, .compare, .predict, .answer:
      break
    }
  }

  /// Closer or further away: half or twice the time, or a column more or less for each turn.
  private mutating func zoom(_ command: Command, layout: RunLayout) {
    switch axis {
    case .time: window = shownWindow.scaled(by: command == .zoomIn ? 0.5 : 2, around: zoomCentre)
    case .turn:
      let width = layout[.timeline].map { TimelineView.split($0).bars.width } ?? layout.header.width
      let cell = turnWindow(width: width).cell + (command == .zoomIn ? 1 : -1)
      turnCell = min(max(cell, TurnWindow.cells.lowerBound), TurnWindow.cells.upperBound)
    }
  }

  /// Where zooming holds the picture: at the present instant, which is what people look at.
  private var zoomCentre: Instant { min(now, shownWindow.end) }

  private func pane(after pane: Pane, backwards: Bool, in layout: RunLayout) -> Pane {
    let panes = isZoomed ? Pane.allCases : layout.shown
    guard let place = panes.firstIndex(of: pane) else { return panes.first ?? pane }
    return panes[(place + (backwards ? panes.count - 1 : 1)) % panes.count]
  }

  /// A pane that has no place on the screen gives the keys to one that always has.
  mutating func keepFocusInSight(_ size: Size) {
    if !isZoomed, RunLayout(size: size)[focus] == nil { focus = .timeline }
  }

  /// Up and down move the selection, or scroll a pane that has no rows of tasks.
  mutating func move(by offset: Int, _ layout: RunLayout) {
    switch focus {
    case .lanes where isFolded, .timeline where isFolded, .loop where isFolded:
      moveGroup(by: offset, lines: (layout[.timeline]?.height ?? 1) - 1)
    case .lanes, .timeline, .loop: moveSelection(by: offset)
    case .log, .code, .output: scroll(focus, by: offset)
    }
  }

  /// Scrolls a pane; negative is towards the start. The view holds it within what there is.
  mutating func scroll(_ pane: Pane, by offset: Int) {
    let most = pane == .code ? code?.lesson.count ?? 0 : state.eventCount
    scroll[pane] = min(max(-most, (scroll[pane] ?? 0) + offset), pane == .code ? most : 0)
  }
}
