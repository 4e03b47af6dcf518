import VizEngine

/// What commands do while two runs are compared.
func updateComparison(
  _ model: inout AppModel, _ comparison: ComparisonModel, _ command: Command
) -> [Effect] {
  var comparison = comparison
  // Only one is to hold the timelines, or each change would copy them.
  model.study = nil
  let focus = comparison.focus
  switch command {
  case .back where comparison[focus].selection != nil: comparison[focus].selection = nil
  case .back, .quit: return model.leaveStudy()
  case .up: comparison[focus].moveSelection(by: -1)
  case .down: comparison[focus].moveSelection(by: 1)
  case .first: comparison[focus].select(row: 0)
  case .last: comparison[focus].select(row: .max)
  case .nextPane, .previousPane: comparison.focus = focus.other
  case .slower, .faster:
    comparison.changeSpeed(by: command == .faster ? 1 : -1)
    model.speed = comparison.speed
  default:
    comparison.travel(command, width: ComparisonLayout(size: model.size, comparison).bars.width)
  }
  model.study = .comparison(comparison)
  return []
}

extension ComparisonModel {
  /// What the keys do that go through time, and zoom.
  fileprivate mutating func travel(_ command: Command, width: Int) {
    switch command {
    case .pause: togglePause()
    case .rerun: replay()
    case .eventBack: goBackByEvent()
    case .step: goForwardByEvent()
    case .columnBack: go(byColumns: -1, width: width)
    case .columnForward: go(byColumns: 1, width: width)
    case .pageUp: go(byTenths: -1)
    case .pageDown: go(byTenths: 1)
    case .start: goToStart()
    case .live: goToEnd()
    case .zoomIn: zoom(by: 0.5)
    case .zoomOut: zoom(by: 2)
    case .zoomFit: showAll()
    default: break
    }
  }
}

/// A click on the bars goes to that instant, one on a name selects it; the wheel moves the selection.
func updateComparison(_ model: inout AppModel, _ comparison: ComparisonModel, _ mouse: Mouse) {
  var comparison = comparison
  let layout = ComparisonLayout(size: model.size, comparison)
  model.study = nil
  switch mouse.action {
  case .wheelUp: comparison[comparison.focus].moveSelection(by: -1)
  case .wheelDown: comparison[comparison.focus].moveSelection(by: 1)
  case .press:
    if let side = layout.side(at: mouse.position) { comparison.focus = side }
    if layout.bars.x <= mouse.position.x, layout.upper.y...layout.axis.y ~= mouse.position.y {
      let column = mouse.position.x - layout.bars.x
      comparison.go(to: comparison.shownWindow.instant(of: column, width: layout.bars.width))
    } else if let side = layout.side(at: mouse.position) {
      let row = mouse.position.y - layout.rows(of: side).y
      let visible = ComparisonView.visible(comparison[side], height: layout.rows(of: side).height)
      if visible.indices.contains(visible.startIndex + row), row >= 0 {
        comparison[side].selection = comparison[side].state.who(at: visible[visible.startIndex + row])
      }
    }
  case .release: break
  }
  model.study = .comparison(comparison)
}
