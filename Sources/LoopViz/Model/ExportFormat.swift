/// The kinds of file that a run is written into.
enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  case text, jsonl, chrome, svg, html

  /// How the names of its files end, without the point.
  var fileExtension: String {
    switch self {
    case .text: "log"
    case .jsonl, .svg, .html: rawValue
    case .chrome: "json"
    }
  }

  /// The format whose files are named so; nothing for other names.
  init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let ending = parts.last?.lowercased(),
      let format = Self.allCases.first(where: { $0.fileExtension == ending })
    else { return nil }
    self = format
  }

  /// The one so many further in the list, which goes round.
  func next(by offset: Int) -> ExportFormat {
    let all = Self.allCases
    let place = (all.firstIndex(of: self) ?? 0) + offset
    return all[(place % all.count + all.count) % all.count]
  }
}
