#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A descriptor cannot be watched, in asyncio's words.
public enum DescriptorError: Error, Hashable, Sendable {
  /// asyncio: `ValueError('Invalid file descriptor: -1')`.
  case negative(Int32)
  /// Not open. asyncio: `OSError(9, 'Bad file descriptor')`.
  case notOpen(Int32)
  /// A regular file or directory, which is always ready. asyncio: `PermissionError(1, 'Operation not permitted')`.
  case alwaysReady(Int32)
  /// asyncio: `RuntimeError('File descriptor 7 is used by transport <…>')`.
  case usedByStream(Int32)
  /// The system has another objection: its number.
  case refused(Int32, code: Int32)

  init(_ descriptor: Int32, _ refusal: SystemRefusal) {
    switch refusal.code {
    case EBADF: self = .notOpen(descriptor)
    case EPERM: self = .alwaysReady(descriptor)
    default: self = .refused(descriptor, code: refusal.code)
    }
  }

  /// What the user can do about it.
  public var advice: String {
    switch self {
    case .negative: "Pass the number that open, pipe or socket returned, after a look for their errors."
    case .notOpen: "Open it first, and call removeReader and removeWriter before it is closed."
    case .alwaysReady: "A file never makes one wait: read it in a thread with runInExecutor."
    case .usedByStream: "Read and write through the stream that owns the descriptor."
    case .refused: "Watch fewer descriptors, or raise the system's limits."
    }
  }
}

extension DescriptorError: CustomStringConvertible {
  /// asyncio's own words.
  public var description: String {
    switch self {
    case .negative(let descriptor): "Invalid file descriptor: \(descriptor)"
    case .notOpen: systemErrorText(EBADF)
    case .alwaysReady: systemErrorText(EPERM)
    case .usedByStream(let descriptor): "File descriptor \(descriptor) is used by transport"
    case .refused(_, let code): systemErrorText(code)
    }
  }
}

extension DescriptorError: PythonRepresentable {
  var pythonRepresentation: String {
    switch self {
    case .negative: "ValueError(\(quoted(description)))"
    case .notOpen: "OSError(\(EBADF), \(quoted("Bad file descriptor")))"
    case .alwaysReady: "PermissionError(\(EPERM), \(quoted("Operation not permitted")))"
    case .usedByStream: "RuntimeError(\(quoted(description)))"
    case .refused(_, let code): "OSError(\(code), \(quoted(String(cString: strerror(code)))))"
    }
  }
}

/// As Python prints an `OSError`: `[Errno 9] Bad file descriptor`.
func systemErrorText(_ code: Int32) -> String { "[Errno \(code)] \(String(cString: strerror(code)))" }
