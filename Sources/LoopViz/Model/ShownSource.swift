/// A source whose lines are shown beside the run.
struct ShownSource: Sendable {
  /// Its name without folders, as places in the log have it.
  let file: String
  let lesson: [CatalogEntry.Line]

  /// An example's.
  init(_ entry: CatalogEntry) {
    file = entry.file
    lesson = entry.lesson
  }

  /// A program's, as it stands in its file.
  init(file: String, text: String) {
    self.file = file
    lesson = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      CatalogEntry.Line(number: index + 1, text: line)
    }
  }
}
