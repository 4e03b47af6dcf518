import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A terminal of its own for a program that is watched, because the real one is the screen's: what is typed goes in on
/// this side, and what the program prints comes out.
///
/// It is the program's controlling terminal, so that Ctrl-C and the like mean what they mean in any.
final class ProgramTerminal: Sendable {
  /// This side of it.
  let descriptor: Int32
  /// The file that is the program's side.
  let path: String
  /// Held open until the program has it, so that there is no moment without anybody on that side.
  private let programSide: Monitor<Int32>

  /// - Throws: ``SystemError`` when the system has no more of them.
  init(_ size: Size) throws(SystemError) {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 1024)
    guard openpty(&ends.master, &ends.slave, nil, nil, nil) == 0 else {
      throw SystemError(action: "open a pseudo-terminal", code: errno, advice: "close other programs, or use --plain")
    }
    let (master, slave) = ends
    guard ttyname_r(slave, &name, name.count) == 0 else {
      let code = errno
      close(master)
      close(slave)
      throw SystemError(action: "find the name of a pseudo-terminal", code: code, advice: "use --plain")
    }
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var modes = termios()
    if tcgetattr(slave, &modes) == 0 {
      // A character of several bytes is taken back as one.
      modes.c_iflag |= tcflag_t(IUTF8)
      tcsetattr(slave, TCSANOW, &modes)
    }
    descriptor = master
    path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    programSide = Monitor(slave)
    resize(to: size)
  }

  deinit {
    programHasStarted()
    close(descriptor)
  }

  /// The program has opened its side: only it holds that now, so that its end can be heard.
  func programHasStarted() {
    programSide.change { slave in
      if slave >= 0 { close(slave) }
      slave = -1
    }
  }

  /// Tells the program how large it is, as a window that changes does.
  func resize(to size: Size) {
    // The system's `winsize`, which Swift shows to the terminal's room alone: rows, columns, and pixels.
    var window = [UInt16(clamping: size.height), UInt16(clamping: size.width), 0, 0]
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &window)
  }

  /// Types, as far as there is room for it.
  /// - Returns: how many bytes were taken.
  func type(_ bytes: [UInt8]) -> Int {
    var taken = 0
    while taken < bytes.count {
      var watched = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&watched, 1, 0) > 0, watched.revents & Int16(POLLOUT) != 0 else { break }
      // Few at once: what is written beyond the room that there is would be waited for.
      let count = bytes[taken..<min(taken + 64, bytes.count)].withUnsafeBytes {
        write(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else { break }
      taken += count
    }
    return taken
  }

  /// The processes to which Ctrl-C goes: those in the foreground; nothing when there are none.
  var foreground: pid_t? {
    let group = tcgetpgrp(descriptor)
    return group > 0 ? group : nil
  }
}
