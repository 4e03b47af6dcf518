/// What stands behind a future that the engine makes for a task to wait on: from it the trace names the wait, and a
/// deadlock is found.
enum WaitReason {
  case gather(AwaitedList)
  case wait(AwaitedList)
  case group(AwaitedList)
  case first(AwaitedList)
  case shield(AnyFuture)
  case primitive(any WaitTarget, TraceEvent.Purpose)
  case job(Subject)
  case descriptor(Subject, TraceEvent.Readiness)

  /// The wait as the trace writes it.
  var traced: TraceEvent.Wait {
    switch self {
    case .gather(let list): .gather(list.reference)
    case .wait(let list): .wait(list.reference)
    case .group(let list): .group(list.reference)
    case .first(let list): .first(list.reference)
    case .shield(let future): .shield(future.subject)
    case .primitive(let primitive, let purpose): .primitive(primitive.subject, holder: primitive.holder, purpose)
    case .job(let job): .future(job)
    case .descriptor(let descriptor, let readiness): .descriptor(descriptor, readiness)
    }
  }
}

/// What tasks wait for by its name, and one of them may hold: a lock, a queue and the like.
protocol WaitTarget: AnyObject {
  var subject: Subject { get }
  var name: String { get }
  /// Who has it, when one alone can; the loop when nobody has.
  var holder: Subject { get }
}

/// Futures that are awaited together, with the list's place in the trace, which it gets when it is first needed.
final class AwaitedList {
  let futures: [AnyFuture]
  private let loop: EventLoop
  private(set) lazy var reference: ListReference = {
    guard let recorder = loop.recorder else { return ListReference(index: 0) }
    let subjects = futures.map(\.subject)
    return recorder.withTables { $0.reference(to: subjects) }
  }()

  init(_ futures: [AnyFuture], on loop: EventLoop) {
    self.futures = futures
    self.loop = loop
  }
}
