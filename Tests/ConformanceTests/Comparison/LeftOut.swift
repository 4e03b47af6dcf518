import Foundation

/// The differences that are left out of a comparison, each with its reason; docs/SEMANTICS.md says more.
///
/// Each is a rewriting of both logs, so that whole logs are compared still.
enum LeftOut: String, CaseIterable {
  case privateWaits, primitiveNames, wholeTimes

  /// Why Swift has no such thing, in a sentence.
  var reason: String {
    switch self {
    case .privateWaits:
      "A printed task or future lists asyncio's private futures and callbacks (wait_for=…, cb=[…]); here are none."
    case .primitiveNames:
      "A printed primitive has an address and a module in Python, and a name here."
    case .wholeTimes:
      "Python's virtual clock tells 3 when the last deadline was given as the int 3; an instant here prints as 3.0."
    }
  }

  /// Both logs, and which rules were needed how often: a line that agrees as it is keeps all that it has.
  static func normalized(
    expected: [String], actual: [String]
  ) -> (expected: [String], actual: [String], used: [LeftOut: Int]) {
    var (expected, actual) = (expected.map(withoutPlaces), actual.map(withoutPlaces))
    var used: [LeftOut: Int] = [:]
    for place in 0..<min(expected.count, actual.count) where expected[place] != actual[place] {
      var (left, right) = (expected[place], actual[place])
      var needed: [LeftOut] = []
      for rule in allCases where left != right {
        let (newLeft, newRight) = (rule.apply(to: left), rule.apply(to: right))
        if newLeft != left || newRight != right { needed.append(rule) }
        (left, right) = (newLeft, newRight)
      }
      guard left == right else { continue }
      (expected[place], actual[place]) = (left, right)
      for rule in needed { used[rule, default: 0] += 1 }
    }
    return (expected, actual, used)
  }

  /// The canonical log has no source positions: ` at Workers.swift:14` is ` at ...`, as in Python's.
  private static func withoutPlaces(_ line: String) -> String {
    line.replacing(#/ at [^\s>\]]*:\d+/#, with: " at ...")
  }

  private func apply(to line: String) -> String {
    switch self {
    case .wholeTimes:
      line.contains(" print ") ? line.replacing(#/([ =]\d+)\.0(?=$|[ \]>])/#) { "\($0.1)" } : line
    case .privateWaits:
      Self.removing(" cb=[", "[", "]", from: Self.removing(" wait_for=<", "<", ">", from: line))
    case .primitiveNames:
      line
        .replacing(#/<asyncio\.locks\.(\w+) object at 0x\.\.\. \[([^\]]*)\]>/#) { "<\($0.1) [\($0.2)]>" }
        .replacing(#/<(\w*Queue)(?: at 0x\.\.\.)? (maxsize=[^>]*)>/#) { "<\($0.1) [\($0.2)]>" }
        .replacing(#/<(Event|Lock|Condition|Semaphore|BoundedSemaphore) \w+ \[([^\]]*)\]>/#) { "<\($0.1) [\($0.2)]>" }
        .replacing(#/<(\w*Queue)(?:<Value>)? \w+ \[(maxsize=.*?)\]>/#) { "<\($0.1) [\($0.2)]>" }
    }
  }

  /// Takes out each part that begins with `start` and ends with the bracket that closes it.
  private static func removing(_ start: String, _ open: Character, _ close: Character, from line: String) -> String {
    var rest = Substring(line)
    var result = ""
    while let range = rest.range(of: start) {
      result += rest[..<range.lowerBound]
      var depth = 1
      rest = rest[range.upperBound...]
      while depth > 0, let character = rest.popFirst() {
        if character == open { depth += 1 } else if character == close { depth -= 1 }
      }
    }
    return result + rest
  }
}
