import VizEngine

/// Who waits for whom at one instant, as a tree: under each task what it waits for.
///
/// The roots are those for whom nobody waits; whoever waits in a circle has no such root, so the first of the circle
/// stands for one. What stands in the tree already is named again and not gone into again.
struct AwaitGraph: Hashable, Sendable {
  /// One line of the tree.
  struct Node: Hashable, Sendable {
    /// How a line is tied to the one above.
    enum Tie: Hashable, Sendable {
      /// Nobody waits for it.
      case root
      /// The line above it, with one step less of depth, waits for it.
      case awaited
      /// As `awaited`; and it waits, over others, for that line itself.
      case circle
      /// As `awaited`; and it stands further up with what it waits for.
      case repeated
      /// Asked the line above it to cancel.
      case canceller
    }

    var subject: Subject
    var tie: Tie
    /// For each level of depth, the root's first, whether more of that level follows below.
    var continues: [Bool]

    var depth: Int { continues.count }
  }

  /// The tree, line by line.
  private(set) var nodes: [Node] = []
  /// How many tasks did not find room.
  private(set) var leftOut = 0

  /// - Parameter limit: the most lines, because of which a state of any size is drawn at once.
  init(_ state: LoopState, _ tables: TraceTables, limit: Int) {
    var builder = AwaitGraphBuilder(state, tables, limit: limit)
    (nodes, leftOut) = builder.build()
  }
}
