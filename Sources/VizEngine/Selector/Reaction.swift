/// What the loop does each time that a descriptor is ready, and once for a stream's own next step: it takes its turn in
/// the ready queue, as every callback does. asyncio: the `Handle` that the selector keeps.
final class Reaction {
  /// How the trace shows a callback of the user's; the engine's own are not shown.
  struct Shown {
    var handle: Subject
    var wait: TraceEvent.Wait
    var name: String
    var site: CallSite
  }

  let body: () throws -> Void
  let shown: Shown?
  /// Taken back: what stands in the ready queue already does nothing. asyncio: `Handle._cancelled`.
  var isCancelled = false
  private(set) var isRunning = false

  init(shown: Shown? = nil, _ body: @escaping () throws -> Void) {
    self.shown = shown
    self.body = body
  }

  func run(on loop: EventLoop) {
    guard !isCancelled else { return }
    guard let shown else {
      // The engine's own throw nothing.
      try? body()
      return
    }
    isRunning = true
    loop.record(.running(thread: 0), shown.handle)
    loop.currentSubject = shown.handle
    defer {
      loop.currentSubject = .loop
      isRunning = false
    }
    do { try body() } catch {
      loop.report(
        .callbackFailed, shown.handle, "Exception in callback \(shown.name)()", error: error, at: shown.site)
    }
    if isCancelled {
      loop.recordFinished(shown.handle, (), at: nil)
    } else {
      loop.record(.suspended(on: shown.wait), shown.handle, at: shown.site)
    }
  }
}
