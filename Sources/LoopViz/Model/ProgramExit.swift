/// How a program ended that was watched.
enum ProgramExit: Hashable, Sendable {
  case status(Int32)
  /// By a signal, which the system calls so.
  case signal(Int32, name: String)

  var isSuccess: Bool { self == .status(0) }
}

extension ProgramExit: CustomStringConvertible {
  /// In English: `exit status 3`.
  var description: String {
    switch self {
    case .status(let status): "exit status \(status)"
    case .signal(let signal, let name): "signal \(signal), \(name)"
    }
  }
}
