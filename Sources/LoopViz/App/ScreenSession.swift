import ArgumentParser
import VizEngine

/// Opens the terminal, shows the program on it, and gives it back, whatever happens.
enum ScreenSession {
  /// - Returns: how the program ended that was watched, if there was one.
  @discardableResult
  static func show(_ screen: ScreenOptions, options: App.Options) throws -> WatchedProgram.Ending? {
    let capabilities = TerminalCapabilities.detect(environment: Environment.current)
    let terminalOptions = TerminalOptions(
      capabilities: capabilities, colours: screen.noColour ? .none : .automatic,
      glyphs: screen.ascii ? .ascii : .automatic, usesMouse: !screen.noMouse)
    let language = try language(screen, terminalOptions)
    let phrases = language.phrases
    let terminal: Terminal
    do throws(TerminalError) {
      terminal = try Terminal(options: terminalOptions)
    } catch {
      throw CommandFailure("\(phrases.sentence(error))\n\(phrases.withoutAScreen)")
    }
    let settings = Settings(
      glyphs: terminal.glyphs, language: language, reducesMotion: screen.reducedMotion, usesMouse: !screen.noMouse)
    let app = App(terminal: terminal, settings: settings, options: options)
    let ending = app.show()
    terminal.close()
    if case .signal(let signal) = ending { Terminal.endProcess(by: signal) }
    if let failure = app.failure {
      throw CommandFailure((failure as? FileError).map(phrases.sentence) ?? "\(failure)")
    }
    if let example = options.example, case .failed(let reason) = app.lastEnding {
      throw CommandFailure(phrases.failed(example, reason: reason))
    }
    return app.programEnding
  }

  /// What was asked for, if the terminal can show it; else the locale's, where Unicode is drawn.
  private static func language(_ screen: ScreenOptions, _ options: TerminalOptions) throws -> Language {
    let chosen = screen.speech.chosen
    if let chosen, chosen.isASCII || options.capabilities.isUTF8 { return chosen }
    if let chosen { throw CommandFailure(chosen.phrases.needsUTF8) }
    return options.chosenGlyphs == .unicode ? Language(environment: Environment.current) : .english
  }
}

/// Something that ends the program with a sentence and status 1.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
