import VizEngine

/// What stands around the rows: title, legend, axis, and the picture's description for who does not see it.
struct PictureFrame {
  let timeline: Timeline
  let header: TextLogHeader
  let layout: PictureLayout
  let phrases: any Phrases

  private var program: String { header.program ?? "a program" }

  func open(_ markup: inout Markup, folded: Int?) {
    let (width, height) = (layout.width, layout.height)
    markup.line(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
        + " viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"title description\">")
    markup.line("<title id=\"title\">\(Markup.escaped("\(program): timeline"))</title>")
    markup.line("<desc id=\"description\">\(Markup.escaped(description))</desc>")
    markup.raw(PictureStyle.sheet)
    markup.raw(PictureStyle.textures(PictureLayout.row, bar: PictureLayout.bar))
    markup.line("<rect width=\"100%\" height=\"100%\" class=\"paper\"/>")
    let margin = PictureLayout.margin
    let room = Int(Double(width - 2 * margin) / 12)
    markup.line(
      "<text x=\"\(margin)\" y=\"38\" class=\"title\">\(Markup.escaped(TextWidth.clipped(program, to: room)))</text>")
    let line = TextWidth.clipped(summary(folded), to: Int(Double(width - 2 * margin) / 7.5))
    markup.line("<text x=\"\(margin)\" y=\"60\" class=\"note muted\">\(Markup.escaped(line))</text>")
    legend(&markup)
    axis(&markup)
  }

  func close(_ markup: inout Markup) {
    let note = "loopviz \(Version.current)"
    let (x, y) = (layout.width - PictureLayout.margin, layout.height - 14)
    markup.line("<text x=\"\(x)\" y=\"\(y)\" class=\"small muted end\">\(note)</text>")
    markup.line("</svg>")
  }

  /// `virtual clock, 4.00 s, 5 tasks`.
  private func summary(_ folded: Int?) -> String {
    let clock = header.clock.map { "\($0) clock" }
    let each = folded.map { "\($0) to a line, as high as many are alive" }
    let parts = [clock, TimeText.plain(timeline.end - .zero), phrases.tasks(timeline.newest.taskCount), each]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  private var description: String {
    let state = timeline.newest
    let ends = PhaseCounts(state.standings[...]).largestFirst.map { "\($0.count) \(phrases.word($0.phase))" }
    return "Timeline of \(program): \(summary(nil)). At the end: \(ends.joined(separator: ", "))."
  }

  /// Textures and marks with their words.
  private func legend(_ markup: inout Markup) {
    var x = Double(PictureLayout.margin)
    // The textures repeat with the rows, of which one begins where a multiple of its height is.
    let y = PictureLayout.legend / PictureLayout.row * PictureLayout.row
    func word(_ text: String) {
      markup.line("<text x=\"\(Markup.number(x))\" y=\"\(y + 16)\" class=\"note muted\">\(Markup.escaped(text))</text>")
      x += Double(TextWidth.columns(of: text)) * 8 + 20
    }
    for phase in Phase.allCases {
      markup.raw(PictureMark.path(phase, x: x, y: Double(y + 6)))
      x += 18
      if !phase.isEnd {
        let fill = phase == .running ? "class=\"run\"" : "fill=\"url(#\(phase))\""
        markup.raw("<rect x=\"\(Markup.number(x))\" y=\"\(y + 4)\" width=\"26\" height=\"16\" \(fill)/>")
        x += 33
      }
      word(phrases.word(phase))
    }
    guard timeline.lists.shown.contains(where: { timeline.newest.who(at: $0).kind == .primitive }) else { return }
    markup.raw(PictureMark.held(x: x, y: Double(y + 6)))
    x += 18
    word(phrases.held)
  }

  /// Lines through all rows, each with its time.
  private func axis(_ markup: inout Markup) {
    let end = timeline.end
    let window = TimeWindow.fitting(end, isOver: true)
    let step = TimelineAxis.step(span: window.span, columns: Int(layout.span / 8))
    let nanoseconds = step.wholeNanoseconds
    guard nanoseconds > 0 else { return }
    for mark in stride(from: 0, through: window.end.nanoseconds, by: Int64.Stride(nanoseconds)) {
      let instant = Instant(nanoseconds: mark)
      let x = Markup.number(layout.bars + layout.span * ((instant - window.start) / window.span))
      let text = TimeText.axis(instant, step: step, .unicode)
      markup.line("<path d=\"M\(x) \(PictureLayout.top - 2)V\(layout.bottom)\" class=\"rule\"/>")
      markup.line("<text x=\"\(x)\" y=\"\(PictureLayout.axis)\" class=\"small muted middle\">\(text)</text>")
    }
  }
}
