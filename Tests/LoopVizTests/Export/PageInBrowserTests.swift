import Testing
import VizEngine

@testable import LoopViz

/// The page as a browser shows it: a script within it does what hands would do, and writes down what it sees.
@Suite(
  .serialized,
  .enabled(if: Browser.path != nil, "no Chromium here: LOOPVIZ_CHROMIUM=PATH names one, or PATH has chromium"))
struct PageInBrowserTests {
  /// What a person would do, in the order of the keys of what is found.
  private static let hands = """
    (async () => {
      const seen = {};
      const byId = (id) => document.getElementById(id);
      const [bars, rows, log] = ["bars", "rows", "log"].map(byId);
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 40)));
      const picture = () => bars.toDataURL();
      const at = (row, share) => {
        const box = bars.getBoundingClientRect();
        return { clientX: box.left + share * (box.width - 22), clientY: box.top + row * 24 + 12, bubbles: true };
      };
      const point = (kind, row, share) =>
        bars.dispatchEvent(new PointerEvent(kind, { ...at(row, share), pointerId: 1, button: 0 }));
      const press = (target, key) => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      const why = () => `${byId("what").textContent} | ${byId("sentence").textContent}`;
      await frame();
      const ink = bars.getContext("2d").getImageData(0, 0, bars.width, bars.height).data;
      seen.drawn = ink.some((value) => value !== 0);
      seen.names = [...document.querySelectorAll(".name")].map((name) => name.textContent).join(", ");
      seen.lines = document.querySelectorAll(".line").length;
      const whole = picture();
      point("pointermove", 1, 0.25);
      await frame();
      seen.hover = why();
      point("pointerleave", 1, 0.25);
      bars.dispatchEvent(new WheelEvent("wheel", { ...at(1, 0.5), deltaY: -300, cancelable: true }));
      await frame();
      seen.wheel = picture() !== whole;
      const near = picture();
      point("pointerdown", 1, 0.5);
      point("pointermove", 1, 0.4);
      await frame();
      point("pointerup", 1, 0.4);
      seen.drag = picture() !== near;
      seen.afterDrag = why();
      press(rows, "0");
      await frame();
      press(rows, "+");
      await frame();
      seen.plus = picture() !== whole;
      press(rows, "-");
      await frame();
      seen.minus = picture() === whole;
      press(rows, "ArrowDown");
      press(rows, "ArrowDown");
      press(rows, "ArrowRight");
      await frame();
      seen.keys = why();
      seen.active = byId(rows.getAttribute("aria-activedescendant")).textContent;
      const lit = (line) => line.matches(".lit") === (line.querySelector(".who").textContent === "Task-2");
      seen.lit = document.querySelectorAll(".line.lit").length > 0
        && [...document.querySelectorAll(".line")].every(lit);
      byId("filter").value = "worker(3)";
      byId("filter").dispatchEvent(new Event("input"));
      await frame();
      seen.filtered = [...document.querySelectorAll(".name")].map((name) => name.textContent).join(", ");
      seen.filteredLog = [...document.querySelectorAll(".line .who")].every((who) => who.textContent === "Task-3");
      press(document, "Escape");
      await frame();
      seen.escaped = document.querySelectorAll(".name").length;
      const result = document.createElement("pre");
      result.textContent = Object.entries(seen).map(([key, value]) => `seen ${key}: ${value}\\n`).join("");
      document.body.append(result);
    })();
    """

  private func page(_ timeline: Timeline, program: String, options: PageOptions = PageOptions()) -> String {
    var bytes: [UInt8] = []
    let header = TextLogHeader(program: program, clock: "virtual", started: "2026-11-22T16:50:00.000Z")
    TimelinePage(timeline: timeline, header: header, options: options).write { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Frames come by themselves, for without a window the browser shows none once the page stands still.
  private static let frames = "<script>window.requestAnimationFrame = (draw) => setTimeout(draw, 16);</script>"

  /// The page, with a script at its end that may do anything that the page may.
  private func loaded(_ page: String, hands: String) throws -> (seen: [String: String], console: [Substring]) {
    let (page, console) = try Browser.load(
      page.replacing("<head>", with: "<head>\(Self.frames)")
        .replacing("</body>", with: "<script>\(hands)</script></body>"))
    var seen: [String: String] = [:]
    for line in page.split(separator: "\n") {
      guard let start = line.firstRange(of: "seen "), let colon = line[start.upperBound...].firstIndex(of: ":") else {
        continue
      }
      seen[String(line[start.upperBound..<colon])] = String(line[colon...].dropFirst(2))
    }
    return (seen, console)
  }

  @Test func aPersonSeesTheRunAndItsWhys() throws {
    let timeline = try Recording("workers").endedRun.timeline
    let (seen, console) = try loaded(page(timeline, program: "workers"), hands: Self.hands)
    #expect(console.isEmpty, "\(console)")
    let names = "Task-1 worker(1), Task-2 worker(2), Task-3 worker(3), Task-4 worker(4), Task-5 wait(tasks)"
    #expect(seen["names"] == names)
    for sight in ["drawn", "wheel", "drag", "plus", "minus", "lit", "filteredLog"] {
      #expect(seen[sight] == "true", "\(sight)")
    }
    #expect(seen["hover"]?.contains("Task-2 worker(2)") == true)
    #expect(seen["hover"]?.contains("it asked to sleep 2.00 s, and its timer is due at 2.000 s") == true)
    #expect(seen["afterDrag"]?.contains("Point at a bar") == true, "a drag chooses nothing")
    #expect(seen["keys"]?.contains("Task-2 gets the loop for the first time") == true)
    #expect(seen["active"] == "Task-2 worker(2)")
    #expect(seen["filtered"] == "Task-3 worker(3)")
    #expect(seen["escaped"] == "5")
  }

  @Test(arguments: ["wide", "mishaps", "crowd", "brief", "sockets", "deadlock", "lock"])
  func noProgramBreaksThePage(name: String) throws {
    let entry = try #require(CatalogEntry.all.first { $0.name == name })
    let hands = """
      const seen = document.createElement("pre");
      const show = () => { seen.textContent = `seen lines: ${document.querySelectorAll(".line").length}\\n`; };
      requestAnimationFrame(() => setTimeout(show, 50));
      document.body.append(seen);
      """
    let (seen, console) = try loaded(page(Recording(entry).endedRun.timeline, program: name), hands: hands)
    #expect(console.isEmpty, "\(console)")
    #expect(seen["lines"].flatMap { Int($0) } ?? 0 > 0)
  }

  @Test func whatWouldLeaveThePageIsRefused() throws {
    let hands = "fetch('https://example.invalid/').catch(() => {});"
    let (_, console) = try loaded(page(Recording("task").endedRun.timeline, program: "task"), hands: hands)
    #expect(console.contains { $0.contains("Content Security Policy") }, "\(console)")
  }
}
