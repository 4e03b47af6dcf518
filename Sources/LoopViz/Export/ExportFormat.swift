/// The kinds of file that a run is written into.
enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  case text, jsonl, chrome

  /// How the names of its files end, without the point.
  var fileExtension: String {
    switch self {
    case .text: "log"
    case .jsonl: "jsonl"
    case .chrome: "json"
    }
  }

  /// What it is for, in one line, for the command line's help.
  var summary: String {
    switch self {
    case .text: "the text log, which loopviz reads again"
    case .jsonl: "JSON Lines: an object for each event, for jq and the like"
    case .chrome: "the Trace Event Format, for ui.perfetto.dev and chrome://tracing"
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

  /// Writes a run from its first byte to its last; `pieces` is finished by whoever made it.
  func write(_ run: ExportedRun, into pieces: inout OutputPieces) throws(FileError) {
    switch self {
    case .text: try TextExport.write(run, into: &pieces)
    case .jsonl: try JSONLinesExport.write(run, into: &pieces)
    case .chrome: try ChromeExport.write(run, into: &pieces)
    }
  }
}
