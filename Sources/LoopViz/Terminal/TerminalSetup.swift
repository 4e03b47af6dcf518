import CNcurses

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The steps of opening a terminal, each with what can go wrong in it.
extension Terminal {
  typealias Streams = (output: UnsafeMutablePointer<FILE>, input: UnsafeMutablePointer<FILE>)

  /// Sets how characters are encoded and says whether it is UTF-8.
  ///
  /// Only this part of the locale: nothing here wants commas in numbers. A locale that is named in the environment and
  /// not installed, as often over ssh and in containers, still says that the terminal speaks UTF-8.
  static func chooseLocale(wantsUTF8: Bool) -> Bool {
    for name in wantsUTF8 ? ["", "C.UTF-8", "en_US.UTF-8"] : [""] {
      if setlocale(LC_CTYPE, name) != nil, let codeset = nl_langinfo(Int32(CODESET)),
        strcmp(codeset, "UTF-8") == 0
      {
        return true
      }
    }
    return false
  }

  /// The output must be a terminal; where the input is not, because a log is piped in, the keyboard is asked directly.
  static func openStreams() throws(TerminalError) -> Streams {
    guard isatty(STDOUT_FILENO) == 1, let output = shim_standard_output() else { throw .outputIsNotATerminal }
    if isatty(STDIN_FILENO) == 1, let input = shim_standard_input() { return (output, input) }
    guard let input = fopen("/dev/tty", "r") else { throw .noKeyboard }
    return (output, input)
  }

  /// Starts the library on this terminal; when it cannot, everything is as it was.
  static func startLibrary(
    kind: String?, _ streams: Streams, _ settings: termios
  ) throws(TerminalError) -> OpaquePointer {
    fflush(streams.output)
    let name = kind ?? ""
    guard !name.isEmpty, let library = newterm(name, streams.output, streams.input) else {
      throw .unknownTerminal(kind)
    }
    guard shim_capability("cup") != nil else {
      endwin()
      delscreen(library)
      withUnsafePointer(to: settings) { _ = tcsetattr(fileno(streams.input), TCSANOW, $0) }
      throw .cannotMoveCursor(name)
    }
    return library
  }

  static func setModes() {
    let window = shim_standard_window()
    // Raw: Ctrl-C and Ctrl-Z arrive as keys, and Ctrl-S cannot freeze the screen.
    raw()
    noecho()
    nonl()
    keypad(window, true)
    nodelay(window, true)
    // No border of any kind: the last cell of the last line belongs to the screen as well.
    scrollok(window, false)
    leaveok(window, true)
    // How long an Escape waits for the rest of a key's sequence, in milliseconds.
    set_escdelay(25)
    // Presses are reported as they come instead of being gathered into clicks.
    mouseinterval(0)
    curs_set(0)
  }

  /// Gives each ink that has a colour its pair, on the terminal's own background.
  static func startPalette(wantsColours: Bool) -> Palette {
    guard wantsColours, has_colors(), start_color() == shim_ok(), use_default_colors() == shim_ok() else {
      return Palette(depth: .none)
    }
    let palette = Palette(depth: Palette.Depth(count: Int(shim_color_count())))
    for ink in Ink.allCases {
      guard let colour = palette.colour(ink) else { continue }
      init_pair(Int16(ink.rawValue), Int16(colour), -1)
    }
    return palette
  }

  /// The terminal's size; where it does not tell, the library's guess.
  static func measure(_ descriptor: Int32) -> Size {
    var width: Int32 = 0
    var height: Int32 = 0
    if !shim_window_size(descriptor, &width, &height) {
      width = getmaxx(shim_standard_window())
      height = getmaxy(shim_standard_window())
    }
    return Size(width: Int(width), height: Int(height))
  }
}
