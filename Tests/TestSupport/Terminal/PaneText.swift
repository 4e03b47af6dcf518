/// What a terminal shows, as lines without the blanks at their ends.
public struct PaneText: Hashable, Sendable, CustomStringConvertible {
  /// From the top.
  public let lines: [String]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// All of it.
  public var description: String { lines.joined(separator: "\n") }

  /// Whether some text stands in one of the lines.
  public func has(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// The first line, which says where a run is.
  public var header: String { lines.first ?? "" }

  /// The number of the first line that contains a text.
  public func row(of text: String) -> Int? { lines.firstIndex { $0.contains(text) } }

  /// The lines of a pane, from below its title to the next rule.
  public func pane(_ title: String) -> [String] {
    guard let start = lines.firstIndex(where: { $0.hasPrefix("─ \(title) ") }) else { return [] }
    return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("─") })
  }

  /// The number after a word, as in `pending 3`.
  public func number(after word: String) -> Int? {
    for line in lines {
      guard let range = line.ranges(of: "\(word) ").first(where: { line[$0.upperBound...].first?.isNumber == true })
      else { continue }
      return Int(line[range.upperBound...].prefix { $0.isNumber })
    }
    return nil
  }
}
