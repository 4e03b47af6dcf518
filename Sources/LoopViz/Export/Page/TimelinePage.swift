import VizEngine

/// A whole run as one page that works from a file: timeline, log and whys, and nothing that is loaded.
struct TimelinePage {
  let timeline: Timeline
  let header: TextLogHeader
  let options: PageOptions

  private var program: String { header.program ?? "a program" }
  private var phrases: any Phrases { options.phrases }

  /// Hands the page on in pieces.
  func write<Failure>(into take: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var data = PageData(timeline, options)
    var markup = Markup()
    head(&markup)
    body(&markup, told: data.count)
    markup.raw("<script type=\"application/json\" id=\"data\">")
    try data.write(&markup, into: take)
    markup.line("</script>")
    markup.raw("<script>")
    markup.raw(PackageResources.page_js)
    markup.line("</script>\n</body>\n</html>")
    try markup.finish(take)
  }

  private func head(_ markup: inout Markup) {
    markup.raw(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="loopviz \(Version.current)">
      <title>\(Markup.escaped(program)) · loopviz</title>
      <style>

      """)
    markup.raw(PageStyle.sheet)
    markup.line("</style>\n</head>")
  }

  private func body(_ markup: inout Markup, told: Int) {
    markup.raw(
      """
      <body>
      <header>
      <h1>\(Markup.escaped(program))</h1>
      <p class="muted">\(Markup.escaped(summary))</p>
      \(note(told))</header>
      <ul class="legend" aria-label="Legend">
      \(legend)
      </ul>
      <section class="chart" aria-label="Timeline">
      <div class="tools">
      <input type="search" id="filter" placeholder="Filter tasks" aria-label="Filter tasks" title="Filter tasks (/)">
      <span id="count" class="count" role="status"></span>
      <button id="out" type="button" title="Zoom out (-)" aria-label="Zoom out">−</button>
      <button id="in" type="button" title="Zoom in (+)" aria-label="Zoom in">+</button>
      <button id="fit" type="button" title="Show the whole run (0)">Fit</button>
      </div>
      <canvas id="axis" aria-hidden="true"></canvas>
      <div id="rows" tabindex="0" role="listbox" aria-label="Tasks; up and down choose, left and right step in time">
      <div id="space"><canvas id="bars" aria-hidden="true"></canvas><div id="names" role="presentation"></div></div>
      </div>
      </section>
      <section id="why" aria-live="polite" aria-label="Why">
      <div id="what"></div>
      <p id="sentence"></p>
      </section>
      <section id="log" tabindex="0" role="listbox" aria-label="Log"><div id="lines" role="presentation"></div></section>
      <noscript><p class="note">The timeline and the log are drawn by a script, which this browser does not run.</p></noscript>

      """)
  }

  /// `virtual clock · 4.00 s · 5 tasks · 42 events · started …`.
  private var summary: String {
    let events = timeline.trace.events.count
    let parts = [
      header.clock.map { "\($0) clock" }, TimeText.plain(timeline.end - .zero),
      phrases.tasks(timeline.newest.taskCount), events == 1 ? "1 event" : "\(events) events",
      header.started.map { "started \($0)" },
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  /// What of the run is not in the page.
  private func note(_ told: Int) -> String {
    let all = timeline.trace.events.count
    guard told < all else { return "" }
    let end = told > 0 ? TimeText.seconds(timeline.trace.events[told - 1].instant) : "0"
    return "<p class=\"note\">This page has the first \(told) of \(all) events, up to \(end) s.</p>\n"
  }

  private var legend: String {
    let phases = Phase.allCases.map { item(PictureMark.path($0, x: 0, y: 0), phrases.word($0)) }
    let isHeld = timeline.lists.shown.contains { timeline.newest.who(at: $0).kind == .primitive }
    return (phases + (isHeld ? [item(PictureMark.held(x: 0, y: 0), phrases.held)] : [])).joined(separator: "\n")
  }

  private func item(_ mark: String, _ word: String) -> String {
    "<li><svg width=\"12\" height=\"12\" aria-hidden=\"true\">\(mark)</svg>\(Markup.escaped(word))</li>"
  }
}
