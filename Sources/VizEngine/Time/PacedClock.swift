/// Real time that a person steers: it can be paused, slowed, sped up, and let through one handle at a time.
///
/// The steering calls (``pause()``, ``resume()``, ``step()``, ``setSpeed(_:)``, ``release()``) may come from any thread;
/// a paused clock stands still, and a loop that wants to run a handle is parked until it is let go.
public final class PacedClock: LoopClock {
  /// What the loop is doing, as far as its clock knows.
  public enum Pace: Sendable, Equatable {
    case flowing
    /// Paused, and the handle that was let through still runs.
    case stepping
    /// Paused, and the loop stands at the gate or waits.
    case parked
    /// Let go for good: nothing waits any more, so that the run can end.
    case released
  }

  private struct State {
    var pace: Pace = .flowing
    var speed: Double
    /// The clock's own time at `realBase`.
    var base = Instant.zero
    var realBase = monotonicNanoseconds()
    var permits = 0
    /// When blocked jobs of the thread pool are due.
    var jobDeadlines: [Instant] = []
    var wakeUp: WakeUp?

    var now: Instant {
      guard pace == .flowing else { return base }
      return base + .nanoseconds(wholeNumber(Double(monotonicNanoseconds() - realBase) * speed))
    }

    mutating func rebase(to instant: Instant) {
      base = instant
      realBase = monotonicNanoseconds()
    }

    func realTime(until deadline: Instant) -> Duration {
      .nanoseconds(wholeNumber((Double((deadline - now).wholeNanoseconds) / speed).rounded(.up)))
    }

    /// Held within thirty years of nanoseconds, far from where a conversion would trap.
    private func wholeNumber(_ nanoseconds: Double) -> Int64 { Int64(min(max(nanoseconds, -1e18), 1e18)) }
  }

  private let state: Monitor<State>
  private let parkingDidHappen: @Sendable () -> Void

  /// A clock that starts at zero and flows at `speed` times real time (more than 0).
  /// - Parameter parkingDidHappen: called on the loop's thread whenever a paused loop comes to a stand.
  public init(speed: Double = 1, parkingDidHappen: @escaping @Sendable () -> Void = {}) {
    state = Monitor(State(speed: speed))
    self.parkingDidHappen = parkingDidHappen
  }

  /// The word in a log's `# clock:` line.
  public var name: String { "paced" }

  /// The present instant.
  public var now: Instant { state.read { $0.now } }

  /// Makes now the zero.
  public func start() {
    state.change { $0.rebase(to: .zero) }
  }

  /// What the loop is doing, as far as its clock knows.
  public var pace: Pace { state.read { $0.pace } }

  /// Stops time before the next handle.
  public func pause() {
    steer { state in
      guard state.pace == .flowing else { return }
      state.rebase(to: state.now)
      state.pace = .stepping
    }
  }

  /// Lets time flow again from where it stood.
  public func resume() {
    steer { state in
      guard state.pace == .stepping || state.pace == .parked else { return }
      state.rebase(to: state.base)
      state.permits = 0
      state.pace = .flowing
    }
  }

  /// While paused, lets exactly one handle run; when none is ready, time jumps to the next one that will be.
  public func step() {
    steer { state in
      guard state.pace == .stepping || state.pace == .parked else { return }
      state.permits += 1
    }
  }

  /// Changes how many seconds of this clock pass in one real second (more than 0).
  public func setSpeed(_ speed: Double) {
    steer { state in
      state.rebase(to: state.now)
      state.speed = speed
    }
  }

  /// Lets everything through at once, for good: the way to end a run.
  public func release() {
    steer { state in
      state.rebase(to: state.now)
      state.pace = .released
    }
  }

  private func steer(_ body: (inout State) -> Void) {
    let wakeUp = state.change { state in
      body(&state)
      return state.wakeUp
    }
    wakeUp?.signal()
  }
}

