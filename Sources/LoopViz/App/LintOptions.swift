import ArgumentParser
import VizEngine

/// From where on something is found, and what is meant to be as it is.
struct LintOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Find steps that keep the loop so long (default: 100ms).", valueName: "duration"),
    transform: { try DurationText.duration($0, of: "--slow-step") })
  var slowStep = LintThresholds().step

  @Option(
    help: ArgumentHelp(
      "Find passes of the loop that take so long in all their steps (default: 250ms).", valueName: "duration"),
    transform: { try DurationText.duration($0, of: "--slow-pass") })
  var slowPass = LintThresholds().pass

  @Option(
    help: ArgumentHelp(
      "Find waits of that length while holding a lock that others want (default: 1s).", valueName: "duration"),
    transform: { try DurationText.duration($0, of: "--lock-held") })
  var lockHeld = LintThresholds().lockHeld

  @Option(
    name: .customLong("allow"),
    help: ArgumentHelp(
      """
      Do not find what is meant to be so: a lint's name or any, and after a colon whose: name=Task-2, \
      coroutine=worker, coroutine=worker(2), at=File.swift:12 or at=File.swift. May be given again.
      """, valueName: "lint[:whose]"),
    transform: LintAllowance.read)
  var allowances: [LintAllowance] = []

  var thresholds: LintThresholds {
    var thresholds = LintThresholds()
    thresholds.step = slowStep
    thresholds.pass = slowPass
    thresholds.lockHeld = lockHeld
    return thresholds
  }
}

extension LintAllowance {
  /// Reads `never-awaited`, `any:coroutine=worker` or `lock-held:at=Store.swift:12`.
  static func read(_ text: String) throws -> LintAllowance {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    let lint = LintKind.allCases.first { $0.spelling == name }
    guard lint != nil || name == "any" else {
      let names = (["any"] + LintKind.allCases.map(\.spelling)).joined(separator: ", ")
      throw ValidationError("--allow knows no lint '\(name)'. The lints: \(names).")
    }
    guard parts.count == 2 else { return LintAllowance(lint) }
    guard let scope = Scope(String(parts[1])) else {
      throw ValidationError(
        "--allow does not know whose '\(parts[1])' is: write name=…, coroutine=… or at=File.swift:12.")
    }
    return LintAllowance(lint, scope)
  }
}

extension LintAllowance.Scope {
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty else { return nil }
    switch parts[0] {
    case "name": self = .name(parts[1])
    case "coroutine": self = .coroutine(parts[1])
    case "at":
      let place = parts[1].split(separator: ":", omittingEmptySubsequences: false)
      if place.count >= 2, let line = place.last.flatMap({ Int($0) }) {
        self = .place(file: place.dropLast().joined(separator: ":"), line: line)
      } else {
        self = .place(file: parts[1], line: nil)
      }
    default: return nil
    }
  }
}

extension Concern {
  /// Reads names with commas between them.
  static func list(_ text: String) throws -> [Concern] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let concern = Concern(rawValue: String(name)) else {
        let names = allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--fail-on knows no '\(name)'. The names: \(names).")
      }
      return concern
    }
  }
}

/// A duration on the command line: a number with up to nine decimals, and a unit.
enum DurationText {
  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("ns", 1), ("us", 1000), ("µs", 1000), ("ms", 1_000_000), ("s", 1_000_000_000),
  ]

  /// Reads `50ms` or `1.5s`; `option` is what the error names.
  static func duration(_ text: String, of option: String) throws -> Duration {
    guard let unit = units.first(where: { text.hasSuffix($0.name) }),
      let factor = Double(text.dropLast(unit.name.count)), factor > 0, factor <= 1e9
    else {
      throw ValidationError("\(option) wants a duration above 0 with its unit: 500us, 50ms or 1.5s.")
    }
    let nanoseconds = (factor * Double(unit.nanoseconds)).rounded()
    guard let whole = Int64(exactly: nanoseconds), whole > 0 else {
      throw ValidationError("\(option) wants a duration of 1ns at least, and 30 years at most.")
    }
    return .nanoseconds(whole)
  }
}
