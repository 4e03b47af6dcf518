import TestSupport

/// Runs loopviz without a terminal, to its end.
func loopviz(
  _ arguments: String..., environment: [String: String] = [:], directory: String? = nil
) async throws -> Finished {
  try await onOwnThread {
    try runProcess(Product.path, arguments, environment: environment, directory: directory)
  }
}

/// A text log, taken apart as little as a test needs.
struct LogText {
  /// Lines that begin with `#`.
  let comments: [String]
  /// All others.
  let events: [String]

  init(_ text: String) {
    let lines = text.split(separator: "\n").map(String.init)
    comments = lines.filter { $0.hasPrefix("#") }
    events = lines.filter { !$0.hasPrefix("#") }
  }

  /// What the program printed.
  var printed: [String] {
    events.compactMap { line in
      guard let start = line.firstRange(of: "output     text=\""), let end = line.lastIndex(of: "\"") else {
        return nil
      }
      return String(line[start.upperBound..<end])
    }
  }
}
