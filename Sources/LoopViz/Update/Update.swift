import VizEngine

/// The only way in which the model changes: a message comes, the model is new, and the world has something to do.
func update(_ model: inout AppModel, _ message: Message) -> [Effect] {
  let effects = takeIn(message, &model)
  model.run?.keepFocusInSight(model.size)
  model.run?.refreshOrder()
  guard let source = model.run?.askForSource() else { return effects }
  return effects + [.readSource(source)]
}

private func takeIn(_ message: Message, _ model: inout AppModel) -> [Effect] {
  switch message {
  case .input(let input):
    return update(&model, input)
  case .resized(let size):
    model.size = size
  case .tick(let wall, let now):
    model.wall = wall
    model.study?.tick(wall)
    if let now { model.run?.clock = now }
    model.playOn(wall)
    model.run?.keepTime(wall, hasHeard: false)
    if let lit = model.run?.lit, !lit.isEmpty { model.run?.lit = lit.filter { $0.value > wall } }
  case .recorded(let delta):
    model.record(delta)
  case .started(let start):
    model.run = RunModel(entry: model.menu.entry, start: start, speed: model.speed)
    model.overlay = nil
    model.menu.endSearch()
  case .opened(let log, let start):
    model.run = RunModel(log, start: start, speed: model.speed)
    model.overlay = nil
  case .watching(let watched, let start, let retained):
    model.run = RunModel(watched, start: start, speed: model.speed, retained: retained)
    model.overlay = nil
  case .printed(let bytes):
    model.run?.print(bytes)
  case .programEnded(let exit):
    model.read { $0.endProgram(exit) }
  case .source(let file, let reading):
    model.run?.note(file, reading)
  case .read(let bytes):
    model.read {
      $0.read(bytes)
      $0.keepPrinted()
    }
    model.run?.keepTime(model.wall, hasHeard: true)
  case .readToEnd(let trouble):
    model.read { $0.endReading(trouble) }
  case .ended(let ending):
    model.end(ending)
  case .compared(let one, let other):
    model.study = .comparison(ComparisonModel(one, other, speed: model.speed))
    model.overlay = nil
  case .predicting(let entry, let run):
    model.study = .prediction(PredictionModel(entry, run.trace))
    model.overlay = nil
  case .exported(let outcome):
    if case .export(var form) = model.overlay {
      form.conclude(outcome)
      model.overlay = .export(form)
    }
  }
  return []
}

private func update(_ model: inout AppModel, _ input: Input) -> [Effect] {
  switch input {
  case .key(let key) where model.run?.keys == .program:
    return updateTyping(&model, key)
  case .key(.control("z")):
    return [.suspend]
  case .key(.control("c")) where model.run?.takesInterrupt() == true:
    return [.interrupt]
  case .key(let key):
    if case .export(let form) = model.overlay { return updateExport(&model, form, key) }
    if model.isSearching { return updateSearch(&model, key) }
    guard let command = KeyMap.command(for: key, at: model.place) else { return [] }
    if command == .answer, model.overlay == nil, case .character(let digit) = key {
      return updatePrediction(&model, digit: digit)
    }
    return update(&model, command)
  case .mouse(let mouse):
    return update(&model, mouse)
  case .resize(let size):
    model.size = size
    return []
  case .suspendRequested:
    return [.suspend]
  case .terminated:
    return [.quit]
  case .wake, .continued:
    return []
  }
}

private func update(_ model: inout AppModel, _ command: Command) -> [Effect] {
  switch command {
  case .redraw:
    return [.redraw]
  case .suspend:
    return [.suspend]
  case .mouse:
    model.settings.usesMouse.toggle()
    return [.setMouse(model.settings.usesMouse)]
  case .help where model.overlay == nil:
    model.overlay = .help(0)
    return []
  default:
    if let overlay = model.overlay { return update(&model, overlay, command) }
    if let study = model.study { return updateStudy(&model, study, command) }
    return model.run == nil ? updateMenu(&model, command) : updateRun(&model, command)
  }
}

