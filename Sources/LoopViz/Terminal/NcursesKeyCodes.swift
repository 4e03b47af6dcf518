import CNcurses

extension KeyCodes {
  /// The library's own numbers.
  static let ncurses = KeyCodes(
    enter: KEY_ENTER,
    backTab: KEY_BTAB,
    up: KEY_UP,
    down: KEY_DOWN,
    left: KEY_LEFT,
    right: KEY_RIGHT,
    home: [KEY_HOME, KEY_FIND, KEY_A1],
    end: [KEY_END, KEY_SELECT, KEY_LL, KEY_C1],
    pageUp: [KEY_PPAGE, KEY_A3],
    pageDown: [KEY_NPAGE, KEY_C3],
    backspace: KEY_BACKSPACE,
    delete: KEY_DC,
    insert: KEY_IC,
    functionBase: KEY_F0)
}
