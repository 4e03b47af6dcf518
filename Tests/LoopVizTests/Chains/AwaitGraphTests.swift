import Testing
import VizEngine

@testable import LoopViz

@Suite("The await graph")
struct AwaitGraphTests {
  /// The tree with two blanks for each level: `  Task-2 awaited`.
  private func tree(_ name: String, at time: Duration, limit: Int = 50) throws -> [String] {
    let recording = try Recording(name)
    let timeline = recording.timeline(first: recording.count(upTo: time))
    let graph = AwaitGraph(timeline.state, timeline.trace.tables, limit: limit)
    var lines = graph.nodes.map { node in
      let name = timeline.state.name(of: node.subject) ?? "\(node.subject)"
      return "\(String(repeating: "  ", count: node.depth))\(name) \(node.tie)"
    }
    if graph.leftOut > 0 { lines.append("\(graph.leftOut) more") }
    return lines
  }

  @Test func `under a task stands what it waits for`() throws {
    #expect(
      try tree("workers", at: .milliseconds(2500)) == ["Task-5 root", "  Task-3 awaited", "  Task-4 awaited"])
  }

  @Test func `what is done is not in it`() throws {
    #expect(try tree("workers", at: .seconds(9)).isEmpty)
  }

  @Test func `a circle is named as one, and not gone round`() throws {
    #expect(
      try tree("deadlock", at: .seconds(5)) == [
        "Task-1 root", "  fork awaited", "    Task-2 awaited", "      knife awaited", "        Task-1 circle",
      ])
  }

  @Test func `beyond the limit tasks are counted`() throws {
    #expect(
      try tree("workers", at: .milliseconds(500), limit: 3) == [
        "Task-5 root", "  Task-1 awaited", "  Task-2 awaited", "2 more",
      ])
  }
}
