import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a process needs to let us in, in files that it can read: the probe, a script that starts it, and the socket on
/// which we listen for its events.
final class AttachFolder: Sendable {
  /// The script that the process is to run.
  let script: String
  /// The socket on which we listen.
  let listener: Int32
  private let path: String
  private let probe: ProbeFolder

  /// - Throws: ``FileError`` when there is no place for it, ``SystemError`` when there can be no socket.
  init(for process: RunningProcess, overload: WatchedProgram.Overload) throws {
    probe = try ProbeFolder()
    path = try Self.make()
    script = "\(path)/start.py"
    let socketPath = "\(path)/events"
    do {
      listener = try Self.listen(at: socketPath)
    } catch {
      rmdir(path)
      throw error
    }
    let file = try OutputFile(creating: script)
    try file.write(Array(Self.text(probe: probe.path, socket: socketPath, overload).utf8))
    try file.finish()
    // Root attaches to anybody's process, which has to read these files.
    if geteuid() == 0, process.owner != 0 {
      for folder in [probe.path, path] { Self.give(folder, to: process) }
    }
  }

  deinit {
    close(listener)
    for name in ["start.py", "events"] { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// How long the path of a socket may be.
  private static let longestPath = 100

  private static func make() throws(FileError) -> String {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let parent = named.utf8.count + 32 < longestPath ? named : "/tmp"
    var template = Array("\(parent)/loopviz-attach.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .refused(path: parent, code: errno) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func listen(at path: String) throws(SystemError) -> Int32 {
    func refused() -> SystemError {
      SystemError(action: "listen on \(path)", code: errno, advice: "set TMPDIR to a folder of this machine's own disk")
    }
    #if canImport(Glibc)
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    guard descriptor >= 0 else { throw refused() }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0, systemListen(descriptor, 1) == 0 else {
      let error = refused()
      close(descriptor)
      throw error
    }
    return descriptor
  }

  private static func give(_ path: String, to process: RunningProcess) {
    chown(path, process.owner, process.group)
    guard let entries = opendir(path) else { return }
    defer { closedir(entries) }
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { give("\(path)/\(name)", to: process) }
    }
  }

  /// What the process runs.
  private static func text(probe: String, socket: String, _ overload: WatchedProgram.Overload) -> String {
    let drops = overload == .drop ? "True" : "False"
    return String(decoding: PackageResources.enter_py, as: UTF8.self)
      + "\nenter(\(pythonString(probe)), \(pythonString(socket)), \(drops))\n"
  }

  /// A path as a string of Python's.
  private static func pythonString(_ path: String) -> String {
    "\"" + path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

/// The system's `listen`, which the type's own hides.
private func systemListen(_ descriptor: Int32, _ backlog: Int32) -> Int32 { listen(descriptor, backlog) }
