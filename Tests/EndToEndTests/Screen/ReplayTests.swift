import Foundation
import TestSupport
import Testing

/// Logs on the screen of a real terminal: from files, packed files and pipes.
@Suite("replay")
struct ReplayTests {
  @Test("a log plays, stands, and ends with the picture of the run that wrote it")
  func playsToTheEnd() async throws {
    try await inTerminal(width: 120, height: 40) { terminal in
      try terminal.start("run workers --clock virtual --log run.log")
      let end = try terminal.still(with: "✔ ended")
      try terminal.press("q")
      #expect(try terminal.finish() == 0)
      try terminal.start("replay run.log --speed 8")
      try terminal.wait(for: "of 4.000 s")
      let screen = try terminal.still(with: "✔ ended")
      // The header tells of the file, the footer of other keys.
      #expect(screen.lines.dropFirst().dropLast(2) == end.lines.dropFirst().dropLast(2))
      try terminal.press("q")
      #expect(try terminal.finish() == 0)
    }
  }

  @Test("what is piped in is shown as it comes, and exported it is what came")
  func fromAPipe() async throws {
    try await inTerminal(width: 80, height: 24) { terminal in
      let producer = "\(Product.path) run workers --plain --clock virtual | tee in.log |"
      try terminal.start("replay -", prefix: producer)
      _ = try terminal.still(with: "✔ ended")
      try terminal.press("e")
      try terminal.wait(for: "Enter write")
      try terminal.press("C-u")
      try terminal.type("out.log")
      try terminal.press("Enter")
      try terminal.wait(for: "any key")
      try terminal.press("q", "q")
      #expect(try terminal.finish() == 0)
      #expect(terminal.folder.text("in.log") == terminal.folder.text("out.log"))
    }
  }

  @Test("packed files are unpacked", arguments: ["gzip", "zstd"])
  func packed(program: String) async throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/\(program)") else { return }
    try await inTerminal(width: 80, height: 24) { terminal in
      try terminal.shell("\(Product.path) run task --plain --clock virtual | \(program) -c > a.packed")
      try terminal.start("replay --speed max a.packed")
      _ = try terminal.still(with: "✔ ended")
      try terminal.press("q")
      #expect(try terminal.finish() == 0)
      try terminal.shell("head -c 100 a.packed > cut.packed")
      try terminal.start("replay --speed max cut.packed")
      let status = try terminal.finish()
      #expect(status == 1)
      #expect(try terminal.screen().has("could not unpack all of it"))
    }
  }

  @Test("a recording that was killed replays up to its last whole line")
  func killed() async throws {
    try await inTerminal(width: 120, height: 40) { terminal in
      try terminal.shell(
        "\(Product.path) run workers --plain >run.log & until grep -q 'waiting 4' run.log; do sleep 0.05; done; "
          + "kill -9 $!; wait $!; printf '1.000' >>run.log")
      try terminal.start("replay --speed max run.log")
      let screen = try terminal.still(with: "2 problems")
      #expect(screen.has("waiting 4"))
      try terminal.press("Enter")
      try terminal.wait(for: "cut short")
      try terminal.press("q", "q")
      #expect(try terminal.finish() == 0)
    }
  }

  @Test("what is no log is refused with a sentence", arguments: ["", "hello\n", "# loopviz log 9\n"])
  func refused(text: String) async throws {
    try await inTerminal(width: 80, height: 24) { terminal in
      try terminal.folder.write(text, to: "a.log")
      try terminal.start("replay a.log")
      #expect(try terminal.finish() == 1)
      #expect(
        try terminal.screen().description.contains(text.hasPrefix("#") ? "use a newer loopviz" : "is no log of loopviz")
      )
    }
  }
}
