/// What comparing a case with CPython's log came to.
enum Verdict {
  case agrees
  case differs(actual: [String])
  case refused(any Error)

  /// Runs the scenario of `document` and compares the whole log.
  static func of(_ document: JSON, expected: [String]) -> Verdict {
    do {
      let actual = try Program.log(of: try ScenarioReader.read(document))
      let left = LeftOut.normalized(expected: expected, actual: actual)
      return left.expected == left.actual ? .agrees : .differs(actual: actual)
    } catch {
      return .refused(error)
    }
  }

  var isAgreement: Bool {
    if case .agrees = self { true } else { false }
  }
}
