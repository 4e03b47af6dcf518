/// The bottom line: the keys that matter now, or the search that is typed.
enum FooterView {
  static func draw(_ run: RunModel, _ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    if let search = run.search {
      drawSearch(search.text, sign: search.aim == .find ? "/" : "&", phrases, in: area, on: &screen)
      return
    }
    guard run.keys == .loopviz else { return drawTyping(phrases, in: area, on: &screen) }
    let typing = run.takesKeys ? [("i", phrases.hint(.typing))] : []
    let flow =
      switch run.status {
      case .live where run.replay != nil:
        [(phrases.space, phrases.hint(.pause))] + typing
          + [(",", phrases.hint(.past)), ("Home", phrases.hint(.start))]
      case .ended where run.replay != nil:
        [("Enter", phrases.hint(.summary)), (phrases.space, phrases.hint(.play)), (",", phrases.hint(.past))]
      case .live:
        [(phrases.space, phrases.hint(.pause)), ("< >", phrases.hint(.speed)), (",", phrases.hint(.past))]
      case .paused: [(phrases.space, phrases.hint(.goOn)), (".", phrases.hint(.step)), (",", phrases.hint(.past))]
      case .ended: [("Enter", phrases.hint(.summary)), ("r", phrases.hint(.again)), (",", phrases.hint(.past))]
      }
    let arrows = screen.glyphs == .unicode ? "←→" : "<- ->"
    let play = run.replay.map { [(phrases.space, phrases.hint($0.isPlaying ? .pause : .play))] } ?? []
    let time =
      play + [
        (", .", phrases.hint(.event)), (arrows, phrases.hint(.column)), ("b '", phrases.hint(.mark)),
        ("End", phrases.hint(run.isOver ? .newest : .live)),
      ]
    let leave = if case .example = run.origin { phrases.hint(.back) } else { phrases.hint(.quit) }
    let fold = run.canFold ? [("f", phrases.hint(run.isFolded ? .unfold : .fold))] : []
    draw(
      (run.isTravelling ? time : flow) + fold + [
        ("x", phrases.hint(run.axis == .time ? .byTurn : .byTime)), ("e", phrases.hint(.export)),
        ("\(screen.glyphs.arrowUp)\(screen.glyphs.arrowDown)", phrases.hint(.select)), ("Tab", phrases.hint(.pane)),
        ("+-", phrases.hint(.zoom)), ("?", phrases.hint(.help)), ("q", leave),
      ], in: area, on: &screen)
  }

  /// That keys are the program's, and the one that is not.
  private static func drawTyping(_ phrases: any Phrases, in area: Rect, on screen: inout Screen) {
    let style = Style(.accent, [.bold, .reverse])
    screen.write(String(repeating: " ", count: area.width), at: area.origin, in: area, style: style)
    let text = " \(phrases.keysGoToProgram)    Ctrl-] \(phrases.givesKeysBack)"
    screen.write(text, at: area.origin, in: area, style: style)
  }

  /// The keys of what lies over the screen.
  static func draw(over overlay: AppModel.Overlay, _ phrases: any Phrases, on screen: inout Screen) {
    let area = screen.bounds.split(bottom: 1).bottom
    screen.clear(area)
    switch overlay {
    case .help, .details, .graph, .turn:
      let arrows = "\(screen.glyphs.arrowUp)\(screen.glyphs.arrowDown)"
      draw([(arrows, phrases.hint(.scroll)), ("Esc", phrases.hint(.back))], in: area, on: &screen)
    case .export(let form):
      if case .written = form.outcome { return draw([(phrases.anyKey, phrases.hint(.back))], in: area, on: &screen) }
      draw(
        [
          ("Enter", phrases.hint(.write)), ("Tab", phrases.hint(.format)), ("Ctrl-U", phrases.hint(.clear)),
          ("Esc", phrases.hint(.back)),
        ], in: area,
        on: &screen)
    }
  }

  static func drawSearch(
    _ text: String, sign: String = "/", _ phrases: any Phrases, in area: Rect, on screen: inout Screen
  ) {
    let end = screen.write(" \(sign)\(text)", at: area.origin, in: area, style: Style(.accent, .bold))
    screen.write(" ", at: Point(x: end, y: area.y), in: area, style: Style(.plain, .reverse))
    screen.writeRight("Enter \(phrases.hint(.done)) ", in: area, style: Style(.muted))
  }

  /// Draws pairs of keys and words, as many as there is room for; the last two always.
  static func draw(_ keys: [(String, String)], in area: Rect, on screen: inout Screen) {
    func width(_ pairs: [(String, String)]) -> Int {
      pairs.reduce(0) { $0 + TextWidth.columns(of: $1.0) + 3 + TextWidth.columns(of: $1.1) }
    }
    var shown = keys
    while width(shown) > area.width, shown.count > 2 { shown.remove(at: shown.count - 3) }
    var x = area.x
    for (key, word) in shown {
      x = screen.write(" \(key)", at: Point(x: x, y: area.y), in: area, style: Style(.accent, .bold))
      x = screen.write(" \(word) ", at: Point(x: x, y: area.y), in: area, style: Style(.muted))
    }
  }
}
