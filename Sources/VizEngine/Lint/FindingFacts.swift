extension Finding {
  /// What a lint has seen, in no language: sentences are made of it. Names and titles are as people call subjects.
  public enum Facts: Hashable, Sendable {
    /// A step held the loop too long.
    case heldLoop(String, Duration, Standing)
    /// A step has held the loop too long already, and still does.
    case holdsLoop(String, Duration, Standing)
    /// A pass took too long in all its steps together; the longest of them, and whose it was.
    case longPass(UInt32, Duration, steps: Int, longest: Duration, whose: String)
    /// A task had so many hundredths of the loop's time in a span, in so many steps.
    case neverYields(String, share: Int, of: Duration, steps: Int)
    /// A coroutine, if its name is known, and where it was made.
    case neverAwaited(String?, madeAt: SourceLocation?)
    case neverRetrieved(String, error: String?)
    case destroyedPending(String, SourceLocation?)
    case callbackFailed(String, SourceLocation?, error: String?)
    /// Somebody held a lock over a wait, while others wanted it.
    case lockHeld(String, lock: String, Duration, SourceLocation?, Waiting)
    /// Who waits for what, as the loop says it.
    case deadlock(String)
    /// A sentence that others wrote.
    case told(String)
  }

  /// Where a step stood that was too long.
  public enum Standing: Hashable, Sendable {
    case at(SourceLocation)
    /// It is only known where it awaited then.
    case before(SourceLocation)
    case unknown
  }

  /// Who waits for a lock.
  public enum Waiting: Hashable, Sendable {
    case named(String, more: Int)
    case counted(Int)
  }
}

extension Finding.Facts {
  /// Whether it goes on, so that how it ends is to be told of the same finding.
  public var isUnderWay: Bool {
    if case .holdsLoop = self { true } else { false }
  }

  /// What happened and what to do, in a plain English sentence.
  var sentence: String {
    switch self {
    case .heldLoop(let title, let span, let standing):
      return "\(title) held the loop for \(LintWords.span(span))\(standing.words), and nobody else could run: "
        + "await instead of blocking, or move the work to a thread."
    case .holdsLoop(let title, let span, let standing):
      return
        "\(title) has held the loop for \(LintWords.span(span)) already\(standing.words), and nobody else can run: "
        + "await instead of blocking, or move the work to a thread."
    case .longPass(let pass, let span, let steps, let longest, let whose):
      return "Pass \(pass) of the loop took \(LintWords.span(span)) for \(steps) steps, of which none is long by "
        + "itself (at most \(LintWords.span(longest)), \(whose)), and timers were late by as much: "
        + "start fewer things at once, or move work to threads."
    case .neverYields(let title, let share, let span, let steps):
      return "\(title) had the loop for \(share) % of \(LintWords.span(span)), in \(steps) steps, while others stood "
        + "ready: let it wait longer between its parts, or move its work to a thread."
    case .neverAwaited(let coroutine, let location):
      let made = location.map { ", made at \($0)," } ?? ""
      return "\(coroutine.map { "The coroutine \($0)" } ?? "A coroutine")\(made) was never awaited, so nothing of it "
        + "ran: await it, or make a task of it."
    case .neverRetrieved(let title, let error):
      return "\(title) failed\(error.map { " with \($0)" } ?? ""), and nobody ever asked how it ended: "
        + "await it, or look at its exception."
    case .destroyedPending(let title, let location):
      return "\(title) was dropped before its end\(location.map { ", where it stood at \($0)" } ?? ""): "
        + "await it, or cancel it and await that, before the loop is closed."
    case .callbackFailed(let name, let location, let error):
      return "The callback \(name)\(LintWords.at(location))\(error.map { " raised \($0)" } ?? " failed"), "
        + "which nobody can catch: handle errors inside the callback."
    case .lockHeld(let title, let lock, let span, let location, let waiting):
      return "\(title) held \(lock) over a wait of \(LintWords.span(span))\(LintWords.at(location)), while "
        + "\(waiting.sentence) for it: wait first and take it then, or give it back before."
    case .deadlock(let waits):
      return "\(LintWords.sentence(waits)) Take locks in the same order everywhere, see that somebody wakes whoever "
        + "waits, or wait with a timeout."
    case .told(let sentence):
      return sentence
    }
  }
}

extension Finding.Standing {
  /// ` at File.swift:12`, or nothing.
  fileprivate var words: String {
    switch self {
    case .at(let location): " at \(location)"
    case .before(let location): " before it awaited at \(location)"
    case .unknown: ""
    }
  }
}

extension Finding.Waiting {
  /// `Task-2 worker(2) and 3 more stood waiting`.
  fileprivate var sentence: String {
    switch self {
    case .named(let title, let more): "\(title)\(more == 0 ? "" : " and \(more) more") stood waiting"
    case .counted(let count): "\(count) other\(count == 1 ? "" : "s") stood waiting"
    }
  }
}
