import VizEngine

/// What lints had found by some event.
struct FoundSoFar: Hashable, Sendable {
  private(set) var findings: [Finding] = []
  /// How many more findings there were than are kept.
  private(set) var omitted = 0
  /// What was found last, for the first time or again.
  private(set) var newest: Finding?

  /// So far back the newest is looked for: behind that, what is found is no longer kept.
  private static let looked = 1000

  /// All that is known.
  init(_ linter: Linter) {
    findings = linter.findings
    omitted = linter.omitted
    newest = linter.places.suffix(Self.looked).last { $0 < findings.count }.map { findings[$0] }
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
    newest = linter.places.prefix(known).suffix(Self.looked).last { $0 < findings.count }.map { findings[$0] }
  }
}
