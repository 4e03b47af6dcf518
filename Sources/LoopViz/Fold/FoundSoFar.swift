import VizEngine

/// What lints had found by some event.
struct FoundSoFar: Hashable, Sendable {
  private(set) var findings: [Finding] = []
  /// How many more findings there were than are kept.
  private(set) var omitted = 0

  /// All that is known.
  init(_ linter: Linter) {
    findings = linter.findings
    omitted = linter.omitted
  }

  /// What was known after the first `count` events; `numbers` says with which event each finding became certain.
  init(_ linter: Linter, before count: Int, numbers: [UInt32]) {
    let known = numbers.partitioningIndex { Int($0) >= count }
    for place in linter.places.prefix(known) {
      if place >= linter.findings.count {
        omitted += 1
      } else if place < findings.count {
        findings[place].times += 1
      } else {
        var finding = linter.findings[place]
        finding.times = 1
        findings.append(finding)
      }
    }
  }
}
