import VizEngine

/// What is said of a program while it is watched without a screen: what lints find, as they find it, and what is not
/// seen of it.
struct PlainTelling {
  /// How many findings, and how many remarks of each kind, were told.
  private var findings = 0
  private var remarks: [ProbeRemark] = []
  private var known = ProbeRemarks()
  /// The finding that was told while it went on.
  private var underWay: Int?

  /// What of a log comes: whether there is more at once.
  enum Flow: Hashable, Sendable {
    case coming
    /// Nothing has come for a while.
    case silent
    case ended
  }

  /// What is new to tell, a line each.
  mutating func lines(_ linter: Linter, _ header: TextLogHeader, _ flow: Flow) -> [String] {
    var lines = self.findings(linter, flow)
    known.take(header, events: 0)
    if flow == .ended { known.end(header) }
    for remark in known.all where !remarks.contains(where: { $0 == remark }) {
      // What only grows is told once as it begins, and at the end what it came to.
      let isNew = !remarks.contains { English().word($0.kind) == English().word(remark.kind) }
      guard isNew || flow == .ended else { continue }
      remarks.append(remark)
      lines.append("loopviz: \(English().told(remark.kind))")
    }
    return lines
  }

  private mutating func findings(_ linter: Linter, _ flow: Flow) -> [String] {
    var lines: [String] = []
    func line(_ finding: Finding) -> String { "loopviz: \(English().word(finding.lint)) \(English().told(finding))" }
    if let place = underWay, !linter.findings[place].facts.isUnderWay {
      lines.append(line(linter.findings[place]))
      underWay = nil
    }
    for (place, finding) in linter.findings.enumerated().dropFirst(findings) {
      // How long it was is worth more than that it is; but not for long.
      if finding.facts.isUnderWay, flow == .coming { break }
      if finding.facts.isUnderWay { underWay = place }
      var first = finding
      first.times = 1
      lines.append(line(first))
      findings = place + 1
    }
    guard flow == .ended else { return lines }
    let rest = linter.omitted > 0 ? ["loopviz: \(English().moreFindings(linter.omitted))"] : []
    return lines + linter.findings.filter { $0.times > 1 }.map(line) + rest
  }
}
