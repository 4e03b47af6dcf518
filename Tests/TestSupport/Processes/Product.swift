import Foundation

/// The program under test.
public enum Product {
  /// The path of `loopviz` in the folder where these tests were built; the tests' target depends on it, so it is fresh.
  public static let path: String = {
    let bundle = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") }
    let test = URL(fileURLWithPath: bundle ?? CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    return test.deletingLastPathComponent().appendingPathComponent("loopviz").path
  }()

  /// The first of some programs that is installed, by its whole path.
  public static func find(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return (folders + ["/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin"]).map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
