import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a file is packed, which its first bytes tell.
enum Packing: CaseIterable, Sendable {
  case gzip, zstandard

  /// The program that unpacks it.
  var program: String {
    switch self {
    case .gzip: "gzip"
    case .zstandard: "zstd"
    }
  }

  private var signature: [UInt8] {
    switch self {
    case .gzip: [0x1F, 0x8B]
    case .zstandard: [0x28, 0xB5, 0x2F, 0xFD]
    }
  }

  /// Nothing when the file is not packed.
  init?(of file: Int32) {
    var head = [UInt8](repeating: 0, count: 4)
    let count = max(0, pread(file, &head, head.count, 0))
    guard let packing = Self.allCases.first(where: { head.prefix(count).starts(with: $0.signature) }) else {
      return nil
    }
    self = packing
  }
}

/// A child process that unpacks a file into a pipe: the installed tool knows every kind of such a file.
final class Unpacking: Sendable {
  /// Where what is unpacked can be read; whoever reads closes it.
  let output: Int32
  private let packing: Packing
  private let process: pid_t

  init(_ packing: Packing, of file: Int32) throws(SystemError) {
    self.packing = packing
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      throw SystemError(action: "make a pipe", code: errno, advice: "close other programs")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(packing.program), strdup("-dc"), nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let code = posix_spawnp(&process, packing.program, &actions, nil, &arguments, environ)
    posix_spawn_file_actions_destroy(&actions)
    close(ends[1])
    guard code == 0 else {
      close(ends[0])
      throw SystemError(
        action: "unpack it with \(packing.program)", code: code,
        advice: "install \(packing.program), or unpack it first")
    }
    output = ends[0]
    self.process = process
  }

  /// Waits for the program's end; what it has to complain about, if it has.
  func finish() -> String? {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status == 0 ? nil : "\(packing.program) could not unpack all of it; the file is damaged or was cut short"
  }
}
