#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file could not be written: which, why, and what helps.
enum FileError: Error, Hashable, Sendable, CustomStringConvertible {
  case exists(path: String)
  case refused(path: String, code: Int32)

  var description: String {
    switch self {
    case .exists(let path):
      "\(path) exists already: choose another name, or remove it first"
    case .refused(let path, let code):
      "cannot write \(path): \(String(cString: strerror(code))); \(Self.advice(code))"
    }
  }

  private static func advice(_ code: Int32) -> String {
    switch code {
    case ENOENT: "make the folder first, or choose another"
    case EACCES, EPERM, EROFS: "choose a folder that you may write to"
    case ENOSPC, EDQUOT: "free some space, or choose another disk"
    case EISDIR, ENOTDIR: "give the path of a file, in a folder that exists"
    default: "choose another path"
    }
  }
}
