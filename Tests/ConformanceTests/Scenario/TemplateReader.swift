/// Reads a print's text: `{x}`, `{x!r}`, `{x:.2f}`, `{{`, `}}`.
enum TemplateReader {
  static func read(_ node: JSON, _ place: String) throws(ScenarioError) -> [TemplatePart] {
    guard case .text(let text) = node else { return [.literal("\(node)")] }
    var parts: [TemplatePart] = []
    var literal = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      switch character {
      case "{" where rest.first == "{", "}" where rest.first == "}":
        literal.append(character)
        rest.removeFirst()
      case "{":
        guard let end = rest.firstIndex(of: "}") else { throw stray(place, text) }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(try field(rest[..<end], place))
        rest = rest[rest.index(after: end)...]
      case "}": throw stray(place, text)
      default: literal.append(character)
      }
    }
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return parts
  }

  private static func stray(_ place: String, _ text: String) -> ScenarioError {
    ScenarioError(place: place, sentence: "stray brace in '\(text)'")
  }

  private static func field(_ field: Substring, _ place: String) throws(ScenarioError) -> TemplatePart {
    let name = String(field.prefix { $0 != "!" && $0 != ":" })
    let format = field.dropFirst(name.count)
    guard isName(name) else { throw ScenarioError(place: place, sentence: "bad field '\(field)'") }
    if format.isEmpty { return .text(of: name) }
    if format == "!r" { return .representation(of: name) }
    if format.hasPrefix(":."), format.hasSuffix("f"), let decimals = Int(format.dropFirst(2).dropLast()) {
      return .rounded(name, decimals: decimals)
    }
    throw ScenarioError(place: place, sentence: "bad field '\(field)'")
  }
}
