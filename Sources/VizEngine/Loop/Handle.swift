/// A callback that the loop will run once, unless it is cancelled before. asyncio: `Handle`, `TimerHandle`.
public final class Handle: CustomStringConvertible, @unchecked Sendable {
  // `@unchecked`: used on its loop's thread only; every call that changes it checks that.

  private let loop: EventLoop
  let subject: Subject
  private var callback: Callback?
  let name: String
  let site: CallSite
  /// When it is due; `nil` for a callback that is not delayed. asyncio: `TimerHandle.when`.
  public let deadline: Instant?
  /// Whether it was cancelled. asyncio: `Handle.cancelled`.
  public private(set) var isCancelled = false

  init(loop: EventLoop, subject: Subject, callback: Callback, deadline: Instant?) {
    self.loop = loop
    self.subject = subject
    self.callback = callback
    name = callback.name
    site = callback.site
    self.deadline = deadline
  }

  /// Takes the callback back; once it has run, nothing happens. asyncio: `Handle.cancel`.
  public func cancel() {
    loop.checkThread()
    guard callback != nil, !isCancelled else { return }
    isCancelled = true
    callback = nil
    loop.record(.cancelled, subject)
    if deadline != nil { loop.timers.noteCancelled() }
  }

  /// As asyncio's `repr`: `<Handle hello() at Callback.swift:12>`.
  public var description: String {
    "<\(deadline == nil ? "Handle" : "TimerHandle")\(isCancelled ? " cancelled" : "") \(name)() at \(site.location)>"
  }

  /// The callback, once.
  func takeCallback() -> Callback? {
    defer { callback = nil }
    return callback
  }
}
