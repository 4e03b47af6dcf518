import ArgumentParser

/// `loopviz predict EXAMPLE`: a recorded run that asks what happens next.
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Predict what happens next in an example, turn by turn.",
    discussion: """
      The example is recorded on the virtual clock, which jumps over all waiting. The screen stops before turns, asks \
      who runs next or where a task goes, counts the right answers, and explains the wrong ones.
      """)

  @Argument(help: "The example's name (see: loopviz list).", completion: .list(Catalog.entries.map(\.name)))
  var example: String

  @OptionGroup var screen: ScreenOptions

  func validate() throws { try Catalog.validate(example) }

  func run() throws {
    guard let entry = Catalog.entry(named: example) else { return }
    try ScreenSession.show(screen, options: App.Options(study: .predict(entry)))
  }
}
