/// What is to be watched, as it stands on the command line.
struct WatchedCommand: Hashable, Sendable {
  /// The program and its arguments.
  let arguments: [String]
  /// What people call it: `app.py`, `package.module`, `uvicorn`, whatever runs them.
  let name: String
  /// The script whose source can be shown, where one is named.
  let script: String?

  /// Nothing when no program is named.
  /// - Parameters:
  ///   - words: `app.py --port 8080`, `-m package.module …`, or `-- program …`.
  ///   - python: what runs scripts and modules.
  init?(_ words: [String], python: String) {
    guard let first = words.first else { return nil }
    switch first {
    case "--":
      guard words.count > 1 else { return nil }
      arguments = Array(words.dropFirst())
      name = Self.name(of: arguments)
      script = nil
    case "-m":
      guard words.count > 1 else { return nil }
      arguments = [python] + words
      name = words[1]
      script = nil
    default:
      arguments = [python] + words
      name = Self.fileName(of: first)
      script = first
    }
  }

  /// The folder where the program's files are looked for.
  var folder: String {
    guard let script, let end = script.lastIndex(of: "/") else { return "." }
    return end == script.startIndex ? "/" : String(script[..<end])
  }

  /// An interpreter that is named is not what people call the program.
  private static func name(of arguments: [String]) -> String {
    let program = fileName(of: arguments[0])
    guard program.hasPrefix("python"), let place = arguments.firstIndex(where: { $0 == "-m" || $0.hasSuffix(".py") })
    else { return program }
    guard arguments[place] == "-m" else { return fileName(of: arguments[place]) }
    return place + 1 < arguments.count ? arguments[place + 1] : program
  }

  private static func fileName(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
