/// A value or error that knows how Python's `repr` would write it.
protocol PythonRepresentable {
  var pythonRepresentation: String { get }
}

/// A value as Python's `repr` writes it: `'text'`, `None`, `True`, `[1, 2]`.
///
/// The trace uses Python's spelling because the words beside it (`<Task pending …>`) are asyncio's own.
public func pythonRepresentation(of value: Any) -> String {
  switch value {
  case let value as any PythonRepresentable: value.pythonRepresentation
  case let text as String: quoted(text)
  case let truth as Bool: truth ? "True" : "False"
  case is Void: "None"
  case let optional as any OptionalValue: optional.wrapped.map(pythonRepresentation(of:)) ?? "None"
  // Any empty list can be cast.
  case let bytes as [UInt8] where type(of: value) == [UInt8].self: bytesRepresentation(of: bytes)
  case let list as [Any]: "[\(list.map(pythonRepresentation(of:)).joined(separator: ", "))]"
  case let error as any Error: "\(type(of: error))(\(quoted("\(error)")))"
  default: "\(value)"
  }
}

/// Bytes as Python's `repr` writes them: `b'GET /\\r\\n'`.
private func bytesRepresentation(of bytes: [UInt8]) -> String {
  let text = bytes.reduce(into: "") { text, byte in
    switch byte {
    case 32...126 where byte != 92: text.unicodeScalars.append(Unicode.Scalar(byte))
    case 9: text += "\\t"
    case 10: text += "\\n"
    case 13: text += "\\r"
    case 92: text += "\\\\"
    default: text += (byte < 16 ? "\\x0" : "\\x") + String(byte, radix: 16)
    }
  }
  let isDoubled = text.contains("'") && !text.contains("\"")
  return isDoubled
    ? "b\"\(text)\"" : "b'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'"))'"
}

/// A value as Python's `str` writes it: as ``pythonRepresentation(of:)``, but text stands without quotes.
func pythonText(of value: Any) -> String {
  switch value {
  case let text as String: text
  case let value as any CustomStringConvertible where !(value is any Collection) && !(value is Bool): "\(value)"
  default: pythonRepresentation(of: value)
  }
}

/// Text between single quotes, or double ones when it holds single ones, with Python's escapes.
func quoted(_ text: String) -> String {
  let mark: Character = text.contains("'") && !text.contains("\"") ? "\"" : "'"
  var result = String(mark)
  for character in text {
    switch character {
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case mark: result += "\\\(mark)"
    default: result.append(character)
    }
  }
  result.append(mark)
  return result
}

private protocol OptionalValue {
  var wrapped: Any? { get }
}

extension Optional: OptionalValue {
  fileprivate var wrapped: Any? { map { $0 as Any } }
}
