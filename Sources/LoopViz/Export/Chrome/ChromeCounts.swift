import VizEngine

/// How many tasks are pending, running, suspended and finished, written once for each instant at which it changed.
struct ChromeCounts {
  private var pending = 0
  private var running = 0
  private var suspended = 0
  private var finished = 0
  /// When it changed last, while that is not written.
  private var changed: Instant?

  mutating func move(from old: Lane?, to new: Lane, at instant: Instant) {
    guard old != new else { return }
    if let old { add(-1, to: old) }
    add(1, to: new)
    changed = instant
  }

  /// Writes the numbers if time goes on beyond the instant of their last change.
  mutating func write(before instant: Instant, to bytes: inout [UInt8]) {
    if let changed, changed < instant { write(to: &bytes) }
  }

  mutating func write(to bytes: inout [UInt8]) {
    guard let instant = changed else { return }
    changed = nil
    bytes.add(",\n{\"ph\":\"C\",\"pid\":1,\"ts\":")
    bytes.add(microseconds: instant)
    bytes.add(",\"name\":\"tasks\",\"args\":{\"pending\":")
    bytes.add(pending)
    bytes.add(",\"running\":")
    bytes.add(running)
    bytes.add(",\"suspended\":")
    bytes.add(suspended)
    bytes.add(",\"finished\":")
    bytes.add(finished)
    bytes.add("}}")
  }

  private mutating func add(_ change: Int, to lane: Lane) {
    switch lane {
    case .pending: pending += change
    case .running: running += change
    case .suspended: suspended += change
    case .finished: finished += change
    }
  }
}
