/// The languages whose sources are shown.
enum CodeLanguage: Hashable, Sendable {
  case swift, python

  /// That of a file, by its name.
  init(of file: String) { self = file.hasSuffix(".py") ? .python : .swift }

  /// What begins a comment.
  var comment: String {
    switch self {
    case .swift: "//"
    case .python: "#"
    }
  }

  var keywords: Set<Substring> {
    switch self {
    case .swift: Self.swiftKeywords
    case .python: Self.pythonKeywords
    }
  }

  private static let swiftKeywords: Set<Substring> = [
    "async", "await", "catch", "do", "else", "for", "func", "guard", "if", "import", "in", "let", "return", "self",
    "struct", "throws", "throw", "try", "var", "while",
  ]

  private static let pythonKeywords: Set<Substring> = [
    "and", "as", "async", "await", "break", "class", "continue", "def", "elif", "else", "except", "finally", "for",
    "from", "if", "import", "in", "is", "lambda", "not", "or", "pass", "raise", "return", "try", "while", "with",
    "yield", "True", "False", "None",
  ]
}
