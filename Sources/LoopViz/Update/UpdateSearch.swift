/// Keys while a search is typed: the first match is selected at once.
func updateSearch(_ model: inout AppModel, _ key: Key) -> [Effect] {
  switch key {
  case .escape, .control("c"):
    // A filter that is given up lets all through.
    if model.run?.search?.aim == .filter { model.setSearch("") }
    model.endSearch()
  case .enter: model.endSearch()
  case .backspace: model.setSearch(String(model.searchText.dropLast()))
  case .character(let character): model.setSearch(model.searchText + String(character))
  case .control("z"): return [.suspend]
  default: break
  }
  return []
}

extension AppModel {
  /// The text of the search under way.
  var searchText: String { run?.search?.text ?? menu.search ?? "" }

  fileprivate mutating func setSearch(_ text: String) {
    if run == nil {
      menu.setSearch(text, phrases.catalog)
    } else {
      run?.search(for: text)
    }
  }

  fileprivate mutating func endSearch() {
    menu.endSearch()
    run?.search = nil
  }
}

extension RunModel {
  /// Does at once what the search is for, as far as its text is typed.
  fileprivate mutating func search(for text: String) {
    search?.text = text
    switch search?.aim {
    case .filter:
      filter = RowFilter(text: text)
    case .find:
      lastSearch = text
      find(backwards: false, includingPresent: true)
    case nil: break
    }
  }

  /// Finds the last text again: an event where events are looked at, else a row.
  mutating func find(backwards: Bool, includingPresent: Bool = false) {
    switch focus {
    case .log, .output: findEvent(lastSearch, backwards: backwards, includingPresent: includingPresent)
    case .lanes, .timeline, .code, .loop: find(lastSearch, backwards: backwards, includingPresent: includingPresent)
    }
  }
}
