/// Everything that the screen shows: a value, changed by `update` alone.
struct AppModel: Sendable {
  enum Overlay: Hashable, Sendable {
    /// How far it is scrolled.
    case help(Int)
    case details(Int)
    case graph(Int)
    case turn(Int)
    case export(ExportForm)
  }

  var size: Size
  var settings: Settings
  var menu = MenuModel()
  /// The run on the screen; without one, the menu is.
  var run: RunModel?
  /// What is done with whole runs, in place of the menu or a run.
  var study: Study?
  var overlay: Overlay?
  /// The speed for the next run.
  var speed = Speed()
  var wall = WallTime(milliseconds: 0)

  init(size: Size, settings: Settings) {
    self.size = size
    self.settings = settings
  }

  /// Whether the picture will change without anything being pressed.
  var isMoving: Bool {
    if let study { return study.isMoving }
    guard let run else { return false }
    if run.watched != nil, !run.isOver { return true }
    if let replay = run.replay { return replay.isPlaying || run.lit.values.contains { $0 > wall } }
    return run.status == .live || run.lit.values.contains { $0 > wall }
  }
}
