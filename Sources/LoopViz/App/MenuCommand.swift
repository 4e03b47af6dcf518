import ArgumentParser

/// `loopviz`: the menu.
struct MenuCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "menu", abstract: "Choose an example and watch it (this is the default).")

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    try ScreenSession.show(screen, options: App.Options())
  }
}
