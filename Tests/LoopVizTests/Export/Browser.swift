import Foundation
import TestSupport

/// A Chromium without a window, if this machine has one.
enum Browser {
  /// What LOOPVIZ_CHROMIUM names, or else what PATH has under one of its names.
  static let path: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["LOOPVIZ_CHROMIUM"] { return named }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    return ["chromium", "chromium-browser", "google-chrome"].lazy
      .flatMap { name in folders.lazy.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Loads a page, lets its scripts run, and returns what the page then is and what was said on its console.
  static func load(_ page: String, named name: String = "page.html") throws -> (page: String, console: [Substring]) {
    let folder = try TemporaryFolder()
    try folder.write(page, to: name)
    let child = try Child(path ?? "chromium", options(folder) + ["--dump-dom", "file://\(folder.file(name))"])
    // A browser has much to do before it begins, and a machine that runs all tests at once little time for it.
    _ = try eventually("the whole page", limit: .seconds(240), instead: child.error) {
      child.output.contains("</html>") ? true : nil
    }
    let run = try child.finish()
    let console = run.error.split(separator: "\n").filter { $0.contains(":CONSOLE") }
    return (run.output, console)
  }

  private static func options(_ folder: TemporaryFolder) -> [String] {
    [
      "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--enable-logging=stderr",
      "--user-data-dir=\(folder.file("profile"))", "--window-size=1200,800", "--virtual-time-budget=20000",
    ]
  }
}
