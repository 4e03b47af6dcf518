#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a file whole or not at all: into a temporary one beside it, which then takes its name.
enum WholeFile {
  /// - Throws: ``FileError/exists(path:)`` unless `overwrite`, or what the system refused. Nothing is left behind.
  static func write(_ bytes: [UInt8], to path: String, overwrite: Bool) throws(FileError) {
    try write(to: path, overwrite: overwrite) { file throws(FileError) in try file.write(bytes) }
  }

  /// As above, for what is written in pieces.
  static func write(
    to path: String, overwrite: Bool, _ body: (OutputFile) throws(FileError) -> Void
  ) throws(FileError) {
    if isStream(path) {
      // Nothing may take the place of a device or a pipe, and it has nothing that could be lost.
      let file = try OutputFile(opening: path)
      try body(file)
      return try file.finish()
    }
    if !overwrite, access(path, F_OK) == 0 { throw .exists(path: path) }
    let temporary = "\(path).\(getpid()).part"
    // One of this name is left over from a process that had the same number and is gone.
    unlink(temporary)
    let file = try OutputFile(creating: temporary, reportedAs: path)
    do throws(FileError) {
      try body(file)
      try file.finish()
      try take(temporary, as: path, overwrite: overwrite)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Whether the path names a device, a pipe or a socket.
  private static func isStream(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// `rename` would replace a file that came into being meanwhile; `link` refuses to, where there are links.
  private static func take(_ temporary: String, as path: String, overwrite: Bool) throws(FileError) {
    if overwrite {
      guard rename(temporary, path) == 0 else { throw .refused(path: path, code: errno) }
      return
    }
    if link(temporary, path) == 0 {
      unlink(temporary)
      return
    }
    switch errno {
    case EEXIST:
      throw .exists(path: path)
    case EPERM, ENOTSUP, EMLINK:
      // A file system without hard links.
      if access(path, F_OK) == 0 { throw .exists(path: path) }
      guard rename(temporary, path) == 0 else { throw .refused(path: path, code: errno) }
    default:
      throw .refused(path: path, code: errno)
    }
  }
}
