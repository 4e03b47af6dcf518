/// A row of the probe's events.
struct ProbeRow {
  /// Nanoseconds of the probe's clock.
  let time: Int64
  let line: Int64
  let subject: Int64
  let argument: Int64

  /// Lines that are known without being told: a pass begins, a line of one row, the log's zero.
  static let pass: Int64 = 0
  static let once: Int64 = 1
  static let zero: Int64 = 2
}