/// While something lies over the screen, keys scroll it or put it away.
private func update(_ model: inout AppModel, _ overlay: AppModel.Overlay, _ command: Command) -> [Effect] {
  if case .turn = overlay, let step = command.turnStep {
    let turn = model.run?.state.turn ?? 0
    model.run?.travel(toTurn: turn + step)
    model.overlay = .turn(0)
    return []
  }
  let offset =
    switch command {
    case .up: -1
    case .down: 1
    case .pageUp: -10
    case .pageDown: 10
    case .first, .start: -1000
    case .last, .live: 1000
    case .back, .quit, .help, .open, .graph, .openTurn:
      0
    default:
      Int?.none
    }
  guard let offset else { return [] }
  guard offset != 0 else {
    model.overlay = nil
    return []
  }
  switch overlay {
  case .help(let line):
    model.overlay = .help(max(0, min(line + offset, HelpView.lastLine(in: model.size, model.phrases))))
  case .details(let line): model.overlay = .details(max(0, min(line + offset, DetailsView.lastLine(of: model))))
  case .turn(let line): model.overlay = .turn(max(0, min(line + offset, TurnView.lastLine(of: model))))
  case .graph(let line): model.overlay = .graph(max(0, min(line + offset, GraphView.lastLine(of: model))))
  case .export: break
  }
  return []
}

extension AppModel {
  /// Where keys are pressed.
  fileprivate var place: KeyBinding.Place {
    switch study {
    case .prediction: .prediction
    case .recording, .comparison: .run
    case nil: run == nil ? .menu : .run
    }
  }

  var isSearching: Bool { run.map { $0.search != nil } ?? (menu.search != nil) }

  /// How long a row is lit after it has moved, in milliseconds of wall time.
  private static let litMilliseconds = 300

  /// Takes in what the loop has done, and lights what moved from lane to lane.
  fileprivate mutating func record(_ delta: TraceDelta) {
    guard var run else { return }
    self.run = nil
    run.timeline.append(delta)
    run.followCriticalPath()
    run.clock = max(run.clock, run.timeline.end)
    if !run.isTravelling { light(delta.events[...], of: &run) }
    self.run = run
  }

  /// Takes in what a log has more. The run is taken out meanwhile: held by the model too, it would be copied.
  fileprivate mutating func read(_ body: (inout RunModel) -> Void) {
    guard var run else { return }
    self.run = nil
    let first = run.eventCount
    body(&run)
    // Fewer than before are left when some were let go.
    if !run.isTravelling, first <= run.eventCount { light(run.timeline.trace.events[first...], of: &run) }
    self.run = run
  }

  /// Lets a log play on.
  fileprivate mutating func playOn(_ wall: WallTime) {
    guard let replay = run?.replay, replay.isPlaying, var run else { return }
    self.run = nil
    let first = run.state.eventCount
    run.playOn(wall)
    let count = run.state.eventCount
    if count > first { light(run.timeline.trace.events[first..<count], of: &run) }
    self.run = run
  }

  /// Lights the rows that moved from lane to lane with the last of these events.
  func light(_ events: some Collection<TraceEvent>, of run: inout RunModel) {
    guard !settings.reducesMotion else { return }
    for event in events.suffix(200) where event.subject.kind == .task && event.kind.isMove {
      run.lit[event.subject] = wall + Self.litMilliseconds
    }
  }
}

extension AppModel {
  /// The run is over, and its clock stands where its last event was.
  fileprivate mutating func end(_ ending: RunModel.Ending) {
    guard let end = run?.timeline.end else { return }
    run?.status = .ended(ending)
    run?.followCriticalPath()
    run?.clock = end
  }
}

extension Command {
  /// How many turns a key goes while one is open.
  fileprivate var turnStep: Int? {
    switch self {
    case .columnBack, .eventBack: -1
    case .columnForward, .step: 1
    default: nil
    }
  }
}
