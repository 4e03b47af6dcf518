/// Which keys mean what, and the words for it: the help screen is this table.
struct KeyBinding: Sendable {
  /// Where a key works.
  enum Place: Hashable, Sendable {
    case everywhere, menu, run
  }

  let command: Command
  let place: Place
  let keys: [Key]
  /// The keys as people call them; empty for those that the help leaves out.
  let label: String
  let words: String

  init(_ command: Command, _ place: Place, _ keys: [Key], _ label: String, _ words: String) {
    self.command = command
    self.place = place
    self.keys = keys
    self.label = label
    self.words = words
  }
}

/// The keys that people know from less, tig, htop and asciinema.
enum KeyMap {
  static let bindings: [KeyBinding] = [
    KeyBinding(.up, .everywhere, [.up, .character("k")], "↑ k", "up"),
    KeyBinding(.down, .everywhere, [.down, .character("j")], "↓ j", "down"),
    KeyBinding(.first, .everywhere, [.character("g"), .home], "g", "to the first"),
    KeyBinding(.last, .everywhere, [.character("G"), .end], "G", "to the last"),
    KeyBinding(.pageUp, .everywhere, [.pageUp], "PgUp", "a page up"),
    KeyBinding(.pageDown, .everywhere, [.pageDown], "PgDn", "a page down"),
    KeyBinding(.open, .menu, [.enter], "Enter", "in the menu: run the example"),
    KeyBinding(.open, .run, [.enter], "Enter", "all about the selected task, or the summary"),
    KeyBinding(.pause, .run, [.character(" ")], "space", "pause, go on"),
    KeyBinding(.step, .run, [.character(".")], ".", "while paused: let one step of the loop happen"),
    KeyBinding(.slower, .run, [.character("<")], "<", "slower, down to a quarter"),
    KeyBinding(.faster, .run, [.character(">")], ">", "faster, up to eight times"),
    KeyBinding(.zoomIn, .run, [.character("+"), .character("=")], "+", "timeline: closer"),
    KeyBinding(.zoomOut, .run, [.character("-")], "-", "timeline: further away"),
    KeyBinding(.zoomFit, .run, [.character("0")], "0", "timeline: the whole run"),
    KeyBinding(.nextPane, .run, [.tab], "Tab", "next pane"),
    KeyBinding(.previousPane, .run, [.backTab], "Shift-Tab", "previous pane"),
    KeyBinding(.onePane, .run, [.character("z")], "z", "this pane alone, and back"),
    KeyBinding(.sort, .run, [.character("s")], "s", "sort: by creation, name, state, time waited"),
    KeyBinding(.find, .everywhere, [.character("/")], "/", "find"),
    KeyBinding(.findNext, .everywhere, [.character("n")], "n", "find the next"),
    KeyBinding(.findPrevious, .everywhere, [.character("N")], "N", "find the one before"),
    KeyBinding(.rerun, .run, [.character("r")], "r", "run again from the start"),
    KeyBinding(.export, .run, [.character("e")], "e", "export the text log"),
    KeyBinding(.mouse, .everywhere, [.character("m")], "m", "mouse on, off (off: the terminal selects text)"),
    KeyBinding(.help, .everywhere, [.character("?"), .function(1)], "? F1", "this help"),
    KeyBinding(.back, .everywhere, [.escape], "Esc", "back"),
    KeyBinding(.quit, .everywhere, [.character("q"), .control("c")], "q Ctrl-C", "back; from the menu: quit"),
    KeyBinding(.suspend, .everywhere, [.control("z")], "Ctrl-Z", "to the shell; fg comes back"),
    KeyBinding(.redraw, .everywhere, [.control("l")], "Ctrl-L", "draw the screen anew"),
  ]

  /// What a key means at a place.
  static func command(for key: Key, at place: KeyBinding.Place) -> Command? {
    bindings.first { ($0.place == .everywhere || $0.place == place) && $0.keys.contains(key) }?.command
  }
}
