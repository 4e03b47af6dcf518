import Foundation

/// The outcome of many cases: which differ, both logs of the first, and how many agree.
struct CaseReport {
  private(set) var agreeing = 0
  private(set) var total = 0
  /// Each case that does not agree, in a line.
  private(set) var failures: [String] = []
  private var first: String?

  /// Runs every case; the engine's own logs go into the folder `logs`, if any.
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
    case .agrees: agreeing += 1
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

  /// Everything to be said, ending with `N of M agree`.
  var text: String {
    (failures + [first].compactMap(\.self) + ["\(agreeing) of \(total) agree"]).joined(separator: "\n")
  }
}
