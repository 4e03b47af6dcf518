/// A program that runs while it is shown: started by loopviz, or found running.
protocol Watching: AnyObject {
  /// Whether there is more to hand on, without any waiting.
  var hasMore: Bool { get }
  /// How it ended, once it has, and where that can be known.
  var ending: WatchedProgram.Ending? { get }
  /// The folder below which its sources are looked for.
  var folder: String { get }
  /// Hands on what has come.
  /// - Throws: ``FileError`` when the log can no longer be written.
  func handOn(_ handle: (Message) -> Void) throws(FileError)
  /// Ctrl-C for the program.
  func interrupt()
  /// Types into the program's terminal.
  func type(_ bytes: [UInt8])
  /// What shows it has another size.
  func resize(to size: Size)
  /// loopviz is sent to the background, and comes back.
  func stand()
  func goOn()
  /// The screen is left.
  /// - Throws: ``FileError`` when the log can no longer be written.
  func end() throws(FileError)
}

/// A program that was found running goes its own way: it has a terminal of its own, or none.
extension Watching {
  func interrupt() {}
  func type(_ bytes: [UInt8]) {}
  func resize(to size: Size) {}
  func stand() {}
  func goOn() {}
}
