/// The stream ended before all that was asked for had come. asyncio: `IncompleteReadError`.
public struct IncompleteReadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What had come.
  public let partial: [UInt8]
  /// How many bytes were asked for; `nil` when a separator was.
  public let expected: Int?

  /// asyncio's own words.
  public var description: String {
    "\(partial.count) bytes read on a total of \(expected.map(String.init) ?? "undefined") expected bytes"
  }
}

extension IncompleteReadError: PythonRepresentable {
  var pythonRepresentation: String { "IncompleteReadError(\(quoted(description)))" }
}

/// No separator within the reader's limit; what was read stays in the reader. asyncio: `LimitOverrunError`.
public struct LimitOverrunError: Error, Hashable, Sendable, CustomStringConvertible {
  /// asyncio's own words.
  public let description: String
  /// How many bytes stand before the separator, or are known to hold none.
  public let consumed: Int
}

extension LimitOverrunError: PythonRepresentable {
  var pythonRepresentation: String { "LimitOverrunError(\(quoted(description)))" }
}

/// A call that a stream cannot do, in asyncio's words.
public enum StreamError: Error, Hashable, Sendable {
  /// asyncio: `ValueError('Separator is not found, and chunk exceed the limit')`, of `readline`.
  case lineTooLong(String)
  /// asyncio: `ValueError('readexactly size can not be less than zero')`.
  case negativeCount
  /// asyncio: `ValueError('Separator should be at least one-byte string')`.
  case emptySeparator
  /// asyncio: `ValueError('Limit cannot be <= 0')`.
  case limitNotPositive
  /// asyncio: `RuntimeError('read() called while another coroutine is already waiting for incoming data')`.
  case alreadyAwaited(String)
  /// asyncio: `RuntimeError('Cannot call write() after write_eof()')`.
  case writeAfterEnd
  /// asyncio: `ValueError('high (1) must be >= low (2) must be >= 0')`.
  case waterMarks(high: Int, low: Int)
  /// asyncio: `RuntimeError('server <…> is closed')`.
  case serverClosed
  /// asyncio: `RuntimeError('server <…> is already being awaited on serve_forever()')`.
  case serverAwaited

  /// What the user can do about it.
  public var advice: String {
    switch self {
    case .lineTooLong: "Open the stream with a greater limit, or read(upTo:) in parts."
    case .negativeCount: "Ask for zero bytes or more."
    case .emptySeparator: "Give the byte or bytes that end what is to be read."
    case .limitNotPositive: "Leave the limit out, or give the length of the longest line."
    case .alreadyAwaited: "Let one task alone read from a stream, and hand on what it reads."
    case .writeAfterEnd: "Write everything before writeEnd()."
    case .waterMarks: "Give a low mark of zero or more and a high one that is not below it."
    case .serverClosed: "Start a new server; a closed one does not open again."
    case .serverAwaited: "Await serveForever() in one task alone."
    }
  }
}

extension StreamError: CustomStringConvertible {
  /// asyncio's own words.
  public var description: String {
    switch self {
    case .lineTooLong(let reason): reason
    case .negativeCount: "readexactly size can not be less than zero"
    case .emptySeparator: "Separator should be at least one-byte string"
    case .limitNotPositive: "Limit cannot be <= 0"
    case .alreadyAwaited(let name): "\(name)() called while another coroutine is already waiting for incoming data"
    case .writeAfterEnd: "Cannot call write() after write_eof()"
    case .waterMarks(let high, let low): "high (\(high)) must be >= low (\(low)) must be >= 0"
    case .serverClosed: "server is closed"
    case .serverAwaited: "server is already being awaited on serve_forever()"
    }
  }
}

extension StreamError: PythonRepresentable {
  var pythonRepresentation: String {
    switch self {
    case .lineTooLong, .negativeCount, .emptySeparator, .limitNotPositive, .waterMarks:
      "ValueError(\(quoted(description)))"
    case .alreadyAwaited, .writeAfterEnd, .serverClosed, .serverAwaited: "RuntimeError(\(quoted(description)))"
    }
  }
}
