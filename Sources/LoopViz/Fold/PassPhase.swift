import VizEngine

/// What a pass of the loop does, in its order. asyncio: the three parts of `_run_once`.
enum PassPhase: Hashable, Sendable, CaseIterable {
  /// Takes in what threads and descriptors have, and waits when there is nothing to do.
  case poll
  /// Puts what is due into the ready queue.
  case timers
  /// Gives a turn to each of those that are ready.
  case turns

  /// The part to which an event belongs; nothing for what happens outside of all passes.
  /// - Parameter state: that after the event.
  init?(of event: TraceEvent, in state: LoopState) {
    guard state.isLoopRunning else { return nil }
    switch event.kind {
    case .idle: self = .poll
    case .ready(by: .timer): self = .timers
    case .ready where state.running == nil && event.subject.kind == .handle: self = .poll
    case .ready(by: .outside): self = .poll
    case .start, .stop, .close: return nil
    case .created, .running, .thrown, .suspended, .blocking, .ready, .finished, .failed, .cancelled, .cancelling,
      .acquired, .released, .output, .warning, .unknown:
      // A thread tells the loop of its job at the beginning of a pass.
      self = event.subject.kind == .job && state.running == nil ? .poll : .turns
    }
  }
}
