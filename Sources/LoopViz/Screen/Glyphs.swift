/// The signs that screens are drawn with, in two sets: one for UTF-8 terminals, one of ASCII alone.
enum Glyphs: Hashable, Sendable {
  case unicode
  case ascii

  private func choose(_ unicode: Character, _ ascii: Character) -> Character {
    self == .unicode ? unicode : ascii
  }
}

/// How many of many, in eight steps.
extension Glyphs {
  /// - Parameter level: 1 for a few of them, to 8 for all.
  func density(_ level: Int) -> Character {
    let scale: [Character] = self == .unicode ? Array("▁▂▃▄▅▆▇█") : Array(".:-=+*#%")
    return scale[min(max(0, level - 1), scale.count - 1)]
  }
}

/// Lines, corners, tees and the cross.
extension Glyphs {
  var horizontal: Character { choose("─", "-") }
  var vertical: Character { choose("│", "|") }
  var topLeft: Character { choose("┌", "+") }
  var topRight: Character { choose("┐", "+") }
  var bottomLeft: Character { choose("└", "+") }
  var bottomRight: Character { choose("┘", "+") }
  /// A line that comes from above or below and ends at a frame's left side.
  var teeLeft: Character { choose("├", "+") }
  var teeRight: Character { choose("┤", "+") }
  var teeTop: Character { choose("┬", "+") }
  var teeBottom: Character { choose("┴", "+") }
  var cross: Character { choose("┼", "+") }
}

/// What stands in the place of text.
extension Glyphs {
  /// Says that text was cut.
  var ellipsis: String { self == .unicode ? "…" : ".." }
  /// Shows that a control character is there without letting the terminal obey it.
  var controlReplacement: Character { choose("·", "?") }
}

/// Where one is, and which way it goes on.
extension Glyphs {
  var selection: Character { choose("▸", ">") }
  /// What comes back to itself.
  var circle: Character { choose("↻", "@") }
  /// Parts a turn's number from its time.
  var dot: Character { choose("·", "@") }
  var cursor: Character { choose("┃", "|") }
  var arrowUp: Character { choose("↑", "^") }
  var arrowDown: Character { choose("↓", "v") }
  /// Time goes on.
  var play: Character { choose("▶", ">") }
  /// One is back in time.
  var back: Character { choose("◀", "<") }
  /// An instant to come back to.
  var mark: Character { choose("▼", "v") }
  /// Time stands still.
  var pause: Character { choose("‖", "=") }
}

/// One mark for each state of a task: a state is never told by colour alone.
extension Glyphs {
  var pending: Character { choose("○", "o") }
  var running: Character { choose("▶", ">") }
  var suspended: Character { choose("◌", "~") }
  var finished: Character { choose("✔", "v") }
  var failed: Character { choose("✖", "x") }
  var cancelled: Character { choose("⊘", "-") }
  /// Not of a task: a lock that somebody has.
  var held: Character { choose("◆", "*") }
}

/// The textures of a timeline's bars; the ends of a task are drawn with its mark.
extension Glyphs {
  var pendingBar: Character { choose("▒", "o") }
  var runningBar: Character { choose("▌", "#") }
  var suspendedBar: Character { choose("░", ".") }
  /// A stretch that is running all through, where `runningBar` is one short run.
  var runningFullBar: Character { choose("█", "#") }
  /// Somebody takes a lock, and has it.
  var takenBar: Character { choose("┝", "+") }
  var heldBar: Character { choose("━", "=") }
  /// What the run's length hangs on.
  var criticalBar: Character { choose("═", "=") }
}
