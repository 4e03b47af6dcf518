#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file could not be written: which, why, and what helps.
enum FileError: Error, Hashable, Sendable {
  case exists(path: String)
  case refused(path: String, code: Int32)

  /// What helps depends on this.
  enum Trouble: Hashable, Sendable {
    case noFolder, notAllowed, noSpace, notAFile, other
  }

  /// What the system calls it.
  var systemReason: String {
    switch self {
    case .exists: String(cString: strerror(EEXIST))
    case .refused(_, let code): String(cString: strerror(code))
    }
  }

  var trouble: Trouble {
    guard case .refused(_, let code) = self else { return .other }
    switch code {
    case ENOENT: return .noFolder
    case EACCES, EPERM, EROFS: return .notAllowed
    case ENOSPC, EDQUOT: return .noSpace
    case EISDIR, ENOTDIR: return .notAFile
    default: return .other
    }
  }
}
