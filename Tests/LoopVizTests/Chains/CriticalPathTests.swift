import Testing
import VizEngine

@testable import LoopViz

@Suite("The critical path")
struct CriticalPathTests {
  /// `Task-2 waiting 0.000-1.000`, a line a link.
  private func lines(_ name: String) throws -> [String] {
    let recording = try Recording(name)
    let timeline = recording.timeline(first: recording.events.count)
    return CriticalPath(timeline, isOver: true).links.map { link in
      let name = timeline.state.name(of: link.subject) ?? "\(link.subject)"
      return "\(name) \(link.activity) \(TimeText.seconds(link.start))-\(TimeText.seconds(link.end))"
    }
  }

  @Test func `of four sleepers at once it is the longest`() throws {
    #expect(try lines("workers") == ["Task-4 waiting 0.000-4.000"])
  }

  @Test func `of coroutines one after another it is the one task that awaits them`() throws {
    #expect(try lines("sequential") == ["Task-1 waiting 0.000-10.000"])
  }

  @Test func `a blocking step is on it as running, and those behind it are not`() throws {
    let links = try lines("blocking")
    #expect(
      links == [
        "Task-1 running 0.000-1.000", "Task-2 running 1.000-3.000", "Task-3 running 3.000-6.000",
        "Task-4 running 6.000-10.000",
      ])
  }

  @Test(arguments: CatalogEntry.small.map(\.name).filter { $0 != "requests" && $0 != "deadlock" })
  func `its links lie end to end, within the run`(name: String) throws {
    let recording = try Recording(name)
    let timeline = recording.timeline(first: recording.events.count)
    let path = CriticalPath(timeline, isOver: true)
    for (link, next) in zip(path.links, path.links.dropFirst()) { #expect(link.end == next.start) }
    for link in path.links { #expect(link.start < link.end) }
    let last = timeline.trace.events.last { $0.subject.kind == .task && $0.kind.isMove }
    if let first = path.links.first, let end = path.links.last?.end {
      #expect(first.start == .zero)
      #expect(end == last?.instant)
    }
    #expect(path.shares.map(\.duration).reduce(.zero, +) == path.total)
  }

  @Test func `while the run goes on it is that of what a task did last`() throws {
    let recording = try Recording("workers")
    let timeline = recording.timeline(first: recording.count(upTo: .milliseconds(2500)))
    let links = CriticalPath(timeline, isOver: false).links
    #expect(links.map(\.subject) == [.task(2)])
    #expect(links.map(\.duration) == [.seconds(2)])
  }

  @Test func `a trace without a task has none`() {
    #expect(CriticalPath(Timeline(), isOver: true).links.isEmpty)
  }
}
