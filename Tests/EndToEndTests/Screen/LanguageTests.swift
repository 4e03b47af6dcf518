import TestSupport
import Testing

/// The screen in Chinese, in a real terminal.
@Suite("languages")
struct LanguageTests {
  @Test("run workers --lang zh is a Chinese screen whose frame is whole at 80x24")
  func chinese() async throws {
    try await inTerminal { terminal in
      try terminal.start("run workers --clock virtual --lang zh")
      let screen = try terminal.still(with: "q 返回")
      #expect(screen.header.contains("✔ 结束"))
      #expect(screen.has("─ 就绪 0 ──────────────┬─ 挂起 0 ──────────────────┬─ 完成 5 ───────────────────"))
      #expect(screen.has("─ 为什么 ───────────────────────────────────────────────────────────────────────"))
      let lanes = screen.lines[2...5]
      #expect(lanes.allSatisfy { $0.hasPrefix(String(repeating: " ", count: 23) + "│") }, "\(screen)")
      #expect(lanes.allSatisfy { $0.dropFirst(51).first == "│" }, "\(screen)")
    }
  }

  @Test("the locale chooses, where the terminal shows Unicode")
  func locale() async throws {
    try await inTerminal(environment: ["LC_ALL": "zh_CN.UTF-8"]) { terminal in
      try terminal.start()
      try terminal.wait(for: "看见事件循环在思考")
      try terminal.press("q")
      try terminal.start("--ascii")
      try terminal.wait(for: "see an event loop think")
    }
  }

  @Test("a terminal that cannot show a language says so")
  func notUTF8() async throws {
    try await inTerminal { terminal in
      try terminal.start("--lang zh", prefix: "LC_ALL=C")
      try terminal.wait(for: "LC_ALL=C.UTF-8 loopviz --lang zh")
    }
  }
}
