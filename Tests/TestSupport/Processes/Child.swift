import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A process that a test started, with its output in files, so that nobody has to read while it runs.
public final class Child {
  /// Its number.
  public let identifier: Int32
  private let folder: TemporaryFolder
  private var ending: Ending?

  /// Starts a program.
  /// - Parameters:
  ///   - path: which one.
  ///   - arguments: without its own name.
  ///   - environment: added to PATH, HOME, TMPDIR and ASAN_OPTIONS, which are all that it inherits.
  ///   - directory: where it runs, if it matters.
  public init(
    _ path: String, _ arguments: [String] = [], environment: [String: String] = [:], directory: String? = nil
  ) throws {
    folder = try TemporaryFolder()
    let inherited = ProcessInfo.processInfo.environment.filter {
      ["PATH", "HOME", "TMPDIR", "ASAN_OPTIONS"].contains($0.key)
    }
    let all = inherited.merging(environment) { $1 }.map { "\($0)=\($1)" }.sorted()
    // The call that would change the folder is not in every C library.
    let words = directory.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0] } ?? []
    identifier = try spawn(
      words + [path] + arguments, environment: all, output: folder.file("output"), error: folder.file("error"))
  }

  deinit {
    guard ending == nil else { return }
    kill(identifier, SIGKILL)
    var status: Int32 = 0
    waitpid(identifier, &status, 0)
  }

  /// What it has written to standard output until now.
  public var output: String { folder.text("output") ?? "" }
  /// What it has written to standard error until now.
  public var error: String { folder.text("error") ?? "" }

  /// Sends it a signal.
  public func send(_ signal: Int32) { kill(identifier, signal) }

  /// Waits for its end.
  public func finish() throws -> Finished {
    let ending = try eventually(
      "the end of process \(identifier)", every: .milliseconds(2), instead: "\(output)\n\(error)"
    ) { () -> Ending? in
      var status: Int32 = 0
      return waitpid(identifier, &status, WNOHANG) == identifier ? Ending(waitStatus: status) : nil
    }
    self.ending = ending
    return Finished(ending: ending, output: output, error: error)
  }
}

/// Runs a program to its end.
public func runProcess(
  _ path: String, _ arguments: [String] = [], environment: [String: String] = [:], directory: String? = nil
) throws -> Finished {
  try Child(path, arguments, environment: environment, directory: directory).finish()
}

private func spawn(_ command: [String], environment: [String], output: String, error: String) throws -> Int32 {
  #if canImport(Glibc)
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #else
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #endif
  posix_spawn_file_actions_init(&actions)
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  // As a shell starts it: no signal ignored or held back, and away from the group of the tests.
  var all = sigset_t()
  sigfillset(&all)
  var none = sigset_t()
  sigemptyset(&none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setflags(
    &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
  var words = command.map { strdup($0) } + [nil]
  var variables = environment.map { strdup($0) } + [nil]
  defer { for text in words + variables { free(text) } }
  var identifier: Int32 = 0
  let path = command.first ?? ""
  let code = posix_spawn(&identifier, path, &actions, &attributes, &words, &variables)
  guard code == 0 else { throw CannotStart(path: path, code: code) }
  return identifier
}

/// A program could not be started.
public struct CannotStart: Error, CustomStringConvertible {
  let path: String
  let code: Int32

  /// Which, and why.
  public var description: String { "cannot start \(path): \(String(cString: strerror(code)))" }
}
