/// Which keys mean what: the help screen is this table, with the words of a language.
struct KeyBinding: Sendable {
  /// Where a key works.
  enum Place: Hashable, Sendable {
    case everywhere, menu, run
    /// Where a run is predicted; the keys of a run work there too.
    case prediction

    /// Whether a key of this place works at another.
    func covers(_ other: Place) -> Bool {
      self == .everywhere || self == other || (self == .run && other == .prediction)
    }
  }

  let command: Command
  let place: Place
  let keys: [Key]
  /// The keys as people call them; empty for those that the help leaves out.
  let label: String

  init(_ command: Command, _ place: Place, _ keys: [Key], _ label: String) {
    self.command = command
    self.place = place
    self.keys = keys
    self.label = label
  }
}

/// The keys that people know from less, tig, htop and asciinema.
enum KeyMap {
  static let bindings: [KeyBinding] = [
    KeyBinding(.up, .everywhere, [.up, .character("k")], "↑ k"),
    KeyBinding(.down, .everywhere, [.down, .character("j")], "↓ j"),
    KeyBinding(.first, .everywhere, [.character("g")], "g"),
    KeyBinding(.last, .everywhere, [.character("G")], "G"),
    KeyBinding(.first, .menu, [.home], "Home"),
    KeyBinding(.last, .menu, [.end], "End"),
    KeyBinding(.pageUp, .everywhere, [.pageUp], "PgUp"),
    KeyBinding(.pageDown, .everywhere, [.pageDown], "PgDn"),
    KeyBinding(.open, .menu, [.enter], "Enter"),
    KeyBinding(.open, .run, [.enter], "Enter"),
    KeyBinding(.compare, .menu, [.character("c")], "c"),
    KeyBinding(.predict, .menu, [.character("P")], "P"),
    KeyBinding(.answer, .prediction, "123456".map { .character($0) }, "1 2 3 4 5 6"),
    KeyBinding(.pause, .run, [.character(" ")], "space"),
    KeyBinding(.eventBack, .run, [.character(",")], ","),
    KeyBinding(.step, .run, [.character(".")], "."),
    KeyBinding(.columnBack, .run, [.left, .character("h")], "← h"),
    KeyBinding(.columnForward, .run, [.right, .character("l")], "→ l"),
    KeyBinding(.start, .run, [.home], "Home"),
    KeyBinding(.live, .run, [.end], "End"),
    KeyBinding(.mark, .run, [.character("b")], "b"),
    KeyBinding(.nextMark, .run, [.character("'")], "'"),
    KeyBinding(.slower, .run, [.character("<")], "<"),
    KeyBinding(.faster, .run, [.character(">")], ">"),
    KeyBinding(.axis, .run, [.character("x")], "x"),
    KeyBinding(.openTurn, .run, [.character("o")], "o"),
    KeyBinding(.zoomIn, .run, [.character("+"), .character("=")], "+"),
    KeyBinding(.zoomOut, .run, [.character("-")], "-"),
    KeyBinding(.zoomFit, .run, [.character("0")], "0"),
    KeyBinding(.nextPane, .run, [.tab], "Tab"),
    KeyBinding(.previousPane, .run, [.backTab], "Shift-Tab"),
    KeyBinding(.onePane, .run, [.character("z")], "z"),
    KeyBinding(.sort, .run, [.character("s")], "s"),
    KeyBinding(.filter, .run, [.character("&")], "&"),
    KeyBinding(.fold, .run, [.character("f")], "f"),
    KeyBinding(.graph, .run, [.character("w")], "w"),
    KeyBinding(.criticalPath, .run, [.character("p")], "p"),
    KeyBinding(.find, .everywhere, [.character("/")], "/"),
    KeyBinding(.findNext, .everywhere, [.character("n")], "n"),
    KeyBinding(.findPrevious, .everywhere, [.character("N")], "N"),
    KeyBinding(.rerun, .run, [.character("r")], "r"),
    KeyBinding(.export, .run, [.character("e")], "e"),
    KeyBinding(.typing, .run, [.character("i")], "i"),
    KeyBinding(.mouse, .everywhere, [.character("m")], "m"),
    KeyBinding(.help, .everywhere, [.character("?"), .function(1)], "? F1"),
    KeyBinding(.back, .everywhere, [.escape], "Esc"),
    KeyBinding(.quit, .everywhere, [.character("q"), .control("c")], "q Ctrl-C"),
    KeyBinding(.suspend, .everywhere, [.control("z")], "Ctrl-Z"),
    KeyBinding(.redraw, .everywhere, [.control("l")], "Ctrl-L"),
  ]

  /// The key that gives keys back which go to a program; telnet has it for the same.
  static let keysBack = Key.control("]")

  /// What a key means at a place.
  static func command(for key: Key, at place: KeyBinding.Place) -> Command? {
    bindings.first { $0.place.covers(place) && $0.keys.contains(key) }?.command
  }
}
