import Foundation

/// What was waited for and did not come, with what there was instead.
public struct NeverHappened: Error, CustomStringConvertible {
  /// What was waited for.
  public let what: String
  /// What there was when the limit had passed.
  public let instead: String

  /// A sentence, and the whole of what there was.
  public var description: String { "never saw \(what); at the end there was:\n\(instead)" }
}

/// Looks again and again until there is something, and returns it.
///
/// The limit matters only to a failure: nothing waits for a time to pass. After it one last look is taken, so that a
/// machine that stood still for a while fails no test.
public func eventually<Value>(
  _ what: String, limit: Duration = .seconds(20), every pause: Duration = .milliseconds(25),
  instead: @autoclosure () throws -> String = "nothing", _ look: () throws -> Value?
) throws -> Value {
  let clock = ContinuousClock()
  let end = clock.now + limit
  while true {
    let isLast = clock.now > end
    if let value = try look() { return value }
    if isLast { throw NeverHappened(what: what, instead: try instead()) }
    Thread.sleep(forTimeInterval: Double(pause.components.attoseconds) / 1e18)
  }
}
