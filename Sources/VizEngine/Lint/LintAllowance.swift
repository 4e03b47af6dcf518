/// What is not to be reported, because it is meant: an entry of a linter's allow-list.
public struct LintAllowance: Hashable, Sendable {
  /// Whose findings are meant.
  public enum Scope: Hashable, Sendable {
    /// Everybody's.
    case everything
    /// Those of a subject of this name: `Task-2`.
    case name(String)
    /// Those of a coroutine, by its function's name, `worker`, or with its arguments, `worker(2)`.
    case coroutine(String)
    /// Those at a place in the source, on one line or, without, anywhere in the file.
    case place(file: String, line: Int?)
  }

  /// Which lint's findings; without one, all lints'.
  public var lint: LintKind?
  /// Whose.
  public var scope: Scope

  /// Allows what `lint` finds, or what all lints find, within `scope`.
  public init(_ lint: LintKind? = nil, _ scope: Scope = .everything) {
    self.lint = lint
    self.scope = scope
  }

  /// Whether a finding is meant to be.
  public func covers(_ finding: Finding) -> Bool {
    if let lint, lint != finding.lint { return false }
    return switch scope {
    case .everything: true
    case .name(let name): finding.name == name
    case .coroutine(let text):
      finding.coroutine == text || (!text.isEmpty && functionName(of: finding.coroutine) == text)
    case .place(let file, let line): finding.location?.file == file && (line == nil || finding.location?.line == line)
    }
  }
}
