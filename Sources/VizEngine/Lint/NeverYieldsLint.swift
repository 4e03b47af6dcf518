/// Finds the task that leaves the loop to nobody although each of its steps is short.
///
/// Time is judged window by window (``LintThresholds/shareWindow``; a window ends with the first step that ends beyond
/// it). A task is found when, in one window, it had the loop for at least ``LintThresholds/share`` of the time, in two
/// steps or more, while others stood ready. The loop is fair: who is ready runs in this pass or the next. So others
/// stood ready as often as they ran, and they must have run at least once for every two steps of the task. A task that
/// is alone, or whose neighbours sleep nearly all the time, does no harm. A step so long that ``LoopBlockedLint``
/// reports it counts as nobody's: one fault has one name.
struct NeverYieldsLint: Lint {
  static let interest: LintInterest = [.running, .suspended, .ends]

  private struct Share {
    /// The window that it is of, by its number: an older one counts as none, so that nothing need be cleared.
    var window: UInt32
    var steps: UInt32 = 0
    var nanoseconds: Int64 = 0
  }

  private struct Window {
    var start: Instant
    let number: UInt32
    var steps = 0
    var leader = Subject.loop
    var leading: Share

    init(start: Instant, number: UInt32) {
      self.start = start
      self.number = number
      leading = Share(window: number)
    }
  }

  private let stepLimit: Duration
  private let length: Duration
  private let limit: Double
  private var step: (subject: Subject, start: Instant)?
  private var window: Window?
  private var windows: UInt32 = 0
  private var shares = SubjectTable<Share>()

  init(_ thresholds: LintThresholds) {
    stepLimit = thresholds.step
    length = thresholds.shareWindow
    limit = thresholds.share
  }

  mutating func accept(_ event: TraceEvent, _ subjects: LintSubjects, _ tables: TraceTables) -> [Finding] {
    switch event.kind {
    case .running where event.subject.kind != .job:
      step = (event.subject, event.instant)
      if window == nil {
        windows &+= 1
        window = Window(start: event.instant, number: windows)
      }
      return []
    case .suspended, .finished, .failed, .cancelled:
      guard let ended = step, ended.subject == event.subject else { return [] }
      step = nil
      count(ended.subject, event.instant - ended.start)
      guard let judged = window, event.instant - judged.start >= length else { return [] }
      window = nil
      return judge(judged, at: event.instant, subjects, tables)
    case .start, .stop, .close, .idle, .created, .running, .thrown, .blocking, .ready, .cancelling, .acquired,
      .released, .output, .warning, .unknown:
      return []
    }
  }

  private mutating func count(_ subject: Subject, _ duration: Duration) {
    window?.steps += 1
    guard subject.kind == .task, duration < stepLimit else { return }
    var share = shares[subject].flatMap { $0.window == windows ? $0 : nil } ?? Share(window: windows)
    share.steps += 1
    share.nanoseconds += duration.wholeNanoseconds
    shares.set(share, for: subject)
    guard let leading = window?.leading.nanoseconds, share.nanoseconds >= leading else { return }
    window?.leader = subject
    window?.leading = share
  }

  private func judge(
    _ window: Window, at end: Instant, _ subjects: LintSubjects, _ tables: TraceTables
  ) -> [Finding] {
    let span = end - window.start
    let (time, steps) = (Duration.nanoseconds(window.leading.nanoseconds), Int(window.leading.steps))
    guard steps >= 2, time / span >= limit, (window.steps - steps) * 2 >= steps else { return [] }
    let facts = Finding.Facts.neverYields(
      subjects.title(of: window.leader, tables), share: Int(time / span * 100), of: span, steps: steps)
    let place = subjects.place(of: window.leader)
    return [Finding(.neverYields, window.leader, at: place, end, facts, subjects, tables)]
  }
}
