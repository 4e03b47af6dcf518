/// What a key can mean.
enum Command: Hashable, Sendable, CaseIterable {
  case up, down, pageUp, pageDown, first, last
  case open, back
  case pause, step, slower, faster
  /// In time: one event back (``step`` is the other way), one column of the timeline, to the start, to the newest.
  case eventBack, columnBack, columnForward, start, live
  case mark, nextMark
  case axis, openTurn, zoomIn, zoomOut, zoomFit
  case nextPane, previousPane, onePane
  case graph, criticalPath
  case filter, fold
  case find, findNext, findPrevious, sort
  case rerun, export, mouse
  /// Keys are to go to the program that is watched.
  case typing
  /// In the menu: this example beside another, or asked about turn by turn.
  case compare, predict
  /// The choice of a number, when something is asked.
  case answer
  case help, redraw, suspend, quit
}
