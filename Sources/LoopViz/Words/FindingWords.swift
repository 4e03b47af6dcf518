import VizEngine

/// What lints found, in words.
enum FindingWords {
  /// How many, for the header: `! 4 findings`, or `! 4` where room is short; nothing when there is none.
  static func count(_ linter: FoundSoFar, isShort: Bool, in phrases: any Phrases) -> String {
    let count = linter.findings.count + linter.omitted
    guard count > 0 else { return "" }
    let most = isShort ? 99 : 999
    let number = count > most ? "\(most)+" : "\(count)"
    return "! \(isShort ? number : phrases.findings(number, isOne: count == 1))"
  }

  /// The room that the count needs at most, with two columns before it.
  static func countWidth(isShort: Bool) -> Int { isShort ? 7 : 17 }

  /// What was found about one subject, or about all, as lines of the details: which lint, and when and what.
  static func lines(_ linter: FoundSoFar, of subject: Subject?, in phrases: any Phrases) -> [(String, String)] {
    let shown = linter.findings.filter { subject == nil || $0.subject == subject }
    guard !shown.isEmpty else { return [] }
    let lines = shown.map { ("! \(phrases.word($0.lint))", phrases.told($0)) }
    let rest = subject == nil && linter.omitted > 0 ? [("", phrases.moreFindings(linter.omitted))] : []
    return [("", "")] + lines + rest
  }
}
