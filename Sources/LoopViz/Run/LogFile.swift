import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A log's bytes, wherever they come from: a file, standard input, or the program that unpacks a file.
///
/// They are read, not mapped: a mapped file that another program cuts short ends whoever looks at it with SIGBUS, and
/// each byte is looked at but once.
final class LogFile: Sendable {
  /// How the user names it.
  let name: String
  /// How many bytes there are, where that is known.
  let length: Int?
  private let descriptor: Int32
  private let unpacking: Unpacking?

  /// Opens a path; `-` is standard input.
  /// - Throws: why it cannot be read.
  init(opening path: String) throws(RecordedLogError) {
    if path == "-" {
      name = "standard input"
      length = nil
      descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
      unpacking = nil
      guard descriptor >= 0 else { throw .unreadable(path: name, reason: String(cString: strerror(errno))) }
      if isatty(descriptor) == 1 {
        close(descriptor)
        throw .nothingPiped
      }
      return
    }
    name = path
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { throw .nowhere(path: path) }
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(file)
      throw .unreadable(path: path, reason: String(cString: strerror(EISDIR)))
    }
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    if isRegular, let packing = Packing(of: file) {
      defer { close(file) }
      do throws(SystemError) {
        unpacking = try Unpacking(packing, of: file)
      } catch {
        throw .unreadable(path: path, reason: "\(error)")
      }
      descriptor = unpacking?.output ?? -1
      length = nil
    } else {
      descriptor = file
      length = isRegular ? Int(status.st_size) : nil
      unpacking = nil
    }
  }

  /// What comes through a pipe that is open; whoever gives it keeps it open, and closes it.
  init(reading descriptor: Int32, name: String) throws(SystemError) {
    self.name = name
    length = nil
    unpacking = nil
    self.descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard self.descriptor >= 0 else {
      throw SystemError(action: "read \(name)", code: errno, advice: "close other programs")
    }
  }

  deinit { close(descriptor) }

  /// Its name without folders.
  var shortName: String { name.split(separator: "/").last.map(String.init) ?? name }

  /// The next bytes; none at the end. Waits until there are some.
  func read(atMost count: Int) -> Result<[UInt8], SystemError> {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
      var result = -1
      repeat {
        result = systemRead(descriptor, buffer.baseAddress, count)
      } while result < 0 && errno == EINTR
      code = result < 0 ? errno : 0
      read = max(0, result)
    }
    guard code == 0 else {
      return .failure(SystemError(action: "read \(name)", code: code, advice: "what was read before is shown"))
    }
    return .success(bytes)
  }

  /// To be called once at the end: what the program that unpacks has to complain about.
  func finish() -> String? { unpacking?.finish() }
}

/// The system's `read`, which the type's own hides.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
