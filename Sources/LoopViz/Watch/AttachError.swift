#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why loopviz cannot attach to a process, with what can be done about it.
enum AttachError: Error, Hashable, Sendable {
  case nowhere(pid_t)
  /// The path of the program that it runs, where it runs one.
  case notPython(pid_t, String?)
  /// The version of its Python.
  case tooOld(pid_t, String)
  /// Another Python than CPython: its name.
  case otherPython(pid_t, String)
  case forbidden(pid_t, Obstacle)
  /// We are root, and would have to run this program of another user.
  case unsafe(pid_t, String)
  /// It sees other files than we do: it runs in a container.
  case elsewhere(pid_t)
  /// It was started so that nobody can attach to it.
  case closed(pid_t)
  /// A loopviz watches it already.
  case busy(pid_t)
  /// What its Python said.
  case refused(pid_t, String)
  /// What the probe said before it began.
  case failed(pid_t, String)
  /// It ended before it answered.
  case ended(pid_t)
  /// Ctrl-C, before it answered.
  case interrupted
}

extension AttachError: CustomStringConvertible {
  /// One sentence, and what to do.
  var description: String {
    switch self {
    case .nowhere(let process):
      "There is no process \(process). `pgrep -fa python` lists those of Python."
    case .notPython(let process, let path?):
      "Process \(process) runs \(path), which is not Python. `pgrep -fa python` lists those of Python."
    case .notPython(let process, nil):
      "Process \(process) runs no program. `pgrep -fa python` lists those of Python."
    case .tooOld(let process, let version):
      """
      Process \(process) runs Python \(version), and only Python 3.14 and newer let loopviz in while they run. Start the \
      program with loopviz instead, as in: loopviz watch app.py
      """
    case .otherPython(let process, let name):
      """
      Process \(process) runs \(name), and only CPython 3.14 and newer let loopviz in while they run. Start the program \
      with CPython, as in: loopviz watch app.py
      """
    case .forbidden(let process, let obstacle):
      obstacle.sentence(process)
    case .unsafe(let process, let path):
      """
      Process \(process) runs \(path), which others than root can change, so root does not run it unasked. If you trust \
      it, say so: loopviz attach --python \(path) \(process)
      """
    case .elsewhere(let process):
      """
      Process \(process) runs in a container, where it cannot see loopviz's files. Run loopviz in that container, as in: \
      docker exec -it CONTAINER loopviz attach PID
      """
    case .closed(let process):
      """
      Process \(process) was started with PYTHON_DISABLE_REMOTE_DEBUG or -X disable_remote_debug, so its Python lets \
      nobody in. Start it again without, or with loopviz: loopviz watch app.py
      """
    case .busy(let process):
      "Another loopviz watches process \(process) already. End that one first."
    case .refused(let process, let reason):
      """
      The Python of process \(process) could not be asked: \(reason). Name a Python of the same version that is built for \
      it, as in: loopviz attach --python python3.14 \(process)
      """
    case .failed(let process, let reason):
      """
      loopviz's probe could not start in process \(process), which goes on as before: \(reason). Start the program with \
      loopviz instead, as in: loopviz watch app.py
      """
    case .ended(let process):
      "Process \(process) ended before it answered. Start it with loopviz to see it from the beginning: loopviz watch app.py"
    case .interrupted:
      "Nothing was changed in the program."
    }
  }
}

/// What keeps loopviz out of a process that the system would have to let it into.
enum Obstacle: Hashable, Sendable {
  /// It belongs to another user, of this name or number.
  case user(String)
  /// Linux lets a process look into its own children alone, or, from 2 on, only root, from 3 on nobody.
  case scope(Int)
  /// We are root, and still may not: a container that was not given the right.
  case container
  /// Only root may.
  case root

  /// What it is, for a process of this user.
  init(owner: uid_t) {
    let scope = Self.scope ?? 0
    if geteuid() == 0 {
      self = scope >= 3 ? .scope(scope) : .container
    } else if owner != geteuid() {
      self = .user(getpwuid(owner).map { String(cString: $0.pointee.pw_name) } ?? "\(owner)")
    } else {
      self = scope > 0 ? .scope(scope) : .root
    }
  }

  /// What `kernel.yama.ptrace_scope` is, where there is one.
  private static var scope: Int? {
    let file = open("/proc/sys/kernel/yama/ptrace_scope", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var digit: UInt8 = 0
    return read(file, &digit, 1) == 1 ? Int(digit) - Int(UInt8(ascii: "0")) : nil
  }

  fileprivate func sentence(_ process: pid_t) -> String {
    let asRoot = "sudo loopviz attach \(process)"
    return switch self {
    case .user(let name):
      "Process \(process) belongs to \(name), and only they and root may look into it. Run: \(asRoot)"
    case .scope(3...):
      """
      The system lets nobody look into processes until it starts again (kernel.yama.ptrace_scope is 3). Start the \
      program with loopviz instead, as in: loopviz watch app.py
      """
    case .scope(let value):
      """
      The system lets nobody but root look into process \(process) (kernel.yama.ptrace_scope is \(value)). Run: \
      \(asRoot); or allow it until the next start: sudo sysctl kernel.yama.ptrace_scope=0
      """
    case .container:
      """
      The system does not let even root look into process \(process), as in a container without that right. Start the \
      container with it: docker run --cap-add=SYS_PTRACE
      """
    case .root:
      "The system lets only root look into process \(process). Run: \(asRoot)"
    }
  }
}
