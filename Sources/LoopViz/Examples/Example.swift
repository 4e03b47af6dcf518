import VizEngine

/// A small program that teaches one idea; its file is shown on the screen while it runs.
///
/// To add one: a file in Examples, and a line in ``Catalog``.
protocol Example: Sendable {
  /// The loop that runs it.
  var loop: EventLoop { get }

  init(loop: EventLoop)

  /// The program, from its first line to its last, on the loop's thread.
  func main() throws
}
