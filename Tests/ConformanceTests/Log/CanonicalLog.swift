import Foundation
import VizEngine

/// The trace of a run in the words of the canonical log, so that what is compared with CPython is what the screen shows.
struct CanonicalLog {
  private let tables: TraceTables
  /// The shared futures that have a name.
  private let futureNames: [Subject: String]
  private(set) var lines: [String] = []
  private var names: [Subject: String] = [:]
  private var begun: Set<Subject> = []
  /// Tasks made while asyncio.run's closing coroutines run; like those, they are in the log by what they print alone.
  private var hidden: Set<Subject> = []
  private var isClosing = false
  /// What tasks and callbacks failed with, for the warnings that follow.
  private var errors: [Subject: String] = [:]
  /// A loop that can do nothing ends the log: what follows is tidying up.
  private(set) var isDeadlocked = false

  /// The log of `trace`.
  /// - Parameter lastPasses: where in the trace the passes of asyncio.run's two closing coroutines begin; the log has
  ///   what happens in them, but not that the loop starts and stops for them, nor new tasks.
  init(_ trace: Trace, futureNames: [Subject: String], lastPasses: [Int]) {
    tables = trace.tables
    self.futureNames = futureNames
    for (place, event) in trace.events.enumerated() where !isDeadlocked {
      if lastPasses.contains(place) { isClosing = true }
      if isClosing, event.kind == .start || event.kind == .stop {
        isClosing = event.kind == .start
      } else {
        add(event)
      }
    }
  }

  /// Seconds with three decimals, as every line begins.
  static func time(_ instant: Instant) -> String {
    String(format: "t=%.3f", Double(instant.nanoseconds) / 1e9)
  }

  /// One line of the log.
  static func line(_ instant: Instant, _ who: String, _ event: String, _ detail: String = "") -> String {
    let detail = detail.replacingOccurrences(of: "\r", with: "\\r").replacingOccurrences(of: "\n", with: "\\n")
    return "\(time(instant)) \(who) \(event)\(detail.isEmpty ? "" : " \(detail)")"
  }

  private func name(_ subject: Subject) -> String {
    subject.kind == .task ? names[subject] ?? "\(subject)" : "-"
  }

  private mutating func add(_ event: TraceEvent) {
    switch event.subject.kind {
    case .task: addTask(event)
    case .handle: addHandle(event)
    case .loop: addLoop(event)
    case .future, .job, .primitive, .descriptor: addOther(event)
    }
  }

  private mutating func write(_ event: TraceEvent, _ word: String, _ detail: String = "") {
    if hidden.contains(event.subject), word != "print" { return }
    lines.append(Self.line(event.instant, name(event.subject), word, detail))
  }

  private mutating func addTask(_ event: TraceEvent) {
    switch event.kind {
    case .created(let reference, let parent):
      let identity = tables[reference]
      names[event.subject] = tables.name(of: identity)
      begun.remove(event.subject)
      hidden.remove(event.subject)
      if isClosing { hidden.insert(event.subject) }
      write(event, "created", "\(tables[identity.coroutine].prefix { $0 != "(" }) by \(name(parent))")
    case .running:
      write(event, begun.insert(event.subject).inserted ? "started" : "resumed")
    case .thrown(let error):
      if hidden.contains(event.subject) { return }
      if lines.last?.hasSuffix(" started") == true {
        // Ended before its first step: its body never ran.
        lines.removeLast()
      } else if let line = lines.popLast() {
        lines.append("\(line) with \(tables[error])")
      }
    case .suspended(let wait): write(event, "suspended", "on \(words(for: wait))")
    case .finished(let text): write(event, "finished", tables[text])
    case .failed(let text):
      errors[event.subject] = tables[text]
      write(event, "failed", tables[text])
    case .cancelled: write(event, "cancelled")
    case .output, .warning: addOther(event)
    case .start, .stop, .close, .idle, .blocking, .ready, .cancelling, .acquired, .released, .unknown: return
    }
  }

  private mutating func addHandle(_ event: TraceEvent) {
    switch event.kind {
    case .created(let reference, _): names[event.subject] = tables.name(of: tables[reference])
    case .running:
      // The engine's own timers have a name without parentheses; CPython's are not logged either.
      guard let name = names[event.subject], name.hasSuffix(")") else { return }
      write(event, "callback", name)
    case .failed(let text): errors[event.subject] = tables[text]
    case .cancelled: errors[event.subject] = "CancelledError()"
    case .output, .warning: addOther(event)
    case .start, .stop, .close, .idle, .blocking, .ready, .cancelling, .acquired, .released, .unknown, .thrown,
      .suspended, .finished:
      return
    }
  }

  private mutating func addLoop(_ event: TraceEvent) {
    switch event.kind {
    case .start: write(event, "loop-start")
    case .stop: write(event, "loop-stop")
    case .output, .warning: addOther(event)
    case .close, .idle, .created, .running, .thrown, .suspended, .blocking, .ready, .finished, .failed, .cancelled,
      .cancelling, .acquired, .released, .unknown:
      return
    }
  }

  private mutating func addOther(_ event: TraceEvent) {
    switch event.kind {
    case .output(let text): write(event, "print", tables[text])
    case .warning(let warning, let text): addWarning(warning, tables[text], event)
    default: return
    }
  }

  private mutating func addWarning(_ warning: TraceEvent.Warning, _ text: String, _ event: TraceEvent) {
    switch warning {
    case .callbackFailed:
      let callback = names[event.subject]?.prefix { $0 != "(" } ?? ""
      lines.append(Self.line(event.instant, "-", "error", "in callback \(callback): \(errors[event.subject] ?? "")"))
    case .unhandled:
      lines.append(Self.line(event.instant, "-", "error", "\(text): \(errors[event.subject] ?? "")"))
    case .deadlock:
      lines.append(Self.line(event.instant, "-", "deadlock"))
      isDeadlocked = true
    // Told at the end, in order of creation: Swift knows at once that nobody holds a thing, Python's report comes then.
    // The last two asyncio does not tell, or by its logger.
    case .neverAwaited, .neverRetrieved, .destroyedPending, .slowStep, .negativeDelay: return
    }
  }

  private func words(for wait: TraceEvent.Wait) -> String {
    switch wait {
    case .turn: "yield"
    case .gather: "gather"
    case .future(let subject):
      switch subject.kind {
      case .task: name(subject)
      case .future: futureNames[subject].map { "future:\($0)" } ?? "future"
      case .loop, .handle, .job, .primitive, .descriptor: "future"
      }
    // All these are private futures in asyncio, and it shows them as such.
    case .timer, .wait, .group, .first, .shield, .primitive, .descriptor, .outside: "future"
    }
  }
}
