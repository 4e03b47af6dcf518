/// The form in which a run is saved: a path that can be edited, a format, and what came of it.
///
/// The name's ending and the format go together: choosing a format changes the ending that stands for another one, and a
/// name that is given a format's ending chooses it. An ending that stands for no format is left alone.
struct ExportForm: Hashable, Sendable {
  enum Outcome: Hashable, Sendable {
    /// The file is there already: writing it needs a second yes.
    case exists
    case failed(String)
    case written(path: String, events: Int)
  }

  private(set) var path: TextField
  private(set) var format: ExportFormat
  private(set) var outcome: Outcome?

  init(path: String) {
    self.path = TextField(text: path)
    format = ExportFormat(path: path) ?? .text
  }

  mutating func edit(_ edit: TextField.Edit) {
    path.apply(edit)
    format = ExportFormat(path: path.text) ?? format
    outcome = nil
  }

  /// Takes the format that stands so many further in the list.
  mutating func chooseFormat(by offset: Int) {
    let old = format
    format = format.next(by: offset)
    if ExportFormat(path: path.text) == old {
      path.replaceLast(old.fileExtension.count, with: format.fileExtension)
    }
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

  /// Puts other text in the place of the last characters; the cursor keeps its place, or its distance from the end when
  /// it stood among them.
  mutating func replaceLast(_ count: Int, with text: String) {
    let (start, fromEnd) = (characters.count - count, characters.count - cursor)
    characters.replaceSubrange(start..., with: text)
    if cursor > start { cursor = max(start, characters.count - fromEnd) }
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
