/// The list of examples and what is typed to find one.
struct MenuModel: Sendable {
  private(set) var selection = 0
  /// The text of a search under way, or `nil`.
  private(set) var search: String?
  /// What was searched for last.
  private(set) var lastSearch = ""

  /// The example that is to be compared with another.
  private(set) var marked: Int?

  var entry: CatalogEntry { Catalog.entries[selection] }

  mutating func select(_ index: Int) {
    selection = min(max(0, index), Catalog.entries.count - 1)
  }

  mutating func select(_ entry: CatalogEntry) {
    if let index = Catalog.entries.firstIndex(where: { $0.name == entry.name }) { selection = index }
  }

  mutating func move(by offset: Int) {
    select(selection + offset)
  }

  /// Marks the selected example, or takes its mark away; with another one marked, gives both and forgets the mark.
  mutating func mark() -> (CatalogEntry, CatalogEntry)? {
    guard let marked else {
      self.marked = selection
      return nil
    }
    self.marked = nil
    return marked == selection ? nil : (Catalog.entries[marked], entry)
  }

  mutating func startSearch() {
    search = ""
  }

  mutating func endSearch() {
    search = nil
  }

  /// Changes the text and goes to the first example that has it, from the selected one on.
  mutating func setSearch(_ text: String, _ phrases: any CatalogPhrases) {
    search = text
    lastSearch = text
    find(text, phrases, from: selection)
  }

  mutating func findNext(backwards: Bool, _ phrases: any CatalogPhrases) {
    let count = Catalog.entries.count
    let step = backwards ? count - 1 : 1
    find(lastSearch, phrases, from: (selection + step) % count, step: step)
  }

  private mutating func find(
    _ text: String, _ phrases: any CatalogPhrases, from start: Int, step: Int = 1
  ) {
    guard !text.isEmpty else { return }
    let needle = text.lowercased()
    let order = Catalog.entries.indices.map { (start + $0 * step) % Catalog.entries.count }
    let found = order.first { index in
      let entry = Catalog.entries[index]
      return entry.name.lowercased().contains(needle) || entry.words(phrases).title.lowercased().contains(needle)
    }
    if let found { selection = found }
  }
}
