/// A variable that sendable closures share: for programs that run on one loop, whose thread alone touches it.
public final class Box<Value>: @unchecked Sendable {
  /// What it holds.
  public var value: Value?

  /// An empty box, or one that holds `value`.
  public init(_ value: Value? = nil) {
    self.value = value
  }
}
