/// What the environment says about the terminal, found without asking the terminal.
struct TerminalCapabilities: Hashable, Sendable {
  /// Whether text is encoded in UTF-8.
  let isUTF8: Bool
  /// Whether the user lets programs use colour (see https://no-color.org).
  let allowsColour: Bool
  /// The terminal's kind, as TERM names it.
  let kind: String?

  /// Reads the locale from the first of LC_ALL, LC_CTYPE and LANG that is not empty, as POSIX orders them.
  static func detect(environment: [String: String]) -> TerminalCapabilities {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
    let encoding = locale.split(separator: "@")[...].first?.split(separator: ".").dropFirst().first?.lowercased()
    return TerminalCapabilities(
      isUTF8: encoding == "utf-8" || encoding == "utf8" || locale == "UTF-8",
      allowsColour: (environment["NO_COLOR"] ?? "").isEmpty,
      kind: environment["TERM"])
  }
}

/// What the user asked for, before anything is known about the terminal.
struct TerminalOptions: Hashable, Sendable {
  enum Colours: Hashable, Sendable {
    /// As many as the terminal has, unless the environment forbids them.
    case automatic
    case none
  }

  enum GlyphChoice: Hashable, Sendable {
    /// By the locale's encoding.
    case automatic
    case ascii
  }

  var colours = Colours.automatic
  var glyphs = GlyphChoice.automatic
  var usesMouse = true
  var capabilities: TerminalCapabilities

  init(
    capabilities: TerminalCapabilities, colours: Colours = .automatic, glyphs: GlyphChoice = .automatic,
    usesMouse: Bool = true
  ) {
    self.capabilities = capabilities
    self.colours = colours
    self.glyphs = glyphs
    self.usesMouse = usesMouse
  }

  /// The signs to draw with.
  var chosenGlyphs: Glyphs { glyphs == .ascii || !capabilities.isUTF8 ? .ascii : .unicode }
  var wantsColours: Bool { colours == .automatic && capabilities.allowsColour }
}
