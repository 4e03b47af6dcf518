import VizEngine

/// Where a subject stands, in one byte: its phase, with what the loop's own lists must know of it, and its kind.
struct Standing: Hashable, Sendable {
  /// The phases, told apart further by the list of the loop in which a subject stands.
  enum Place: UInt8 {
    /// Made, and in no queue: a future without a result, a job that waits for a thread.
    case made
    /// In the ready queue.
    case ready
    case running
    case suspended
    /// Suspended until a timer is due.
    case timer
    /// Suspended at a lock, queue or the like, or at a descriptor.
    case thing
    case finished, failed, cancelled
  }

  private var bits: UInt8

  init(_ place: Place, _ kind: Subject.Kind) {
    bits = place.rawValue | UInt8(truncatingIfNeeded: kind.rawValue) << 4
  }

  var place: Place {
    get { Place(rawValue: bits & 15) ?? .made }
    set { bits = bits & 0xF0 | newValue.rawValue }
  }

  var phase: Phase { place.phase }

  /// The byte of a task at a place, to look for.
  static func task(_ place: Place) -> Standing { Standing(place, .task) }

  var isTask: Bool { bits >> 4 == UInt8(truncatingIfNeeded: Subject.Kind.task.rawValue) }
  var isHandle: Bool { bits >> 4 == UInt8(truncatingIfNeeded: Subject.Kind.handle.rawValue) }
  /// Whether it is something that runs, and has a row of its own.
  var isWork: Bool { isTask || isHandle || isJob }
  var isJob: Bool { bits >> 4 == UInt8(truncatingIfNeeded: Subject.Kind.job.rawValue) }
}

extension Standing.Place {
  var phase: Phase {
    switch self {
    case .made, .ready: .pending
    case .running: .running
    case .suspended, .timer, .thing: .suspended
    case .finished: .finished
    case .failed: .failed
    case .cancelled: .cancelled
    }
  }

  /// Whether something is still to be known of when and why it came here.
  var isOpen: Bool {
    switch self {
    case .ready, .running, .suspended, .timer, .thing: true
    case .made, .finished, .failed, .cancelled: false
    }
  }
}

extension TraceEvent.Kind {
  /// The place to which this event takes its subject; nothing for those that leave it where it is.
  func place(of kind: Subject.Kind) -> Standing.Place? {
    switch self {
    case .created: kind == .task || kind == .handle ? .ready : .made
    case .running: .running
    case .suspended(on: .turn): .ready
    case .suspended(on: .timer): .timer
    case .suspended(on: .primitive), .suspended(on: .descriptor): .thing
    case .suspended: .suspended
    case .ready: .ready
    case .finished: .finished
    case .failed: .failed
    case .cancelled: .cancelled
    case .start, .stop, .close, .idle, .thrown, .blocking, .acquired, .released, .cancelling, .output, .warning,
      .unknown:
      nil
    }
  }

  /// Whether this event takes its subject from one phase to another.
  var isMove: Bool { place(of: .task) != nil }
}

extension TraceEvent.Wait {
  /// Whether it is a wait for something other than a task of this loop.
  var isOutside: Bool {
    switch self {
    case .timer, .outside, .descriptor: true
    case .future(let subject): subject.kind == .job
    case .turn, .wait, .gather, .group, .first, .shield, .primitive: false
    }
  }

  /// The call whose list of tasks is waited for.
  var listWord: String {
    switch self {
    case .gather: "gather"
    case .group: "group"
    case .first: "first"
    case .wait: "wait"
    case .turn, .timer, .future, .shield, .primitive, .descriptor, .outside: ""
    }
  }

  /// The lock, queue or the like, or the descriptor, that is waited for.
  var thing: Subject? {
    switch self {
    case .primitive(let thing, _, _), .descriptor(let thing, _): thing
    case .turn, .timer, .future, .wait, .gather, .group, .first, .shield, .outside: nil
    }
  }
}

extension Subject.Kind {
  /// Whether it is given the loop in turns.
  var takesTurns: Bool {
    switch self {
    case .task, .handle: true
    case .loop, .future, .job, .primitive, .descriptor: false
    }
  }
}

extension TraceEvent {
  /// Whether it puts its subject into the ready queue.
  var putsIntoQueue: Bool { kind.place(of: subject.kind) == .ready }

  /// Whether it gives its subject the loop.
  var beginsTurn: Bool {
    if case .running = kind { subject.kind != .job } else { false }
  }
}
