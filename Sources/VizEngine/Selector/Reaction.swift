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
  var isRunning = false

  init(shown: Shown? = nil, _ body: @escaping () throws -> Void) {
    self.shown = shown
    self.body = body
  }
}
