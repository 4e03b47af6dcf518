#if os(Linux)
  import Foundation
  import TestSupport
  import Testing

  /// A screen on which nothing moves costs nothing.
  @Suite("idle")
  struct IdleTests {
    /// How often the process, with all its threads, has gone to sleep and been woken.
    private static func wakes(_ identifier: Int32) throws -> Int {
      let threads = "/proc/\(identifier)/task"
      return try FileManager.default.contentsOfDirectory(atPath: threads).reduce(0) { sum, thread in
        let status = FileManager.default.contents(atPath: "\(threads)/\(thread)/status") ?? Data()
        let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
          .first { $0.hasPrefix("voluntary_ctxt_switches:") }
        return sum + (line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0)
      }
    }

    /// Waits until the process sleeps through a while in which a screen that is drawn anew would wake many times.
    private static func waitForSleep(_ terminal: TerminalSession) throws {
      let identifier = try terminal.identifier()
      var last = -1
      _ = try eventually("a program that sleeps", every: .milliseconds(400), instead: "wakes: \(last)") {
        let wakes = try wakes(identifier)
        defer { last = wakes }
        return wakes == last ? true : nil
      }
    }

    @Test(
      "the menu, a paused run and a finished one draw nothing and wake never",
      .disabled(if: isSanitized, "a sanitizer has a thread of its own, which wakes"))
    func sleeps() async throws {
      try await inTerminal { terminal in
        try terminal.start()
        try terminal.wait(for: "q quit")
        try Self.waitForSleep(terminal)
        try terminal.type("/workers")
        try terminal.wait(for: "/workers")
        try terminal.press("Enter", "Enter")
        try terminal.wait(for: "suspended 5")
        try terminal.press("Space")
        try terminal.wait(for: "‖ paused")
        try Self.waitForSleep(terminal)
        try terminal.press(">", ">", ">", "Space")
        try terminal.wait(for: "✔ ended")
        try Self.waitForSleep(terminal)
      }
    }
  }
#endif
