import VizEngine

/// The program on its screen: waits, updates, draws, and does what the model asks of the world.
final class App {
  /// What a run is started with, from the command line.
  struct Options: Sendable {
    var usesVirtualClock = false
    var speed: Double?
    var logPath: String?
    var example: String?
    var study: StudyRequest?
    var replay: ReplayRequest?
    var watch: WatchRequest?

    /// Whether the program was asked for one thing, and never shows the menu.
    var isForOneThing: Bool { example != nil || study != nil || replay != nil || watch != nil }
  }

  /// A log that is to be read, and whether it is to play or to show at once what was read.
  struct ReplayRequest: Sendable {
    let file: LogFile
    let plays: Bool
    let retained: Int?
  }

  /// What is to be recorded first, and then looked at.
  enum StudyRequest: Sendable {
    case compare(RunRecording.Source, RunRecording.Source)
    case predict(CatalogEntry)

    fileprivate var sources: [RunRecording.Source] {
      switch self {
      case .compare(let one, let other): [one, other]
      case .predict(let entry): [.example(entry)]
      }
    }
  }

  /// How the screen was left.
  enum Ending: Hashable, Sendable {
    case quit
    case signal(Int32)
  }

  private static let frame = Duration.milliseconds(33)

  private let terminal: Terminal
  private let options: Options
  private var model: AppModel
  private var run: ExampleRun?
  private var recording: (request: StudyRequest, runs: RunRecording)?
  private var reading: LogReading?
  private var watching: (any Watching)?
  private var logWriter: LogWriter?
  /// The log of the command line is that of the first run; a later one must not overwrite it.
  private var hasLogged = false
  /// What could not be done, to be said once the terminal is whole again.
  private(set) var failure: (any Error)?
  /// How the last run that came to its end did so, for the exit status.
  private(set) var lastEnding: RunModel.Ending?
  /// How the program ended that was watched.
  private(set) var programEnding: WatchedProgram.Ending?
  private var ending: Ending?

  init(terminal: Terminal, settings: Settings, options: Options) {
    self.terminal = terminal
    self.options = options
    model = AppModel(size: terminal.size, settings: settings)
    if let speed = options.speed { model.speed = Speed(nearest: speed) }
  }

  /// Shows the screen until it is left.
  func show() -> Ending {
    if let example = options.example { perform(.start(example: example, speed: model.speed.factor)) }
    if let study = options.study { begin(study) }
    if let replay = options.replay { begin(replay) }
    if let watch = options.watch { begin(watch) }
    tick()
    while true {
      terminal.present(view(model))
      let isBusy = ending != nil || reading?.hasMore ?? watching?.hasMore ?? false
      let inputs = terminal.wait(atMost: isBusy ? .zero : model.isMoving ? Self.frame : nil)
      for input in inputs {
        if case .terminated(let signal) = input { ending = .signal(signal) }
        handle(.input(input))
      }
      if let ending {
        leaveRun()
        return ending
      }
      look()
      readLog()
      keep { try watching?.handOn(handle) }
      lookAtRecording()
      tick()
    }
  }

  private func handle(_ message: Message) {
    for effect in update(&model, message) { perform(effect) }
  }

  private func tick() {
    watching?.resize(to: OutputView.size(on: model.size))
    handle(.tick(WallClock.now, model.run?.isOver == false ? run?.now : nil))
  }

