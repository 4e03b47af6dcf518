import VizEngine

/// How a picture is to look.
struct PictureOptions: Sendable {
  /// In pixels.
  var width = 1000
  var phrases: any Phrases = English()
}

/// The timeline of a whole run as a picture in SVG, for a page or a slide.
struct TimelinePicture {
  let timeline: Timeline
  let header: TextLogHeader
  let options: PictureOptions

  /// More rows than these share lines, as they do on the screen.
  private static let many = 256

  /// Hands the picture on in pieces.
  func write<Failure>(into take: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    let state = timeline.newest
    let rows = timeline.lists.shown
    let crowd = rows.count > Self.many ? PictureCrowd(timeline: timeline, state: state) : nil
    let names = crowd.map { $0.names } ?? rows.map { Self.name(state, row: $0) }
    let layout = PictureLayout(
      width: max(480, options.width), names: names.map { TextWidth.columns(of: $0) }.max() ?? 0, rows: names.count)
    var markup = Markup()
    let frame = PictureFrame(timeline: timeline, header: header, layout: layout, phrases: options.phrases)
    frame.open(&markup, folded: crowd?.size)
    let window = TimeWindow.fitting(timeline.end, isOver: true)
    let columns = TimelineColumns(timeline, window: window, now: timeline.end, width: layout.columns)
    let label = WaitLabel(timeline: timeline, names: SubjectNames(state: state, phrases: options.phrases))
    for (place, name) in names.enumerated() {
      let y = PictureLayout.y(ofRow: place)
      let short = Markup.escaped(TextWidth.clipped(name, to: layout.nameColumns))
      markup.raw("<g>")
      markup.raw("<text x=\"\(layout.labels)\" y=\"\(y + 16)\">\(short)</text>")
      if let crowd {
        markup.raw(crowd.line(place, y: y, layout, columns, options.phrases))
      } else {
        markup.raw(line(rows[place], y: y, layout, state, columns, label))
      }
      markup.line("</g>")
      try markup.passOn(to: take)
    }
    frame.close(&markup)
    try markup.finish(take)
  }

  /// A row's mark, what it is for who hovers or has it read out, and its bar.
  private func line(
    _ row: Int, y: Int, _ layout: PictureLayout, _ state: LoopState, _ columns: TimelineColumns, _ label: WaitLabel
  ) -> String {
    let subject = state.who(at: row)
    let bar = PictureBar(layout: layout, y: y, columns: columns)
    let (x, top) = (Double(PictureLayout.margin), Double(y + 6))
    let why = Why(state: state, tables: timeline.trace.tables, now: timeline.end)
    let title = "<title>\(Markup.escaped(why.sentence(for: subject, in: options.phrases)))</title>"
    if subject.kind == .primitive {
      let mark = state.holders(at: row).isEmpty ? "" : PictureMark.held(x: x, y: top)
      return title + mark + bar.thing(row)
    }
    return title + PictureMark.path(state.phase(at: row), x: x, y: top) + bar.work(row, label)
  }

  private static func name(_ state: LoopState, row: Int) -> String {
    let (name, coroutine) = (state.name(at: row), state.coroutine(at: row))
    return coroutine.isEmpty ? name : "\(name) \(coroutine)"
  }
}
