/// What comparing a case with CPython's log came to.
enum Verdict {
  /// Some lines only without what the rules leave out.
  case agrees(leftOut: [LeftOut: Int])
  /// With a set that `wait` goes through in an order that CPython leaves to chance.
  case agreesInAnotherOrder
  case differs(actual: [String])
  case refused(any Error)

  /// Runs the scenario of `document` and compares the whole log.
  static func of(_ document: JSON, expected: [String]) -> Verdict {
    do {
      let scenario = try ScenarioReader.read(document)
      let actual = try Program.log(of: scenario)
      let sides = LeftOut.normalized(expected: expected, actual: actual)
      if sides.expected == sides.actual { return .agrees(leftOut: sides.used) }
      for order in WaitOrder.others where "\(document)".contains("FIRST_EXCEPTION") {
        let other = LeftOut.normalized(expected: expected, actual: try Program.log(of: scenario, waitOrder: order))
        if other.expected == other.actual { return .agreesInAnotherOrder }
      }
      return .differs(actual: actual)
    } catch {
      return .refused(error)
    }
  }

  var isAgreement: Bool {
    switch self {
    case .agrees, .agreesInAnotherOrder: true
    case .differs, .refused: false
    }
  }
}

/// In which order `wait` is given its futures, of which asyncio makes a set: that decides which error it looks at when
/// it returns at the first and several are there.
struct WaitOrder {
  /// A bit for each wait of a run, in order: whether it goes through its futures backwards.
  var backwards: UInt64

  /// As given.
  static let given = WaitOrder(backwards: 0)
  /// All backwards, or one of the first.
  static let others = [WaitOrder(backwards: .max)] + (0..<8).map { WaitOrder(backwards: 1 << $0) }

  /// The futures in the order for the next wait.
  mutating func arrange<Awaited>(_ futures: [Awaited]) -> [Awaited] {
    defer { backwards >>= 1 }
    return backwards & 1 == 0 ? futures : futures.reversed()
  }
}
