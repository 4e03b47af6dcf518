import CPseudoTerminal
import Foundation

/// From starting the program to the last byte of its first frame, on a pseudo-terminal of 80×24.
enum StartBenchmark {
  /// What stands at the end of the menu's last line.
  private static let lastWord = Array("quit".utf8)

  static func run(_ program: String) throws {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      print("start: there is no program at \(program)")
      return
    }
    var times: [Duration] = []
    for _ in 0..<20 {
      guard let time = firstFrame(program) else {
        print("start: \(program) did not draw its menu")
        return
      }
      times.append(time)
    }
    times.sort()
    print("from start to the first frame, 80x24, \(times.count) starts")
    Measurement.line("median", milliseconds(times[times.count / 2]))
    Measurement.line("worst", milliseconds(times[times.count - 1]))
  }

  private static func milliseconds(_ duration: Duration) -> String {
    "\(Measurement.decimals(duration / .milliseconds(1))) ms"
  }

  private static func firstFrame(_ program: String) -> Duration? {
    let start = ContinuousClock.now
    var process = pid_t()
    let terminal = spawn_on_pseudo_terminal(program, 24, 80, &process)
    guard terminal >= 0 else { return nil }
    defer {
      close(terminal)
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    return read(terminal, until: lastWord) ? ContinuousClock.now - start : nil
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
