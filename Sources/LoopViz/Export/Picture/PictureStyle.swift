/// The picture's style sheet, for light and dark, and the textures that it paints with.
enum PictureStyle {
  private static let text = "system-ui,-apple-system,\"Segoe UI\",Helvetica,Arial,sans-serif"
  private static let code = "ui-monospace,SFMono-Regular,Menlo,Consolas,\"DejaVu Sans Mono\",monospace"

  static var sheet: String {
    """
    <style>
    text{font:12px \(code)}
    .title{font:600 20px \(text)}
    .note{font:13px \(text)}
    .small{font-size:11px}
    .end{text-anchor:end}
    .middle{text-anchor:middle}
    .mark{fill:none;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
    .run{stroke-width:.5}
    \(rules(.light))
    @media (prefers-color-scheme:dark){
    \(rules(.dark))
    }
    </style>

    """
  }

  /// What depends on the ground.
  private static func rules(_ ground: InkColour.Ground) -> String {
    var rules = [
      ".paper{fill:\(InkColour.paper(on: ground))}",
      "text{fill:\(InkColour.plain(on: ground))}",
      ".muted{fill:\(InkColour.muted(on: ground))}",
      ".rule{stroke:\(InkColour.rule(on: ground))}",
      ".held{fill:\(InkColour.accent(on: ground))}",
    ]
    for phase in Phase.allCases {
      let colour = InkColour(phase, on: ground)
      rules.append(".\(phase)-line{stroke:\(colour.line)}")
      rules.append(".\(phase)-text{fill:\(colour.line)}")
    }
    let running = InkColour(.running, on: ground)
    rules.append(".run{fill:\(running.fill);stroke:\(running.line)}")
    rules.append(".run-fill{fill:\(running.fill)}")
    for phase in [Phase.pending, .suspended] {
      let colour = InkColour(phase, on: ground)
      rules.append(".\(phase)-tint{fill:\(InkColour.tint(phase, on: ground))}")
      rules.append(".\(phase)-dots{fill:\(colour.line)}")
    }
    return rules.joined(separator: "\n")
  }

  /// Pending is hatched and suspended has a dotted edge, as their marks are a ring and a dotted ring; what runs is full,
  /// and striped where many short runs follow each other.
  static func textures(_ row: Int, bar: PictureLayout.Bar) -> String {
    let (top, height) = (bar.top, bar.height)
    return """
      <defs>
      <pattern id="pending" width="6" height="\(row)" patternUnits="userSpaceOnUse">\
      <rect y="\(top)" width="6" height="\(height)" class="pending-tint"/>\
      <path d="\(hatch(top, height))" class="pending-line" stroke-width="1.1"/></pattern>
      <pattern id="suspended" width="4" height="\(row)" patternUnits="userSpaceOnUse">\
      <rect y="\(top)" width="4" height="\(height)" class="suspended-tint"/>\
      <path d="M1 \(top)h1.6v1h-1.6zM1 \(top + height - 1)h1.6v1h-1.6z" class="suspended-dots"/>\
      </pattern>
      <pattern id="runs" width="3" height="4" patternUnits="userSpaceOnUse">\
      <rect width="3" height="4" class="suspended-tint"/>\
      <rect width="1.5" height="4" class="run-fill"/></pattern>
      <pattern id="crowd" width="4" height="4" patternUnits="userSpaceOnUse">\
      <rect width="4" height="4" class="suspended-tint"/>\
      <path d="M1 1h1.2v1.2h-1.2zM3 3h1.2v1.2h-1.2z" class="suspended-dots"/></pattern>
      </defs>

      """
  }

  /// Lines from below left to above right that meet those of the next tile, within the bar.
  private static func hatch(_ top: Int, _ height: Int) -> String {
    stride(from: 0, to: height, by: 6).map { step in
      let low = top + height - step
      let rise = min(6, height - step)
      return "M0 \(low)l\(rise) \(-rise)"
    }.joined()
  }
}
