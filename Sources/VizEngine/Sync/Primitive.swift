/// What locks, events, queues and the like have in common: a loop, a name, a place in the trace.
///
/// `@unchecked Sendable`: a primitive is used on its loop's thread only, which every call that changes it checks.
public class Primitive: WaitTarget, CustomStringConvertible, @unchecked Sendable {
  /// The loop on which alone it may be used.
  public let loop: EventLoop
  /// What people call it.
  public let name: String
  let subject: Subject
  var holder: Subject { .loop }

  init(_ loop: EventLoop, name: String, at site: CallSite) {
    loop.checkThread()
    self.loop = loop
    self.name = name
    loop.numbers.primitive += 1
    subject = .primitive(loop.numbers.primitive)
    loop.recordCreated(subject, name: name, parent: loop.currentSubject, at: site)
  }

  /// A part of `whole`, which the trace shows as that.
  init(partOf whole: Primitive) {
    loop = whole.loop
    name = whole.name
    subject = whole.subject
  }

  /// `unlocked, waiters:1`, as asyncio's `repr` has it between brackets.
  var stateText: String { "" }

  /// Its kind, name and state: `<Lock printer [locked, waiters:2]>`.
  public var description: String { "<\(type(of: self)) \(name) [\(stateText)]>" }

  /// A future for the running task to wait on.
  func makeWaiter(for purpose: TraceEvent.Purpose) -> Waiter {
    Waiter(loop: loop, reason: .primitive(self, purpose))
  }
}

/// A future that carries no value: somebody is to be woken.
typealias Waiter = Future<Void>

extension Waiter {
  /// Wakes who waits, unless that was done before. asyncio: `fut.set_result` where `not fut.done()`.
  /// - Returns: whether it was pending.
  @discardableResult
  func wake() -> Bool {
    guard !isDone else { return false }
    conclude(with: .success(()), waker: .subject(loop.currentSubject))
    return true
  }
}
