/// A language that the program speaks; its raw value is the code that `--lang` and locales give it.
enum Language: String, Hashable, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  /// The language of a locale, such as `zh_CN.UTF-8`: the first of LC_ALL, LC_MESSAGES and LANG that is not empty, as
  /// POSIX orders them. English, when that is none of these languages.
  init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let code = locale.prefix { $0 != "_" && $0 != "." && $0 != "@" && $0 != "-" }.lowercased()
    self = Language(rawValue: code) ?? .english
  }

  /// Whether terminals show it that know no Unicode.
  var isASCII: Bool {
    switch self {
    case .english: true
    case .chinese: false
    }
  }
}
