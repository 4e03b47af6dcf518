/// A JSON document whose objects keep the order of their keys: a scenario's objects are made in that order, which
/// Foundation's own reader loses. Whole and fractional numbers stay apart, as Python's do.
enum JSON: Hashable {
  case null
  case truth(Bool)
  case whole(Int)
  case fraction(Double)
  case text(String)
  case list([JSON])
  case mapping([Member])

  struct Member: Hashable {
    var key: String
    var value: JSON
  }

  /// The value of a mapping's key.
  subscript(key: String) -> JSON? {
    guard case .mapping(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}

extension JSON: CustomStringConvertible {
  /// The document in one line.
  var description: String {
    switch self {
    case .null: "null"
    case .truth(let truth): truth ? "true" : "false"
    case .whole(let number): "\(number)"
    case .fraction(let number): "\(number)"
    case .text(let text): Self.quoted(text)
    case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
    case .mapping(let members):
      "{" + members.map { "\(Self.quoted($0.key)): \($0.value)" }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
