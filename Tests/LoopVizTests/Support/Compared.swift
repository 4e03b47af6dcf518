import VizEngine

@testable import LoopViz

extension RecordedRun {
  /// An example of the catalog, recorded.
  static func example(_ name: String) throws -> RecordedRun {
    guard let entry = Catalog.entry(named: name) else { throw Recording.NoExample(name: name) }
    return RunRecording.record(entry)
  }
}

extension ComparisonModel {
  /// Two examples of the catalog, at the start.
  init(_ upper: String, _ lower: String) throws {
    self.init(try .example(upper), try .example(lower), speed: Speed())
  }
}

extension AppModel {
  /// A model of that size with a study on it.
  init(_ width: Int, _ height: Int, _ study: Study, language: Language = .english, glyphs: Glyphs = .unicode) {
    self.init(width, height, nil, glyphs: glyphs, language: language)
    self.study = study
  }

  var comparison: ComparisonModel? {
    if case .comparison(let comparison) = study { comparison } else { nil }
  }
}
