import Foundation

/// The differences that are left out of a comparison, each with its reason; docs/SEMANTICS.md says more.
///
/// Each is a rewriting of both logs, so that whole logs are compared still.
enum LeftOut: String, CaseIterable {
  case privateWaits, primitiveNames

  /// Why Swift has no such thing, in a sentence.
  var reason: String {
    switch self {
    case .privateWaits:
      "A printed task or future lists asyncio's private futures and callbacks (wait_for=…, cb=[…]); here are none."
    case .primitiveNames:
      "A printed primitive has an address and a module in Python, and a name here."
    }
  }

  /// Both logs without what differs.
  static func normalized(expected: [String], actual: [String]) -> (expected: [String], actual: [String]) {
    (expected.map(normalized), actual.map(normalized))
  }

  static func normalized(_ line: String) -> String {
    guard line.contains("<") else { return line }
    return allCases.reduce(withoutPlaces(line)) { line, rule in rule.apply(to: line) }
  }

  /// In how many of CPython's lines it leaves something out.
  func count(in lines: [String]) -> Int {
    lines.count { $0.contains("<") && apply(to: $0) != $0 }
  }

  /// The canonical log has no source positions: ` at Workers.swift:14` is ` at ...`, as in Python's.
  private static func withoutPlaces(_ line: String) -> String {
    line.replacing(#/ at [^\s>\]]*:\d+/#, with: " at ...")
  }

  private func apply(to line: String) -> String {
    switch self {
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
