import VizEngine

/// What a program prints while it is watched, and how it ends: its log tells neither.
struct WatchedRun: Sendable {
  let origin: Origin
  let name: String
  /// The script's file, where one was named and could be read.
  let script: String?
  /// What its source files are read into.
  var sources: ProgramSources
  /// What it prints, as far as no line feed has come.
  fileprivate(set) var printed = PrintedText()
  /// Lines that were printed and are not yet in the log.
  fileprivate(set) var waiting: [String] = []
  /// How many lines of the log are output.
  fileprivate var outputs = 0
  /// How it ended, once it has.
  fileprivate(set) var exit: ProgramExit?
  /// To whom keys go.
  fileprivate(set) var keys = Keys.loopviz
  /// When on the wall its log told something last: while it is silent, its time goes on as the wall's does.
  fileprivate var lastHeard: WallTime?
  /// How often it was asked to end by Ctrl-C.
  fileprivate(set) var interrupts = 0

  /// How loopviz came to it.
  enum Origin: Hashable, Sendable {
    /// It was started: Ctrl-C is its own, and keys can be.
    case started
    /// It ran already, and goes its own way.
    case found
  }

  /// To whom keys go that are pressed.
  enum Keys: Hashable, Sendable {
    case loopviz
    /// To the program's terminal, all but the one that gives them back.
    case program
  }

  init(_ origin: Origin = .started, name: String, source: ShownSource?) {
    self.origin = origin
    self.name = name
    script = source?.file
    sources = ProgramSources(script: source)
  }
}

extension RunModel {
  /// A run that comes from a program which is started now.
  init(_ watched: WatchedRun, start: RunStart, speed: Speed, retained: Int?) {
    self.init(origin: .program, start: start, speed: speed)
    self.watched = watched
    replay = ReplayModel(length: nil, retained: retained)
  }

  /// Moves the clock on while the program runs and its log is silent.
  mutating func keepTime(_ wall: WallTime, hasHeard: Bool) {
    guard !isOver, eventCount > 0, watched != nil else { return }
    guard let heard = watched?.lastHeard, !hasHeard else {
      watched?.lastHeard = wall
      return
    }
    clock = max(clock, timeline.end + .milliseconds(max(0, wall.milliseconds - heard.milliseconds)))
  }

  /// Takes in what the program printed: each line will come as an event of the log.
  mutating func print(_ bytes: [UInt8]) {
    guard var watched else { return }
    self.watched = nil
    watched.waiting += watched.printed.take(bytes)
    self.watched = watched
  }

  /// What is in the log by now no longer waits for that.
  mutating func keepPrinted() {
    guard let watched else { return }
    let count = timeline.lists.outputs.count
    self.watched?.waiting.removeFirst(min(max(0, count - watched.outputs), watched.waiting.count))
    self.watched?.outputs = count
  }

  /// The program has ended, with this status.
  mutating func endProgram(_ exit: ProgramExit) {
    watched?.exit = exit
    _ = watched?.printed.takeRest()
    watched?.waiting = []
    watched?.keys = .loopviz
    replay?.noteEndOfProgram()
    if !exit.isSuccess {
      status = .ended(.failed(exit.description))
    } else if !isOver {
      status = .ended(.succeeded)
    }
  }

  /// Whether keys can be the program's.
  var takesKeys: Bool { watched?.origin == .started && !isOver }

  /// To whom keys go.
  var keys: WatchedRun.Keys { watched?.keys ?? .loopviz }

  /// From now on keys are the program's, if one runs; what it prints is looked at as it comes.
  mutating func giveKeysToProgram() {
    guard takesKeys else { return }
    watched?.keys = .program
    travel(to: Position.live)
  }

  mutating func takeKeysBack() { watched?.keys = .loopviz }

  /// Whether Ctrl-C is the program's: the first, while it runs.
  mutating func takesInterrupt() -> Bool {
    guard takesKeys, watched?.interrupts == 0 else { return false }
    self.watched?.interrupts += 1
    return true
  }
}
