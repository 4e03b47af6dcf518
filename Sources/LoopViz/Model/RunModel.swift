import VizEngine

/// The parts of the run screen that can be looked at alone.
enum Pane: Hashable, Sendable, CaseIterable {
  case lanes, timeline, log, code, loop, output
}

/// What the timeline counts from left to right.
enum TimelineAxisKind: Hashable, Sendable, CaseIterable {
  case time
  /// Every step of the loop has a column, so that the order can be read in which tasks get the loop.
  case turn
}

/// In which order tasks are listed.
enum SortOrder: Hashable, Sendable, CaseIterable {
  case creation, name, phase, waiting

  var next: SortOrder {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}

/// Whether the lanes tell who of the pending ones is next: a question about that must not.
enum QueueOrder: Hashable, Sendable {
  case told, hidden
}

/// One run, of an example or out of a log, and how the user looks at it.
struct RunModel: Sendable {
  enum Status: Hashable, Sendable {
    /// The loop runs, or waits for its clock.
    case live
    case paused
    case ended(Ending)
  }

  enum Ending: Hashable, Sendable {
    case succeeded
    case failed(String)
  }

  let origin: RunOrigin
  /// When it was started, for file names: `20261122-165000`.
  let stamp: String
  /// What the log's header says of the run.
  let clockName: String
  let startedAt: String

  var timeline = Timeline()
  var status = Status.live
  var speed: Speed
  /// The clock of the loop, as it was at the last look.
  var clock = Instant.zero
  /// Which instant is shown; ``travel(to:)-(Position)`` changes it, and moves the timeline's cursor with it.
  var position = Position.live
  /// Instants to come back to, the earliest first.
  var marks: [Position.Place] = []

  var selection: Subject?
  var focus = Pane.timeline
  /// The focused pane alone on the screen.
  var isZoomed = false
  var axis = TimelineAxisKind.time
  var window: TimeWindow?
  /// How many columns a turn takes, when the user has said so.
  var turnCell: Int?
  var sort = SortOrder.creation
  /// Which rows are listed.
  var filter = RowFilter()
  var queueOrder = QueueOrder.told
  /// Whether very many rows share lines.
  var folding = RowFolding.folded
  /// The rows as ``sort`` and ``filter`` have them, as they were put in order last.
  var order: RowOrder?
  /// How many lines each pane is scrolled back from where it would stand by itself.
  var scroll: [Pane: Int] = [:]
  /// Rows that lately moved from lane to lane, with the wall time until which they are lit.
  var lit: [Subject: WallTime] = [:]
  /// What the run's length hangs on, while that is lit.
  var criticalPath: CriticalPath?
  var search: SearchModel?
  var lastSearch = ""

  /// How the log is read and played that the run comes from.
  var replay: ReplayModel?
  /// The program that writes the log, while it is watched.
  var watched: WatchedRun?

  init(entry: CatalogEntry, start: RunStart, speed: Speed) {
    self.init(origin: .example(entry), start: start, speed: speed)
  }

  init(origin: RunOrigin, start: RunStart, speed: Speed) {
    self.origin = origin
    self.stamp = start.stamp
    self.startedAt = start.startedAt
    self.clockName = start.clockName
    self.speed = speed
  }

  var state: LoopState { timeline.state }

  var isOver: Bool {
    if case .ended = status { true } else { false }
  }

  /// The instant that is shown: of the loop's clock, or the one that was travelled to.
  var now: Instant {
    get {
      if case .past(let place) = position { place.instant } else { clock }
    }
    set { clock = newValue }
  }

  /// Finds what the length of the run hangs on, as far as it is known.
  mutating func lightCriticalPath() { criticalPath = CriticalPath(timeline, isOver: isOver) }

  /// Keeps what is lit true while the run grows; a great run is looked at again when it is over.
  mutating func followCriticalPath() {
    if criticalPath != nil, isOver || eventCount < 20_000 { lightCriticalPath() }
  }

  /// How many events are known, shown or not.
  var eventCount: Int { timeline.trace.events.count }

  /// The turns that the timeline shows now, when it counts by turns.
  func turnWindow(width: Int) -> TurnWindow {
    TurnWindow(present: state.turn, turns: timeline.lists.turns.count, cell: turnCell, width: width)
  }

  /// What the timeline shows now.
  var shownWindow: TimeWindow { window ?? .fitting(clock, isOver: isOver) }

  /// What the screen explains: the user's choice, or else whatever happened last.
  var explained: Subject? {
    let state = state
    if let selection, state.index(of: selection) != nil { return selection }
    return timeline.trace.events.prefix(state.eventCount).last {
      $0.subject.kind == .task || $0.subject.kind == .handle
    }?.subject
  }
}

/// What is known when a run begins.
struct RunStart: Hashable, Sendable {
  var stamp: String
  var startedAt: String
  var clockName: String
}

/// A search that is being typed.
struct SearchModel: Hashable, Sendable {
  enum Aim: Hashable, Sendable {
    /// To select the first row, or go to the first event, that has the text.
    case find
    /// To list the rows alone that have it.
    case filter
  }

  var aim = Aim.find
  var text = ""
}

/// Milliseconds on the wall, for what has to do with the person and not with the run.
struct WallTime: Hashable, Comparable, Sendable {
  var milliseconds: Int

  static func < (left: WallTime, right: WallTime) -> Bool { left.milliseconds < right.milliseconds }

  static func + (time: WallTime, milliseconds: Int) -> WallTime {
    WallTime(milliseconds: time.milliseconds + milliseconds)
  }
}
