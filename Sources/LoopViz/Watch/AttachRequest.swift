import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks a Python to run a script: by its own program, because only the same version can.
struct AttachRequest: Sendable {
  let process: RunningProcess
  /// The Python that asks.
  let python: String

  /// What that Python runs; it answers with a word, and what there is to say about it.
  private static let program = """
    import sys
    def forbidden(error):
        while error is not None:
            if isinstance(error, PermissionError):
                return True
            error = error.__cause__ or error.__context__
        return False
    version = "%d.%d" % sys.version_info[:2]
    if sys.implementation.name != "cpython":
        print("other", sys.implementation.name)
    elif not hasattr(sys, "remote_exec"):
        print("old", version)
    else:
        try:
            sys.remote_exec(int(sys.argv[1]), sys.argv[2])
            print("asked")
        except ProcessLookupError:
            print("gone")
        except Exception as error:
            print("forbidden" if forbidden(error) else "refused", " ".join(str(error).split()))
    """

  /// Has it run a script as soon as its main thread runs Python code; what was asked for before is forgotten.
  func run(_ script: String) throws {
    let identifier = process.identifier
    let answer = try ask(script)
    let words = answer.split { $0.isNewline }.joined().split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1] : ""
    switch words.first {
    case "asked": return
    case "gone": throw AttachError.nowhere(identifier)
    case "old": throw AttachError.tooOld(identifier, rest)
    case "other": throw AttachError.otherPython(identifier, rest)
    case "forbidden": throw AttachError.forbidden(identifier, Obstacle(owner: process.owner))
    case "refused" where rest.contains("not enabled in the remote process"): throw AttachError.closed(identifier)
    case "refused": throw AttachError.refused(identifier, rest)
    default:
      if AttachInterrupts.haveCome { throw AttachError.interrupted }
      // Python 2 does not know the options.
      let name = process.executable.split(separator: "/").last.map(String.init) ?? ""
      let version = name.drop { !$0.isNumber }
      if version.hasPrefix("2") { throw AttachError.tooOld(identifier, String(version)) }
      throw AttachError.notPython(identifier, process.executable)
    }
  }

  /// Forgets what was asked for and not done: what it finds instead does nothing.
  func withdraw() { _ = try? ask("/dev/null") }

  private func ask(_ script: String) throws(SystemError) -> String {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw SystemError(action: "make a pipe", code: errno, advice: "close other programs")
    }
    defer { close(ends[0]) }
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    for end in ends { posix_spawn_file_actions_addclose(&actions, end) }
    // Its name is the whole path, by which Python finds its library.
    let name = python.hasPrefix("/proc/") ? process.executable : python
    let words = [name, "-I", "-S", "-c", Self.program, "\(process.identifier)", script]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for text in arguments { free(text) } }
    var asker = pid_t()
    let code = posix_spawnp(&asker, python, &actions, nil, &arguments, environ)
    close(ends[1])
    guard code == 0 else {
      throw SystemError(
        action: "start \(python)", code: code, advice: "name another Python of the same version with --python")
    }
    var answer: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let length = read(ends[0], &piece, piece.count)
      if length < 0, errno == EINTR { continue }
      guard length > 0 else { break }
      answer += piece[..<length]
    }
    var status: Int32 = 0
    while waitpid(asker, &status, 0) < 0, errno == EINTR {}
    return String(decoding: answer, as: UTF8.self)
  }
}
