import VizEngine

/// What stands under the mouse.
enum SubjectHit {
  static func subject(at point: Point, pane: Pane, area: Rect, run: RunModel) -> Subject? {
    let row = point.y - area.y - 1
    guard row >= 0 else { return nil }
    switch pane {
    case .timeline where run.isFolded:
      let groups = run.groups(lines: area.height - 1)
      return groups.dropFirst(row).first.map { run.state.who(at: run.firstRow(of: $0)) }
    case .timeline:
      let rows = TimelineView.visible(run, height: area.height - 1).rows
      return rows.dropFirst(row).first.map { run.state.who(at: $0) }
    case .lanes:
      let index = LanesView.lanes.indices.first { LanesView.column($0, in: area).contains(point) }
      guard let index else { return nil }
      let tasks = LanesView.visible(LanesView.lanes[index], run, rows: area.height - 1).tasks
      return tasks.dropFirst(row).first?.subject
    case .log, .code, .loop, .output:
      return nil
    }
  }
}
