/// What a key can mean.
enum Command: Hashable, Sendable, CaseIterable {
  case up, down, pageUp, pageDown, first, last
  case open, back
  case pause, step, slower, faster
  case zoomIn, zoomOut, zoomFit
  case nextPane, previousPane, onePane
  case find, findNext, findPrevious, sort
  case rerun, export, mouse
  case help, redraw, suspend, quit
}
