/// A place where a number of tasks meet: all go on when the last has come. asyncio: `Barrier`.
public final class Barrier: Primitive, @unchecked Sendable {
  // `@unchecked`: for the reason that ``Primitive`` gives; a class must say it again.

  private enum Stage: String {
    case filling, draining, resetting, broken
  }

  /// How many tasks meet. asyncio: `parties`.
  public let parties: Int
  private var stage = Stage.filling
  private var count = 0
  private lazy var condition = Condition(partOf: self, for: .barrier)

  /// A barrier of `loop` for `parties` tasks.
  /// - Throws: ``PrimitiveError/noParties``.
  public init(
    _ loop: EventLoop, parties: Int, name: String = "Barrier", fileID: StaticString = #fileID, line: UInt32 = #line
  ) throws(PrimitiveError) {
    guard parties > 0 else { throw .noParties }
    self.parties = parties
    super.init(loop, name: name, at: CallSite(fileID, line))
  }

  /// How many tasks have come and wait. asyncio: `n_waiting`.
  public var waitingCount: Int { stage == .filling ? count : 0 }

  /// Whether it was aborted. asyncio: `broken`.
  public var isBroken: Bool { stage == .broken }

  override var stateText: String { stage.rawValue + (isBroken ? "" : ", waiters:\(waitingCount)/\(parties)") }

  /// Waits until all parties have come. asyncio: `wait`.
  /// - Returns: the task's place in the order in which they came, from 0.
  /// - Throws: ``BrokenBarrierError`` when it is reset or aborted meanwhile, or ``CancelledError``.
  @discardableResult
  public func wait(fileID: StaticString = #fileID, line: UInt32 = #line) async throws -> Int {
    try await condition.withLock(fileID: fileID, line: line) {
      try await condition.wait(fileID: fileID, line: line) { stage != .draining && stage != .resetting }
      if stage == .broken { throw BrokenBarrierError(description: "Barrier aborted") }
      let place = count
      count += 1
      let failure = await Self.failure {
        if place + 1 == parties {
          stage = .draining
          try condition.notifyAll()
        } else {
          try await condition.wait(fileID: fileID, line: line) { stage != .filling }
          if stage == .broken || stage == .resetting {
            throw BrokenBarrierError(description: "Abort or reset of barrier")
          }
        }
      }
      count -= 1
      try leave()
      if let failure { throw failure }
      return place
    }
  }

  private static func failure(of body: () async throws -> Void) async -> (any Error)? {
    do {
      try await body()
      return nil
    } catch {
      return error
    }
  }

  /// The last to leave opens it for the next round.
  private func leave() throws {
    guard count == 0 else { return }
    if stage == .resetting || stage == .draining { stage = .filling }
    try condition.notifyAll()
  }

  /// Sends those who wait away with an error, and begins anew. asyncio: `reset`.
  /// - Throws: ``CancelledError``.
  public func reset(fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    try await condition.withLock(fileID: fileID, line: line) {
      stage = count > 0 ? .resetting : .filling
      try condition.notifyAll()
    }
  }

  /// Breaks it for good: whoever waits or comes gets an error. asyncio: `abort`.
  /// - Throws: ``CancelledError``.
  public func abort(fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    try await condition.withLock(fileID: fileID, line: line) {
      stage = .broken
      try condition.notifyAll()
    }
  }
}
