import Foundation

@testable import VizEngine

extension Value {
  /// What `gather` puts into its list for a child, when it returns exceptions.
  init(_ outcome: Result<Value, any Error>) {
    switch outcome {
    case .success(let value): self = value
    case .failure(let error): self = .error(error)
    }
  }

  /// Python: `repr(value)`.
  var representation: String {
    switch self {
    case .none: "None"
    case .truth(let truth): truth ? "True" : "False"
    case .whole(let number): "\(number)"
    case .fraction(let number): "\(number)"
    case .text(let text): quoted(text)
    case .list(let list): "[" + list.items.map(\.representation).joined(separator: ", ") + "]"
    case .tuple(let items): tupleText(items.map(\.representation))
    case .error(let error): VizEngine.pythonRepresentation(of: error)
    case .future(let future): future.future.description
    case .coroutine(let coroutine): "<coroutine object \(coroutine.name) at 0x...>"
    case .handle: "<Handle>"
    case .loop: "<EventLoop>"
    case .primitive(let primitive): primitive.description
    }
  }

  /// Python: `str(value)`.
  var text: String {
    switch self {
    case .text(let text): text
    case .error(let error): errorText(error)
    default: representation
    }
  }

  /// Python: `bool(value)`.
  var isTrue: Bool {
    switch self {
    case .none: false
    case .truth(let truth): truth
    case .whole(let number): number != 0
    case .fraction(let number): number != 0
    case .text(let text): !text.isEmpty
    case .list(let list): !list.items.isEmpty
    case .tuple(let items): !items.isEmpty
    case .error, .future, .coroutine, .handle, .loop, .primitive: true
    }
  }

  /// The number, where it is one.
  var number: Double? {
    switch self {
    case .truth(let truth): truth ? 1 : 0
    case .whole(let number): Double(number)
    case .fraction(let number): number
    default: nil
    }
  }

  /// Python: `==`; things other than plain values are equal only to themselves.
  func isEqual(to other: Value) -> Bool {
    if let number, let otherNumber = other.number { return number == otherNumber }
    return switch (self, other) {
    case (.none, .none): true
    case (.text(let left), .text(let right)): left == right
    case (.list(let left), .list(let right)):
      left.items.count == right.items.count && zip(left.items, right.items).allSatisfy { $0.isEqual(to: $1) }
    case (.future(let left), .future(let right)): left.future === right.future
    case (.coroutine(let left), .coroutine(let right)): left === right
    default: false
    }
  }

  /// Python: `f"{value:.2f}"`.
  func rounded(_ decimals: Int) throws -> String {
    guard let number else { throw ScriptedError(.typeError, "unsupported format string passed to __format__") }
    return String(format: "%.\(decimals)f", number)
  }
}

private func tupleText(_ items: [String]) -> String {
  "(" + items.joined(separator: ", ") + (items.count == 1 ? ",)" : ")")
}

extension Value: PythonRepresentable {
  /// What the trace says of a result: as `repr`, but a task or future inside is only named, as in all other lines.
  var pythonRepresentation: String {
    switch self {
    case .future(let future): "<\(future.name)>"
    case .list(let list): "[" + list.items.map(\.pythonRepresentation).joined(separator: ", ") + "]"
    case .tuple(let items): tupleText(items.map(\.pythonRepresentation))
    default: representation
    }
  }
}

extension Value: Comparable {
  static func == (left: Value, right: Value) -> Bool { left.isEqual(to: right) }

  /// For priority queues: numbers by size, texts by spelling.
  static func < (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): left < right
    default: (left.number ?? 0) < (right.number ?? 0)
    }
  }
}
