#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file, or standard output, that bytes are written to until it is finished.
final class OutputFile {
  private let descriptor: Int32
  private let path: String
  private var isOpen: Bool

  /// Makes a new file; one of that name must not exist.
  /// - Parameter reportedAs: the name that errors give, when the file is a temporary one.
  init(creating path: String, reportedAs name: String? = nil) throws(FileError) {
    self.path = name ?? path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    isOpen = true
    guard descriptor >= 0 else {
      isOpen = false
      throw errno == EEXIST ? .exists(path: self.path) : .refused(path: self.path, code: errno)
    }
  }

  /// Opens what is there already: a device or a pipe.
  init(opening path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CLOEXEC)
    isOpen = true
    guard descriptor >= 0 else {
      isOpen = false
      throw .refused(path: path, code: errno)
    }
  }

  /// Standard output, which stays open.
  init(standardOutput: Void) {
    path = "standard output"
    descriptor = STDOUT_FILENO
    isOpen = false
  }

  deinit {
    if isOpen { close(descriptor) }
  }

  /// Writes all bytes, in as many calls as it takes.
  func write(_ bytes: [UInt8]) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        #else
          Darwin.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        #endif
      }
      if count > 0 {
        done += count
      } else if errno != EINTR {
        throw .refused(path: path, code: errno)
      }
    }
  }

  /// Closes the file; only then is it known that the disk took everything.
  func finish() throws(FileError) {
    guard isOpen else { return }
    isOpen = false
    let synced = fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS
    let code = errno
    guard close(descriptor) == 0, synced else { throw .refused(path: path, code: synced ? errno : code) }
  }
}
