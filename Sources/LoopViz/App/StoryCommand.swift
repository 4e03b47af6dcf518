import ArgumentParser
import VizEngine

/// `loopviz story EXAMPLE`: a run told event by event, each with its why.
struct StoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "story", abstract: "Tell a run event by event, and why each of them happened.",
    discussion: "The example runs on a virtual clock, which jumps over all waiting.")

  @Argument(help: "The example's name (see: loopviz list).", completion: .list(Catalog.entries.map(\.name)))
  var example: String

  @OptionGroup var speech: LanguageOptions

  func validate() throws { try Catalog.validate(example) }

  func run() throws {
    guard let entry = Catalog.entry(named: example) else { return }
    let phrases = speech.language.phrases
    let recorder = TraceRecorder()
    let loop = try EventLoop(clock: VirtualClock(), recorder: recorder)
    var ending = RunModel.Ending.succeeded
    do { try entry.run(on: loop) } catch { ending = .failed(pythonRepresentation(of: error)) }
    try loop.close()
    var trace = Trace()
    trace.append(recorder.drain())
    print(Story.text(of: trace, in: phrases), terminator: "")
    if case .failed(let reason) = ending { throw CommandFailure(phrases.failed(example, reason: reason)) }
  }
}

extension Catalog {
  /// - Throws: what is wrong with the command line when there is no example of this name.
  static func validate(_ name: String) throws {
    guard entry(named: name) == nil else { return }
    throw ValidationError("There is no example '\(name)'. loopviz list names them all.")
  }
}
