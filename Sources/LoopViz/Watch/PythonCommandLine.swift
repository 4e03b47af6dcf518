/// What the command line of a process that runs Python says: the script or the module that it runs.
struct PythonCommandLine: Hashable, Sendable {
  /// The script, as it stands there.
  let script: String?
  /// The module of `-m`.
  let module: String?

  /// Options whose value is a word of its own.
  private static let withValue: Set<Substring> = ["-X", "-W", "--check-hash-based-pycs"]

  /// - Parameter arguments: with the program's own name first.
  init(_ arguments: [String]) {
    var words = arguments.dropFirst()
    var script: String?
    var module: String?
    while let word = words.popFirst() {
      if word == "-m" {
        module = words.first
        break
      } else if word.hasPrefix("-m") {
        module = String(word.dropFirst(2))
        break
      } else if word.hasPrefix("-c") || word == "-" {
        break
      } else if !word.hasPrefix("-") {
        script = word
        break
      }
      if Self.withValue.contains(word[...]) { words = words.dropFirst() }
    }
    self.script = script
    self.module = module
  }
}
