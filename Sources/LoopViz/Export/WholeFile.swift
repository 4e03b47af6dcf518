#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a file whole or not at all: into a temporary one beside it, which then takes its name.
enum WholeFile {
  /// - Throws: ``FileError/exists(path:)`` unless `overwrite`, or what the system refused. Nothing is left behind.
  static func write(_ bytes: [UInt8], to path: String, overwrite: Bool) throws(FileError) {
    if !overwrite, access(path, F_OK) == 0 { throw .exists(path: path) }
    let temporary = "\(path).\(getpid()).part"
    // One of this name is left over from a process that had the same number and is gone.
    unlink(temporary)
    let file = try OutputFile(creating: temporary, reportedAs: path)
    do throws(FileError) {
      try file.write(bytes)
      try file.finish()
      try take(temporary, as: path, overwrite: overwrite)
    } catch {
      unlink(temporary)
      throw error
    }
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
