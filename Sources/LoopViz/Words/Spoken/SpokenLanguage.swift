extension Language {
  /// What is said in this language.
  var phrases: any Phrases {
    switch self {
    case .english: English()
    case .chinese: Chinese()
    }
  }
}

extension AppModel {
  /// What is said on the screen.
  var phrases: any Phrases { settings.language.phrases }
}
