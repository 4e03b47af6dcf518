import ArgumentParser
import VizEngine

/// Opens the terminal, shows the program on it, and gives it back, whatever happens.
enum ScreenSession {
  static func show(_ screen: ScreenOptions, options: App.Options) throws {
    let capabilities = TerminalCapabilities.detect(environment: Environment.current)
    let terminalOptions = TerminalOptions(
      capabilities: capabilities, colours: screen.noColour ? .none : .automatic,
      glyphs: screen.ascii ? .ascii : .automatic, usesMouse: !screen.noMouse)
    let terminal: Terminal
    do throws(TerminalError) {
      terminal = try Terminal(options: terminalOptions)
    } catch {
      throw CommandFailure("\(error)\nWithout a screen: loopviz run EXAMPLE --plain")
    }
    let settings = Settings(
      glyphs: terminal.glyphs, reducesMotion: screen.reducedMotion, usesMouse: !screen.noMouse)
    let app = App(terminal: terminal, settings: settings, options: options)
    let ending = app.show()
    terminal.close()
    if case .signal(let signal) = ending { Terminal.endProcess(by: signal) }
    if let failure = app.failure { throw CommandFailure("\(failure)") }
    if let example = options.example, case .failed(let reason) = app.lastEnding {
      throw CommandFailure("\(example) failed: \(reason)")
    }
  }
}

/// Something that ends the program with a sentence and status 1.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
