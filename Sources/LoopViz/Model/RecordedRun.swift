import VizEngine

/// A run that is known whole: recorded to its end, or read from a log.
struct RecordedRun: Sendable {
  enum Source: Sendable {
    case example(CatalogEntry)
    /// `problems` is the number of lines that could not be read as they are.
    case log(path: String, problems: Int)
  }

  let name: String
  /// Where a log says that it comes from.
  var header = TextLogHeader()
  let source: Source
  let ending: RunModel.Ending
  let trace: Trace
}
