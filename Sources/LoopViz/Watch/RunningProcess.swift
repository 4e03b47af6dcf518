#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system tells of a process that runs already.
struct RunningProcess: Sendable {
  /// Its number.
  let identifier: pid_t
  /// The path of the program that it runs; a file that was deleted since has that name still.
  let executable: String
  /// Its command line; empty where the system does not tell.
  let arguments: [String]
  /// The user to whom it belongs.
  let owner: uid_t
  let group: gid_t

  /// Asks the system.
  init(_ identifier: pid_t) throws(AttachError) {
    self.identifier = identifier
    guard Self.isAlive(identifier) else { throw .nowhere(identifier) }
    #if canImport(Glibc)
      var status = stat()
      guard stat("/proc/\(identifier)", &status) == 0 else { throw .nowhere(identifier) }
      owner = status.st_uid
      group = status.st_gid
      guard let path = Self.link("/proc/\(identifier)/exe") else {
        if errno == EACCES || errno == EPERM { throw .forbidden(identifier, Obstacle(owner: owner)) }
        // A thread of the kernel.
        throw .notPython(identifier, nil)
      }
      let deleted = " (deleted)"
      executable = path.hasSuffix(deleted) ? String(path.dropLast(deleted.count)) : path
      arguments = Self.words("/proc/\(identifier)/cmdline")
      let (ours, theirs) = (Self.link("/proc/self/ns/mnt"), Self.link("/proc/\(identifier)/ns/mnt"))
      if let ours, let theirs, ours != theirs { throw .elsewhere(identifier) }
    #else
      var path = [UInt8](repeating: 0, count: 4 * Int(MAXPATHLEN))
      var status = proc_bsdinfo()
      let size = Int32(MemoryLayout<proc_bsdinfo>.size)
      let length = proc_pidpath(identifier, &path, UInt32(path.count))
      guard length > 0, proc_pidinfo(identifier, PROC_PIDTBSDINFO, 0, &status, size) == size else {
        throw .forbidden(identifier, Obstacle(owner: geteuid()))
      }
      executable = String(decoding: path[..<Int(length)], as: UTF8.self)
      owner = status.pbi_uid
      group = status.pbi_gid
      arguments = []
    #endif
  }

  /// Whether it runs; one that has ended, and whose parent has not asked how, does not.
  var isAlive: Bool { Self.isAlive(identifier) }

  private static func isAlive(_ identifier: pid_t) -> Bool {
    guard kill(identifier, 0) == 0 || errno == EPERM else { return false }
    #if canImport(Glibc)
      let status = bytes("/proc/\(identifier)/stat")
      guard let name = status.lastIndex(of: UInt8(ascii: ")")), name + 2 < status.count else { return true }
      return ![UInt8(ascii: "Z"), UInt8(ascii: "X")].contains(status[name + 2])
    #else
      return true
    #endif
  }

  /// What can be run to ask a Python of the same version; nothing when it is not Python, as far as one can see.
  var interpreter: String? {
    if hasNameOfPython {
      #if canImport(Glibc)
        // Also when its file was replaced since.
        return "/proc/\(identifier)/exe"
      #else
        return executable
      #endif
    }
    return libraryVersion.map { "python\($0)" }
  }

  private var hasNameOfPython: Bool {
    let name = executable.split(separator: "/").last?.lowercased() ?? ""
    return name.hasPrefix("python") || name.hasPrefix("pypy")
  }

  /// The version of the library that makes a program a Python: `3.14`.
  private var libraryVersion: String? {
    #if canImport(Glibc)
      let maps = String(decoding: Self.bytes("/proc/\(identifier)/maps"), as: UTF8.self)
      guard let found = maps.firstRange(of: "/libpython") else { return nil }
      let version = maps[found.upperBound...].prefix { $0.isNumber || $0 == "." }
      return version.isEmpty ? nil : String(version.hasSuffix(".") ? version.dropLast() : version)
    #else
      return nil
    #endif
  }

  /// The script that it runs, where its command line names one and the file can be found.
  var script: String? {
    guard let script = commandLine.script else { return nil }
    if script.hasPrefix("/") { return script }
    return Self.link("/proc/\(identifier)/cwd").map { "\($0)/\(script)" }
  }

  /// What people call it: `app.py, PID 4711`.
  var name: String {
    let program = commandLine.module ?? commandLine.script ?? executable
    return "\(program.split(separator: "/").last.map(String.init) ?? program), PID \(identifier)"
  }

  private var commandLine: PythonCommandLine { PythonCommandLine(arguments) }

  /// Whether root can run its program without giving another user a chance to be root: nobody else can have changed it,
  /// nor the folders in which Python looks for its library.
  var isSafeForRoot: Bool {
    var path = executable[...]
    while true {
      var status = stat()
      guard stat(path.isEmpty ? "/" : String(path), &status) == 0, status.st_uid == 0, status.st_mode & 0o022 == 0
      else {
        return false
      }
      guard let slash = path.lastIndex(of: "/") else { return true }
      path = path[..<slash]
    }
  }

  private static func link(_ path: String) -> String? {
    var target = [CChar](repeating: 0, count: 4096)
    let length = readlink(path, &target, target.count)
    return length < 0 ? nil : String(decoding: target[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What stands between zero bytes.
  private static func words(_ path: String) -> [String] {
    bytes(path).split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func bytes(_ path: String) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var result: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let length = read(file, &piece, piece.count)
      guard length > 0 else { return result }
      result += piece[..<length]
    }
  }
}
