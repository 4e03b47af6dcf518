import ArgumentParser

/// How the screen is to look.
struct ScreenOptions: ParsableArguments {
  @Flag(name: .customLong("no-color"), help: "Use no colours (so does NO_COLOR, if it is set and not empty).")
  var noColour = false

  @Flag(help: "Draw with ASCII characters alone.")
  var ascii = false

  @Flag(help: "Light nothing up when it moves.")
  var reducedMotion = false

  @Flag(help: "Leave the mouse to the terminal.")
  var noMouse = false

  @OptionGroup var speech: LanguageOptions
}
