import ArgumentParser

/// Which language the program speaks.
struct LanguageOptions: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp("Speak English (en) or Chinese (zh); without it, as the locale says.", valueName: "en|zh"))
  var chosen: Language?

  /// The language of what goes to a file or a pipe, or to a terminal that may not show all of it.
  var language: Language {
    let environment = Environment.current
    return chosen
      ?? (TerminalCapabilities.detect(environment: environment).isUTF8 ? Language(environment: environment) : .english)
  }
}

extension Language: ExpressibleByArgument {}