extension PacedClock {
  /// Waits until so much of the clock's time has flowed; stands still while paused.
  public func block(for duration: Duration) {
    let deadline = now + max(.zero, duration)
    var hasFlowed = false
    var isParked = true
    while isParked {
      isParked = state.wait { state in
        switch state.pace {
        case .flowing where state.now < deadline:
          hasFlowed = true
          return .wait(atMost: state.realTime(until: deadline))
        case .flowing:
          return .done(false)
        case .parked where state.permits == 0:
          return .wait(atMost: nil)
        case .stepping where hasFlowed && state.permits == 0:
          // Paused while it lasts: it stands still like everything else, until it is stepped or let go.
          state.pace = .parked
          return .done(true)
        case .stepping, .parked, .released:
          // A handle that was let through blocks no person who steps: its time passes at once.
          if hasFlowed, state.permits > 0 { state.permits -= 1 }
          state.base = max(state.base, deadline)
          if state.pace == .parked { state.pace = .stepping }
          return .done(false)
        }
      }
      if isParked { parkingDidHappen() }
    }
  }

  /// Waits until so much of the clock's time has flowed; stands still while paused.
  public func blockJob(for duration: Duration) {
    let deadline = state.change { state in
      let deadline = state.now + max(.zero, duration)
      state.jobDeadlines.append(deadline)
      return deadline
    }
    state.wait { state in
      guard state.pace != .released, state.now < deadline else {
        if let index = state.jobDeadlines.firstIndex(of: deadline) { state.jobDeadlines.remove(at: index) }
        return .done(())
      }
      return .wait(atMost: state.pace == .flowing ? state.realTime(until: deadline) : nil)
    }
  }

  /// Waits for the deadline while time flows; while paused, for the person.
  ///
  /// A paused loop takes no readiness; one that is stepped looks for some before it jumps to what is due next.
  public func idle(until deadline: Instant?, wakeUp: WakeUp, descriptors: (any ReadinessSource)?) {
    if let descriptors, state.read({ $0.pace == .released || $0.permits > 0 }), descriptors.waitBeforeJump() { return }
    let (limit, isNewlyParked, isHeld) = state.change { state -> (Duration?, Bool, Bool) in
      state.wakeUp = wakeUp
      switch state.pace {
      case .released:
        // Time jumps, so that what sleeps ends at once too.
        if let deadline { state.base = max(state.base, deadline) }
        return (deadline.map { _ in .zero }, false, false)
      case .flowing:
        return (deadline.map { state.realTime(until: $0) }, false, false)
      case .stepping, .parked:
        if state.permits > 0, let next = (state.jobDeadlines + (deadline.map { [$0] } ?? [])).min() {
          state.base = max(state.base, next)
          // The jump to a job's end is the step; a timer's own handle takes the permit at the gate.
          if next != deadline { state.permits -= 1 }
          return (next == deadline ? .zero : nil, false, false)
        }
        let isNew = state.pace != .parked
        state.pace = .parked
        return (nil, isNew, state.permits == 0)
      }
    }
    if isNewlyParked { parkingDidHappen() }
    if let descriptors, !isHeld { descriptors.wait(atMost: limit) } else { wakeUp.wait(atMost: limit) }
  }

  /// Holds the loop while paused, until a step is let through.
  public func admitHandle() {
    var isNewlyParked = false
    let mustWait = state.change { state in
      guard state.pace == .stepping || state.pace == .parked else { return false }
      if state.permits > 0 {
        state.permits -= 1
        state.pace = .stepping
        return false
      }
      isNewlyParked = state.pace != .parked
      state.pace = .parked
      return true
    }
    guard mustWait else { return }
    if isNewlyParked { parkingDidHappen() }
    state.wait { state in
      switch state.pace {
      case .flowing, .released: return .done(())
      case .stepping, .parked:
        guard state.permits > 0 else { return .wait(atMost: nil) }
        state.permits -= 1
        state.pace = .stepping
        return .done(())
      }
    }
  }
}
