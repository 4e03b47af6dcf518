import Foundation
import Synchronization

/// A tmux of its own for one test: a socket that no other has, no configuration, one pane with a plain shell.
final class TmuxServer {
  struct Missing: Error, CustomStringConvertible {
    let description = "tmux is not installed; the end-to-end tests need it: apt-get install tmux (make test does that)"
  }

  struct Refused: Error, CustomStringConvertible {
    let description: String
  }

  private static let count = Atomic(0)
  private let tmux: String
  private let name: String
  private let folder: TemporaryFolder

  init(width: Int, height: Int, environment: [String: String], folder: TemporaryFolder) throws {
    guard let tmux = Product.find("tmux") else { throw Missing() }
    self.tmux = tmux
    self.folder = folder
    let number = Self.count.add(1, ordering: .relaxed).newValue
    name = "loopviz-\(ProcessInfo.processInfo.processIdentifier)-\(number)"
    let start =
      ["start-server", ";", "set-option", "-g", "default-terminal", "tmux-256color"]
      + [";", "set-option", "-s", "escape-time", "0", ";", "set-option", "-g", "status", "off"]
      + [";", "set-option", "-g", "history-limit", "200"]
      + [";", "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "-c", folder.path]
    let variables = environment.sorted { $0.key < $1.key }.flatMap { ["-e", "\($0)=\($1)"] }
    // Given here, because the shell that starts this one may not hand its prompt on.
    try run(start + variables + ["exec env PS1='\(TerminalSession.prompt)' ENV= sh -i"])
  }

  deinit { _ = try? run(["kill-server"]) }

  /// One tmux command; what it prints.
  @discardableResult
  func run(_ arguments: [String]) throws -> String {
    let all = ["-L", name, "-f", "/dev/null", "-u"] + arguments
    let environment = ["TMUX_TMPDIR": folder.path, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"]
    let finished = try runProcess(tmux, all, environment: environment)
    guard finished.ending == .status(0) else {
      throw Refused(description: "tmux \(arguments.joined(separator: " ")): \(finished.error)")
    }
    return finished.output
  }
}
