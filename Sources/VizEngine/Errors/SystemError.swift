#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The operating system refused something that a loop needs.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried: `start a thread`.
  public let action: String
  /// The system's own words.
  public let reason: String
  /// What the user can do about it.
  public let advice: String

  /// What was tried, the system's number for what is wrong, and what helps.
  public init(action: String, code: Int32, advice: String) {
    self.action = action
    self.reason = String(cString: strerror(code))
    self.advice = advice
  }

  /// What was tried, why it failed, what helps.
  public var description: String { "cannot \(action): \(reason); \(advice)" }
}
