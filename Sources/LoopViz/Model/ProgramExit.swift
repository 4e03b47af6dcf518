/// How a program ended that was watched.
enum ProgramExit: Hashable, Sendable {
  case status(Int32)
  /// By a signal, which the system calls so.
  case signal(Int32, name: String)

  var isSuccess: Bool { self == .status(0) }
}
