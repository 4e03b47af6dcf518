import CPseudoTerminal
import Foundation

/// From starting the program to the last byte of its first frame, on a pseudo-terminal of 80×24.
enum StartBenchmark {
  /// The menu's first frame, or, with a log, that of the run in it.
  static func run(_ program: String, log: String? = nil) throws {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      print("start: there is no program at \(program)")
      return
    }
    var times: [Duration] = []
    for _ in 0..<20 {
      guard let time = firstFrame(program, log) else {
        print("start: \(program) did not draw its first frame")
        return
      }
      times.append(time)
    }
    times.sort()
    let what = log.map { " of replay \($0)" } ?? ""
    print("from start to the first frame\(what), 80x24, \(times.count) starts")
    Measurement.line("median", milliseconds(times[times.count / 2]))
    Measurement.line("worst", milliseconds(times[times.count - 1]))
  }

  private static func milliseconds(_ duration: Duration) -> String {
    "\(Measurement.decimals(duration / .milliseconds(1))) ms"
  }

  private static func firstFrame(_ program: String, _ log: String?) -> Duration? {
    let start = ContinuousClock.now
    var process = pid_t()
    let terminal = spawn_on_pseudo_terminal(program, log, 24, 80, &process)
    guard terminal >= 0 else { return nil }
    defer {
      close(terminal)
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    // What stands at the end of the menu's last line, and what only a frame with events has.
    return read(terminal, until: Array((log == nil ? "quit" : "Task-1").utf8)) ? ContinuousClock.now - start : nil
  }

  /// Reads until the bytes have come, at most two seconds.
  private static func read(_ descriptor: Int32, until word: [UInt8]) -> Bool {
    var seen: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let end = ContinuousClock.now + .seconds(2)
    while ContinuousClock.now < end {
      var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, 2000) > 0 else { return false }
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return false }
      seen += buffer[..<count]
      if seen.suffix(count + word.count).contains(word) { return true }
    }
    return false
  }
}