  /// Takes over what the run has done meanwhile.
  private func look() {
    guard let run, model.run?.isOver == false else { return }
    let ending = run.ending
    let delta = run.drain()
    if !delta.isEmpty { handle(.recorded(delta)) }
    keep { try logWriter?.write(delta) }
    guard let ending else { return }
    handle(.ended(ending))
    lastEnding = ending
    keep { try logWriter?.finish() }
    logWriter = nil
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .start(let name, let speed): start(name, speed: speed)
    case .compare(let one, let other):
      guard let one = Catalog.entry(named: one), let other = Catalog.entry(named: other) else { return }
      begin(.compare(.example(one), .example(other)))
    case .predict(let name): if let entry = Catalog.entry(named: name) { begin(.predict(entry)) }
    case .interrupt: watching?.interrupt()
    case .pause: run?.pause()
    case .resume: run?.resume()
    case .step: run?.step()
    case .setSpeed(let factor): run?.setSpeed(factor)
    case .abandonRun:
      leaveRun()
      // Who asked for one thing on the command line never saw the menu.
      if options.isForOneThing, model.run == nil, model.study == nil { ending = ending ?? .quit }
    case .export(let format, let path, let overwrite): export(format, to: path, overwrite: overwrite)
    case .setMouse(let isOn): terminal.setMouse(isOn)
    case .suspend:
      watching?.stand()
      terminal.suspend()
      watching?.goOn()
    case .type(let bytes): watching?.type(bytes)
    case .readSource(let request):
      handle(.source(request.file, SourceFile.read(request, below: watching?.folder ?? ".")))
    case .redraw: terminal.redraw()
    case .quit: ending = ending ?? .quit
    }
  }

  private func start(_ name: String, speed: Double) {
    guard let entry = Catalog.entry(named: name) else { return }
    let waker = terminal.waker
    let clock: RunClock =
      options.usesVirtualClock
      ? .virtual(VirtualClock())
      : .paced(PacedClock(speed: speed) { waker.wake() })
    let run = ExampleRun(entry: entry, clock: clock, start: WallClock.runStart(clockName: clock.clock.name))
    do {
      try openLog(for: run)
      try run.begin(prepareThread: { AlternateSignalStack.installForThisThread() }, didEnd: { waker.wake() })
    } catch {
      failure = error
      ending = .quit
      return
    }
    self.run = run
    model.menu.select(entry)
    handle(.started(run.start))
  }

  /// Records what is to be looked at whole; see ``lookAtRecording()``.
  private func begin(_ request: StudyRequest) {
    let waker = terminal.waker
    model.study = .recording(request.sources.map(\.name))
    do throws(SystemError) {
      let runs = try RunRecording(
        request.sources, prepareThread: { AlternateSignalStack.installForThisThread() }, didEnd: { waker.wake() })
      recording = (request, runs)
    } catch {
      failure = error
      ending = .quit
    }
  }

  private func begin(_ replay: ReplayRequest) {
    let start = WallClock.runStart(clockName: "")
    let file = replay.file
    handle(
      .opened(
        OpenedLog(name: file.shortName, length: file.length, plays: replay.plays, retained: replay.retained), start))
    do throws(SystemError) {
      reading = try LogReading(replay.file, waker: terminal.waker)
    } catch {
      failure = error
      ending = .quit
    }
  }

  private func begin(_ watch: WatchRequest) {
    let run: WatchedRun
    let start = WallClock.runStart(clockName: "real")
    do {
      switch watch.entrance {
      case .started(let command, let overload):
        run = WatchedRun(name: command.name, source: source(command.script, named: command.name))
        watching = try ProgramWatching(
          command, overload: overload, logPath: watch.logPath, size: OutputView.size(on: model.size),
          waker: terminal.waker)
      case .running(let program):
        run = WatchedRun(.found, name: program.process.name, source: source(program.process.script, named: nil))
        watching = try AttachedWatching(program, logPath: watch.logPath, waker: terminal.waker)
      }
    } catch {
      failure = error
      ending = .quit
      return
    }
    handle(.watching(run, start, retained: watch.retained))
  }

  /// The source of a script, if it can be read, under its own name or another.
  private func source(_ script: String?, named name: String?) -> ShownSource? {
    guard let script, let text = SourceFile.text(script) else { return nil }
    return ShownSource(file: name ?? script.split(separator: "/").last.map(String.init) ?? script, text: text)
  }

  /// Takes over what was read meanwhile. What turns out to be no log ends the program with a sentence.
  private func readLog() {
    guard let reading else { return }
    reading.handOn(handle)
    guard let run = model.run, let decoder = run.replay?.decoder else { return }
    let path = options.replay?.file.name ?? run.name
    if decoder.isRefused, let problem = decoder.problems.first {
      fail(.refused(path: path, reason: "\(problem)"))
    } else if reading.isOver, run.eventCount == 0 {
      if case .broken(let reason) = run.replay?.reading {
        fail(.unreadable(path: path, reason: reason))
      } else {
        fail(.noLog(path: path))
      }
    }
    if reading.isOver { self.reading = nil }
  }

  private func fail(_ error: RecordedLogError) {
    failure = CommandFailure(model.phrases.sentence(error))
    ending = .quit
  }

  /// Takes over what was recorded, once it is whole.
  private func lookAtRecording() {
    guard let (request, runs) = recording, let whole = runs.whole else { return }
    recording = nil
    switch request {
    case .compare: handle(.compared(whole[0], whole[1]))
    case .predict(let entry): handle(.predicting(entry, whole[0]))
    }
  }

  private func leaveRun() {
    look()
    recording?.runs.abandon()
    recording = nil
    run?.abandon()
    reading?.abandon()
    reading = nil
    keep { try watching?.end() }
    programEnding = watching?.ending ?? programEnding
    watching = nil
    keep { try logWriter?.finish() }
    logWriter = nil
    run = nil
  }

  private func openLog(for run: ExampleRun) throws {
    guard let path = options.logPath, !hasLogged else { return }
    let header = TextLogHeader(program: run.entry.name, clock: run.start.clockName, started: run.start.startedAt)
    logWriter = try LogWriter(to: OutputFile(creating: path), header: header)
    hasLogged = true
  }

  private func export(_ format: ExportFormat, to path: String, overwrite: Bool) {
    guard let shown = model.run else { return }
    let run = ExportedRun(header: shown.header, timeline: shown.timeline)
    let path = Environment.expandingHome(in: path)
    do throws(FileError) {
      try ExportFile.write(run, as: format, to: path, overwrite: overwrite)
      handle(.exported(.written(path: path, events: run.trace.events.count)))
    } catch {
      if case .exists = error {
        handle(.exported(.exists))
      } else {
        handle(.exported(.failed(model.phrases.sentence(error))))
      }
    }
  }

  /// A log that can no longer be written ends the program with its error, after the terminal is whole again.
  private func keep(_ body: () throws -> Void) {
    do { try body() } catch {
      logWriter = nil
      failure = failure ?? error
      ending = ending ?? .quit
    }
  }
}
