/// The form in which a log is saved: a path that can be edited, and what came of it.
struct ExportForm: Hashable, Sendable {
  enum Outcome: Hashable, Sendable {
    /// The file is there already: writing it needs a second yes.
    case exists
    case failed(String)
    case written(path: String, events: Int)
  }

  private(set) var path: TextField
  private(set) var outcome: Outcome?

  init(path: String) {
    self.path = TextField(text: path)
  }

  mutating func edit(_ edit: TextField.Edit) {
    path.apply(edit)
    outcome = nil
  }

  mutating func conclude(_ outcome: Outcome) {
    self.outcome = outcome
  }
}

/// One line of text with a cursor.
struct TextField: Hashable, Sendable {
  enum Edit: Hashable, Sendable {
    case insert(Character)
    case deleteBackward, deleteForward
    case left, right, start, end
    case clear
  }

  private(set) var characters: [Character]
  /// Before which character the cursor stands.
  private(set) var cursor: Int

  var text: String { String(characters) }

  init(text: String) {
    characters = Array(text)
    cursor = characters.count
  }

  mutating func apply(_ edit: Edit) {
    switch edit {
    case .insert(let character):
      characters.insert(character, at: cursor)
      cursor += 1
    case .deleteBackward where cursor > 0:
      cursor -= 1
      characters.remove(at: cursor)
    case .deleteForward where cursor < characters.count:
      characters.remove(at: cursor)
    case .deleteBackward, .deleteForward:
      break
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .start: cursor = 0
    case .end: cursor = characters.count
    case .clear:
      characters = []
      cursor = 0
    }
  }
}
