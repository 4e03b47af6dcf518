import Foundation

/// Reads calls written as text: `worker(1, $x, [2, 3], some words, "quoted")`.
struct CallText {
  var object: String?
  var name: String
  /// The arguments as written values; quoted ones are text whatever they hold.
  var arguments: [Expression]

  /// Splits `text` into its parts.
  init(_ text: String, at place: String) throws(ScenarioError) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let opening = trimmed.firstIndex(of: "("), trimmed.last == ")" else {
      throw ScenarioError(place: place, sentence: "expected name(…), not '\(text)'")
    }
    let parts = trimmed[..<opening].trimmingCharacters(in: .whitespaces).split(
      separator: ".", omittingEmptySubsequences: false
    ).map(String.init)
    guard parts.count <= 2, parts.allSatisfy(isName), let name = parts.last else {
      throw ScenarioError(place: place, sentence: "expected name(…) or object.method(…), not '\(text)'")
    }
    self.name = name
    object = parts.count == 2 ? parts[0] : nil
    var reader = ArgumentReader(trimmed[trimmed.index(after: opening)...].dropLast(), place: place)
    arguments = try reader.arguments()
  }
}

/// Whether this can name a variable, function or class.
func isName(_ text: String) -> Bool {
  guard let first = text.utf8.first, first == UInt8(ascii: "_") || isLetter(first) else { return false }
  return text.utf8.allSatisfy { $0 == UInt8(ascii: "_") || isLetter($0) || isDigit($0) }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// Reads what stands between a call's parentheses.
private struct ArgumentReader {
  private var rest: Substring
  private let place: String

  init(_ text: Substring, place: String) {
    rest = text
    self.place = place
  }

  mutating func arguments() throws(ScenarioError) -> [Expression] {
    skipBlanks()
    guard !rest.isEmpty else { return [] }
    var values: [Expression] = [try value()]
    skipBlanks()
    while !rest.isEmpty {
      try expectComma()
      values.append(try value())
      skipBlanks()
    }
    return values
  }

  private func error(_ sentence: String) -> ScenarioError { ScenarioError(place: place, sentence: sentence) }

  private mutating func skipBlanks() { rest = rest.drop { $0.isWhitespace } }

  private mutating func expectComma() throws(ScenarioError) {
    guard rest.first == "," else { throw error("expected a comma before '\(rest)'") }
    rest.removeFirst()
  }

  private mutating func value() throws(ScenarioError) -> Expression {
    skipBlanks()
    switch rest.first {
    case "[": return try list()
    case "'", "\"": return try quoted()
    default: return try word()
    }
  }

  private mutating func list() throws(ScenarioError) -> Expression {
    rest.removeFirst()
    skipBlanks()
    var values: [Expression] = []
    while rest.first != "]" {
      if !values.isEmpty { try expectComma() }
      values.append(try value())
      skipBlanks()
      guard !rest.isEmpty else { throw error("a list in a call does not end") }
    }
    rest.removeFirst()
    return .list(values)
  }

  private mutating func quoted() throws(ScenarioError) -> Expression {
    let mark = rest.removeFirst()
    guard let end = rest.firstIndex(of: mark) else { throw error("a quoted argument does not end") }
    defer { rest = rest[rest.index(after: end)...] }
    return .text(String(rest[..<end]))
  }

  /// A bare word runs to the next comma or bracket outside of its own parentheses.
  private mutating func word() throws(ScenarioError) -> Expression {
    var depth = 0
    var end = rest.startIndex
    scan: while end < rest.endIndex {
      switch rest[end] {
      case "(": depth += 1
      case ")": depth -= 1
      case ",", "]": if depth == 0 { break scan }
      default: break
      }
      end = rest.index(after: end)
    }
    let word = rest[..<end].trimmingCharacters(in: .whitespacesAndNewlines)
    rest = rest[end...]
    guard !word.isEmpty else { throw error("an argument is missing") }
    switch word {
    case "null": return .none
    case "true": return .truth(true)
    case "false": return .truth(false)
    default: return number(word) ?? written(word)
    }
  }

  private func number(_ word: String) -> Expression? {
    guard let first = word.utf8.first, isDigit(first) || first == UInt8(ascii: "-") else { return nil }
    guard word.utf8.allSatisfy({ isDigit($0) || ".eE+-".utf8.contains($0) }) else { return nil }
    if let whole = Int(word) { return .whole(whole) }
    return Double(word).map { .fraction($0) }
  }
}

/// A text as a value: `$x` is a variable, `$$x` the text `$x`.
func written(_ text: String) -> Expression {
  if text.hasPrefix("$$") { return .text(String(text.dropFirst())) }
  if text.hasPrefix("$") { return .variable(String(text.dropFirst())) }
  return .text(text)
}
