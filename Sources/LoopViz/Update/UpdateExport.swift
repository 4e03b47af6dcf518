/// Keys while the export form is open.
func updateExport(_ model: inout AppModel, _ form: ExportForm, _ key: Key) -> [Effect] {
  if case .written = form.outcome {
    model.overlay = nil
    return []
  }
  switch key {
  case .escape, .control("c"):
    model.overlay = nil
    return []
  case .control("z"):
    return [.suspend]
  case .enter:
    guard !form.path.text.isEmpty else { return [] }
    return [.export(form.format, path: form.path.text, overwrite: form.outcome == .exists)]
  case .tab, .down, .backTab, .up:
    var form = form
    form.chooseFormat(by: key == .tab || key == .down ? 1 : -1)
    model.overlay = .export(form)
    return []
  default:
    guard let edit = TextField.Edit(key) else { return [] }
    var form = form
    form.edit(edit)
    model.overlay = .export(form)
    return []
  }
}

extension TextField.Edit {
  /// What a key does to a line of text, as in a shell.
  fileprivate init?(_ key: Key) {
    switch key {
    case .character(let character): self = .insert(character)
    case .backspace: self = .deleteBackward
    case .delete, .control("d"): self = .deleteForward
    case .left, .control("b"): self = .left
    case .right, .control("f"): self = .right
    case .home, .control("a"): self = .start
    case .end, .control("e"): self = .end
    case .control("u"): self = .clear
    default: return nil
    }
  }
}
