/// Runs lints over a trace and keeps what they find: a fold, as everything that is known of a run is.
public struct Linter: Sendable {
  /// How many findings are kept. A program that does the same wrong thing everywhere needs no list of all of them.
  private static let limit = 1000

  /// What was found, in the order in which it became certain.
  public private(set) var findings: [Finding] = []
  /// How many more findings there were than are kept.
  public private(set) var omitted = 0
  /// For each time that something became certain, repeats too, its place in ``findings``; beyond their end for those
  /// that are not kept. So what was known at an earlier event is a prefix of it.
  public private(set) var places: [Int] = []

  private var lints: [any Lint]
  /// For each kind of event the places of the lints that want it.
  private let wanting: [[Int]]
  /// How often each lint found something, kept or not.
  private var counts: [LintKind: Int] = [:]
  private let allowances: [LintAllowance]
  private var subjects = LintSubjects()
  /// Where in ``findings`` something stands, so that the same at the same place is counted and not told again.
  private var placeOfKey: [Key: Int] = [:]
  /// What was told while it still went on: its end is the same finding.
  private var underWay: Key?

  private struct Key: Hashable {
    var lint: LintKind
    var subject: Subject
    var location: SourceLocation?

    /// Every call makes a callback of its own: what tells them apart is where in the source they come from.
    init(_ finding: Finding) {
      lint = finding.lint
      subject = finding.subject.kind == .handle && finding.location != nil ? .loop : finding.subject
      location = finding.location
    }
  }

  /// A linter with all lints.
  /// - Parameters:
  ///   - thresholds: from where on something is worth a finding.
  ///   - allowances: what is meant to be as it is.
  public init(thresholds: LintThresholds = LintThresholds(), allowances: [LintAllowance] = []) {
    self.init(lints: Self.all(thresholds), allowances: allowances)
  }

  /// A linter with these lints, which may be a program's own.
  public init(lints: [any Lint], allowances: [LintAllowance] = []) {
    self.lints = lints
    wanting = (0..<LintInterest.kinds).map { kind in
      lints.indices.filter { type(of: lints[$0]).interest.contains(LintInterest(rawValue: 1 << UInt16(kind))) }
    }
    self.allowances = allowances
  }

  /// One lint of every kind.
  public static func all(_ thresholds: LintThresholds = LintThresholds()) -> [any Lint] {
    [
      LoopBlockedLint(thresholds), NeverAwaitedLint(), NeverRetrievedLint(), DestroyedPendingLint(),
      NeverYieldsLint(thresholds), DeadlockLint(), LockHeldLint(thresholds), UnhandledErrorLint(),
    ]
  }

  /// Takes one event in. O(1) amortised, beside the number of lints and allowances.
  public mutating func accept(_ event: TraceEvent, tables: TraceTables) {
    subjects.accept(event)
    for index in wanting[LintInterest.place(of: event.kind)] {
      for finding in lints[index].accept(event, subjects, tables) { keep(finding) }
    }
  }

  /// How often a lint found something, repeats and what is not kept included.
  public func count(of lint: LintKind) -> Int { counts[lint] ?? 0 }

  private mutating func keep(_ finding: Finding) {
    if allowances.contains(where: { $0.covers(finding) }) { return }
    let key = Key(finding)
    if underWay == key, !finding.facts.isUnderWay {
      underWay = nil
      if let place = placeOfKey[key], findings[place].facts.isUnderWay { findings[place].facts = finding.facts }
      return
    }
    if finding.facts.isUnderWay { underWay = key }
    counts[finding.lint, default: 0] += 1
    if let place = placeOfKey[key] {
      findings[place].times += 1
      places.append(place)
    } else if findings.count < Self.limit {
      placeOfKey[key] = findings.count
      places.append(findings.count)
      findings.append(finding)
    } else {
      omitted += 1
      places.append(Self.limit)
    }
  }
}
