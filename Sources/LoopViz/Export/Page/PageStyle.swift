/// The page's style sheet: the colours that it shares with the picture, and the rest as it stands in its file.
enum PageStyle {
  static var sheet: [UInt8] {
    let light = rules(.light)
    let dark = rules(.dark)
    let colours = ":root{\(light)--names:clamp(150px,26vw,300px)}\n@media(prefers-color-scheme:dark){:root{\(dark)}}\n"
    let phases = Phase.allCases.map {
      ".\($0)-line{stroke:var(--\($0)-line)}.\($0)-text{color:var(--\($0)-line)}\n"
    }
    let running = ".mark.run{fill:var(--running-fill)}.held{fill:var(--accent)}\n"
    return Array((colours + phases.joined() + running).utf8) + PackageResources.page_css
  }

  /// What depends on the ground.
  private static func rules(_ ground: InkColour.Ground) -> String {
    var rules = [
      "paper:\(InkColour.paper(on: ground))", "plain:\(InkColour.plain(on: ground))",
      "muted:\(InkColour.muted(on: ground))", "rule:\(InkColour.rule(on: ground))",
      "accent:\(InkColour.accent(on: ground))", "edge:\(ground == .light ? "#c9cdd4" : "#3d444e")",
      "wash:\(ground == .light ? "#f5f6f8" : "#1c2026")", "glow:\(ground == .light ? "#e4edfb" : "#22304a")",
    ]
    for phase in Phase.allCases {
      let colour = InkColour(phase, on: ground)
      rules.append("\(phase)-fill:\(colour.fill)")
      rules.append("\(phase)-line:\(colour.line)")
      rules.append("\(phase)-tint:\(InkColour.tint(phase, on: ground))")
    }
    return rules.map { "--\($0);" }.joined()
  }
}
