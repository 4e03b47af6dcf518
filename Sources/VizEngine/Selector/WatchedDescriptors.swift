#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The descriptors that a loop watches, each with what is to be done when it is ready; and the loop's wake-up pipe.
///
/// Made when the first descriptor is watched: a loop without any costs no descriptor and no system call more. The
/// loop's thread only.
final class WatchedDescriptors: ReadinessSource {
  struct Watch {
    var subject: Subject
    var owner: Owner
    var reader: Reaction? = nil
    var writer: Reaction? = nil

    var interest: Interest {
      var interest: Interest = []
      if reader != nil { interest.insert(.read) }
      if writer != nil { interest.insert(.write) }
      return interest
    }
  }

  enum Owner {
    /// A program's own, which can close it behind the loop's back.
    case user(FileIdentity?)
    /// A server's, which only a newcomer makes ready.
    case listener
    /// A stream's whose other end is a socket of the same loop.
    case pair
    /// A stream's whose other end is elsewhere.
    case stream
  }

  private var selector: any Selector
  private let wakeUp: WakeUp
  private var watches: [Watch?] = []
  private var events: [SelectorEvent] = []
  /// How many descriptors are watched.
  private(set) var count = 0
  /// The user's own among them, which are looked after before each wait.
  private var ownedByUser: Set<Int32> = []
  /// How many there are whose other end this loop does not know.
  private var strangers = 0
  /// Who has descriptors open for the loop itself, once somebody has.
  var tenant: (any DescriptorTenant)?

  init(wakeUp: WakeUp) throws(SystemError) {
    self.wakeUp = wakeUp
    selector = try SystemSelector()
    watchWakeUp()
  }

  private func watchWakeUp() {
    guard let pipe = wakeUp.readEnd else { return }
    // Cannot be refused: it is an open pipe, watched for the first time.
    try? selector.change(pipe, from: [], to: .read)
  }

  /// What the loop sends to itself needs no waiting, for its streams see to the arrival. What another process or thread
  /// has sent gets a short time, in real time, to come.
  func waitBeforeJump() -> Bool {
    wait(atMost: strangers > 0 ? Self.grace : .zero)
  }

  private static let grace = Duration.milliseconds(5)

  /// What is ready is kept for the loop.
  @discardableResult
  func wait(atMost timeout: Duration?) -> Bool {
    let start = events.count
    selector.wait(atMost: timeout, into: &events)
    var end = start
    var isStale = false
    for index in start..<events.count {
      let event = events[index]
      if let watch = self[event.descriptor] {
        if watch.interest.isDisjoint(with: event.readiness) { continue }
        events[end] = event
        end += 1
      } else if event.descriptor == wakeUp.readEnd {
        wakeUp.drain()
      } else {
        isStale = true
      }
    }
    events.removeSubrange(end...)
    if isStale { replaceSelector() }
    return !events.isEmpty
  }

  /// Waits until the selector tells that `descriptor`, which has something to read, has it: on another processor the
  /// system may be between the two, as tests on a flooded network showed.
  func awaitTelling(of descriptor: Int32) {
    let end = monotonicNanoseconds() + 1_000_000_000
    var told: [SelectorEvent] = []
    repeat {
      told.removeAll(keepingCapacity: true)
      // Told again to the loop, which has not dealt with it.
      selector.wait(atMost: .zero, into: &told)
    } while !told.contains { $0.descriptor == descriptor && $0.readiness.contains(.read) }
      && monotonicNanoseconds() < end
  }

  /// The user's own descriptors, as the trace knows them, in the order of their numbers.
  var userSubjects: [Subject] { ownedByUser.sorted().compactMap { self[$0]?.subject } }

  /// Hands out what the last waits have found, in the system's order.
  func takeReady(_ body: (Watch, Reaction) -> Void) {
    guard !events.isEmpty else { return }
    let found = events
    events.removeAll(keepingCapacity: true)
    for event in found {
      guard let watch = self[event.descriptor] else { continue }
      if event.readiness.contains(.read), let reader = watch.reader { body(watch, reader) }
      if event.readiness.contains(.write), let writer = watch.writer { body(watch, writer) }
    }
  }

  subscript(descriptor: Int32) -> Watch? {
    let index = Int(descriptor)
    return watches.indices.contains(index) ? watches[index] : nil
  }

  /// Changes, begins or ends the watch of a descriptor.
  func set(_ watch: Watch?, for descriptor: Int32) throws(SystemRefusal) {
    let old = self[descriptor]
    let new = watch.flatMap { $0.interest.isEmpty ? nil : $0 }
    do throws(SystemRefusal) {
      try selector.change(descriptor, from: old?.interest ?? [], to: new?.interest ?? [])
    } catch {
      // A descriptor that is closed cannot be taken out, and need not be.
      if new != nil { throw error }
    }
    while watches.count <= Int(descriptor) { watches.append(nil) }
    watches[Int(descriptor)] = new
    if let old { tally(old.owner, descriptor, by: -1) }
    if let new { tally(new.owner, descriptor, by: 1) }
  }

  private func tally(_ owner: Owner, _ descriptor: Int32, by step: Int) {
    count += step
    switch owner {
    case .user:
      if step > 0 { ownedByUser.insert(descriptor) } else { ownedByUser.remove(descriptor) }
      strangers += step
    case .stream: strangers += step
    case .listener, .pair: break
    }
  }

  /// The user's descriptors that are not open any more, or open as something else, in the order of their numbers.
  func closedBehindOurBack() -> [Int32] {
    guard !ownedByUser.isEmpty else { return [] }
    return ownedByUser.filter { descriptor in
      guard case .user(let identity) = self[descriptor]?.owner else { return false }
      return FileIdentity(of: descriptor) != identity
    }.sorted()
  }

  /// A file that was closed under one number and lives on under another is told of for ever, and cannot be taken out:
  /// a new selector knows nothing of it.
  private func replaceSelector() {
    guard let fresh = try? SystemSelector() else { return }
    selector.close()
    selector = fresh
    watchWakeUp()
    for (descriptor, watch) in watches.enumerated() {
      if let watch { try? selector.change(Int32(descriptor), from: [], to: watch.interest) }
    }
  }

  /// Ends all watching.
  func close() {
    selector.close()
    watches = []
    events = []
    (count, strangers, ownedByUser) = (0, 0, [])
  }
}

/// Who opens descriptors for the loop itself, which a program must neither watch nor close.
protocol DescriptorTenant: AnyObject {
  func uses(_ descriptor: Int32) -> Bool
  /// Closes all of them: the loop is about to be closed.
  func closeAll()
}

/// Which file a descriptor stands for: its number is given to another once it is closed.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let number: UInt64

  /// `nil` when the descriptor is not open.
  init?(of descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
