#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program's environment variables.
enum Environment {
  static var current: [String: String] {
    var result: [String: String] = [:]
    for name in ["LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG", "TERM", "NO_COLOR"] {
      if let value = getenv(name) { result[name] = String(cString: value) }
    }
    return result
  }

  /// A path as a shell would read it: `~/` is the user's own folder.
  static func expandingHome(in path: String) -> String {
    guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }
}
