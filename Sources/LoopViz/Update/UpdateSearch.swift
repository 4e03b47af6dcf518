/// Keys while a search is typed: the first match is selected at once.
func updateSearch(_ model: inout AppModel, _ key: Key) -> [Effect] {
  switch key {
  case .escape, .control("c"): model.endSearch()
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
      run?.search?.text = text
      run?.lastSearch = text
      run?.find(text, includingPresent: true)
    }
  }

  fileprivate mutating func endSearch() {
    menu.endSearch()
    run?.search = nil
  }
}
