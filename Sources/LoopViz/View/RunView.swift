import VizEngine

/// The run screen: every pane in its place.
enum RunView {
  static func draw(_ run: RunModel, _ model: AppModel, on screen: inout Screen) {
    let phrases = model.phrases
    let layout = RunLayout(size: model.size, alone: run.isZoomed ? run.focus : nil)
    HeaderView.draw(run, phrases, in: layout.header, on: &screen)
    for pane in layout.shown {
      if let area = layout[pane] { draw(shown(pane, run, layout), of: run, model, in: area, on: &screen) }
    }
    RunningLine.draw(run, phrases, in: layout.running, on: &screen)
    WhyView.draw(run, phrases, in: layout.why, on: &screen)
    FooterView.draw(run, phrases, in: layout.footer, on: &screen)
    separateColumns(layout, on: &screen)
    joinLanes(layout, on: &screen)
  }

  /// Who types wants to see what the program asks: on a small screen that has the place of the log.
  private static func shown(_ pane: Pane, _ run: RunModel, _ layout: RunLayout) -> Pane {
    run.keys == .program && layout[.output] == nil && (pane == .log || layout.shown.count == 1) ? .output : pane
  }

  /// One pane, which draws within its area alone.
  static func draw(_ pane: Pane, of run: RunModel, _ model: AppModel, in area: Rect, on screen: inout Screen) {
    let phrases = model.phrases
    switch pane {
    case .lanes: LanesView.draw(run, phrases, wall: model.wall, in: area, on: &screen)
    case .timeline: TimelineView.draw(run, phrases, wall: model.wall, in: area, on: &screen)
    case .log: LogView.draw(run, phrases, in: area, on: &screen)
    case .code: CodeView.draw(run, phrases, in: area, on: &screen)
    case .loop: LoopView.draw(run, phrases, in: area, on: &screen)
    case .output: OutputView.draw(run, phrases, in: area, on: &screen)
    }
  }

  /// The lines between the lanes end in the line below them.
  private static func joinLanes(_ layout: RunLayout, on screen: inout Screen) {
    guard let area = layout[.lanes] else { return }
    for index in LanesView.lanes.indices.dropLast() {
      let column = LanesView.column(index, in: area)
      let height = area.height + (layout.running.y == area.maxY ? 1 : 0)
      screen.joinLines(along: Rect(x: column.maxX, y: area.y, width: 1, height: height), style: Style(.muted))
    }
  }

  /// The line between the two columns of the wide screen.
  private static func separateColumns(_ layout: RunLayout, on screen: inout Screen) {
    guard let code = layout[.code], let output = layout[.output], code.x > 0 else { return }
    let top = Point(x: code.x - 1, y: code.y)
    let area = Rect(x: top.x, y: top.y, width: 1, height: output.maxY - top.y)
    screen.verticalLine(at: top, length: area.height, in: area, style: Style(.muted))
    screen.joinLines(along: Rect(x: area.x, y: area.y, width: 1, height: area.height + 1), style: Style(.muted))
  }
}
