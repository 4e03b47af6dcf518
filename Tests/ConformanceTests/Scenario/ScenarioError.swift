/// A scenario cannot be read, or asks for what the language does not have.
struct ScenarioError: Error, Hashable, CustomStringConvertible {
  /// Where in the document: `main[3].try[0]`, `line 7`.
  var place: String
  /// What is wrong there.
  var sentence: String

  var description: String { "\(place): \(sentence)" }
}

/// What the interpreter needs and the engine does not have (yet): such a case is named, and does not count as agreeing.
struct NotSupported: Error, Hashable, CustomStringConvertible {
  var need: String

  var description: String { "needs \(need)" }
}
