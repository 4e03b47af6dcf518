import Foundation

/// The outcome of many cases: which differ, both logs of the first, what was left out, and how many agree.
struct CaseReport {
  private(set) var agreeing = 0
  private(set) var total = 0
  /// Each case that does not agree, in a line.
  private(set) var failures: [String] = []
  private var first: String?
  /// For how many lines each rule was needed.
  private var leftOut: [LeftOut: Int] = [:]
  /// The cases that agree in another order of what CPython leaves to chance.
  private var byChance: [String] = []

  /// Runs every case.
  /// - Parameter logs: a folder for the engine's own logs of those that differ.
  init(_ cases: [CaseFolder.Case], logs: String? = nil) {
    for one in cases {
      let verdict = Verdict.of(one.document, expected: one.expected)
      add(one.name, verdict, expected: one.expected)
      if let logs, case .differs(let actual) = verdict {
        let text = actual.map { "\($0)\n" }.joined()
        try? text.write(toFile: "\(logs)/\(one.name).log", atomically: true, encoding: .utf8)
      }
    }
  }

  private mutating func add(_ name: String, _ verdict: Verdict, expected: [String]) {
    total += 1
    switch verdict {
    case .agrees(let used):
      agreeing += 1
      leftOut.merge(used, uniquingKeysWith: +)
    case .agreesInAnotherOrder:
      agreeing += 1
      byChance.append(name)
    case .refused(let error): failures.append("\(name): \(error)")
    case .differs(let actual):
      let sides = LeftOut.normalized(expected: expected, actual: actual)
      let same = zip(sides.expected, sides.actual).prefix { $0 == $1 }.count
      failures.append("\(name): differs from line \(same + 1)")
      if first == nil {
        first = "\(name):\n" + sideBySide(sides.expected, sides.actual, titles: ("CPython 3.13", "VizEngine"))
      }
    }
  }

  private var remarks: [String] {
    let rules = LeftOut.allCases.filter { leftOut[$0] != nil }
      .map { "left out of \(leftOut[$0, default: 0]) lines, \($0): \($0.reason)" }
    let chance =
      byChance.isEmpty
      ? []
      : [
        "with the set of a wait the other way round, as its order is left to chance: \(byChance.joined(separator: ", "))"
      ]
    return rules + chance
  }

  /// Everything to be said, ending with `N of M agree`.
  var text: String {
    (failures + [first].compactMap(\.self) + remarks + ["\(agreeing) of \(total) agree"]).joined(separator: "\n")
  }
}
