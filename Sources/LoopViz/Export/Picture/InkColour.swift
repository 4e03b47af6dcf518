/// The colours of a page for each ink: those of the terminal's palette (Okabe and Ito) on dark, and on light the same
/// hues, as dark as text on white must be.
struct InkColour: Hashable, Sendable {
  /// Of bars: they have marks, textures or lines beside their colour.
  let fill: String
  /// Of text, marks and lines.
  let line: String

  enum Ground: CaseIterable {
    case light, dark
  }

  init(_ phase: Phase, on ground: Ground) {
    switch (phase, ground) {
    case (.pending, .light): self.init(fill: "#56b4e9", line: "#0a6ea8")
    case (.pending, .dark): self.init(fill: "#5fafd7", line: "#7cc4ea")
    case (.running, .light): self.init(fill: "#f2c11c", line: "#8a6900")
    case (.running, .dark): self.init(fill: "#ffd75f", line: "#ffd75f")
    case (.suspended, .light): self.init(fill: "#e69f00", line: "#8f5f00")
    case (.suspended, .dark): self.init(fill: "#d7af00", line: "#d9b13b")
    case (.finished, .light): self.init(fill: "#009e73", line: "#00785a")
    case (.finished, .dark): self.init(fill: "#00af87", line: "#2cc7a0")
    case (.failed, .light): self.init(fill: "#d55e00", line: "#b84a00")
    case (.failed, .dark): self.init(fill: "#d75f00", line: "#ff8a3d")
    case (.cancelled, .light): self.init(fill: "#cc79a7", line: "#a3497b")
    case (.cancelled, .dark): self.init(fill: "#d787af", line: "#e39ec0")
    }
  }

  /// What the texture of a bar is drawn on: it covers the lines of the axis, so that words in the bar can be read.
  static func tint(_ phase: Phase, on ground: Ground) -> String {
    switch (phase, ground) {
    case (.pending, .light): "#e3f2fc"
    case (.pending, .dark): "#24343f"
    case (.suspended, .light): "#fcf0d9"
    case (.suspended, .dark): "#3a331c"
    case (_, .light): "#f1f2f4"
    case (_, .dark): "#23272e"
    }
  }

  private init(fill: String, line: String) {
    self.fill = fill
    self.line = line
  }

  static func accent(on ground: Ground) -> String { ground == .light ? "#2f5fb3" : "#7ba4ec" }
  static func muted(on ground: Ground) -> String { ground == .light ? "#626873" : "#9aa0ab" }
  static func plain(on ground: Ground) -> String { ground == .light ? "#1c1f24" : "#e6e8ec" }
  static func paper(on ground: Ground) -> String { ground == .light ? "#ffffff" : "#15181d" }
  static func rule(on ground: Ground) -> String { ground == .light ? "#e5e7eb" : "#2a2f37" }
}
