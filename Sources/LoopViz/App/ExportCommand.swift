import ArgumentParser
import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `loopviz export LOG`: a run in a format that other programs read.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a run in a format that other programs read.",
    discussion: """
      The run is a text log that loopviz wrote, or an example, which is then recorded on the virtual clock.

      Formats:
      \(formats)

      Without -o the output is standard output, for a pipe. A name for -o that ends as the files of a format do, \
      run.json, chooses that format. docs/EXPORT.md describes them all.
      """)

  private static var formats: String {
    ExportFormat.allCases.map { format in
      let name = TextWidth.padded(format.rawValue, to: 8) + TextWidth.padded(".\(format.fileExtension)", to: 8)
      return "  \(name)\(English().meaning(format))"
    }.joined(separator: "\n")
  }

  @Argument(
    help: "A log's path, or an example's name (see: loopviz list).", completion: .file())
  var log: String

  @Option(help: "One of the formats above; without it, the one that the output's name stands for, or else text.")
  var format: ExportFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; - or nothing means standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @Flag(help: "Overwrite a file that exists.")
  var force = false

  @OptionGroup var speech: LanguageOptions

  func run() throws {
    let phrases = speech.language.phrases
    let recorded = try RunRecording.Source(named: log, in: phrases).recorded
    if case .log(_, let problems) = recorded.source, problems > 0 {
      writeError("\(log): \(problems) problem\(problems == 1 ? "" : "s") in this log; what could be read is written")
    }
    let run = ExportedRun(header: recorded.header, trace: recorded.trace)
    let path = Environment.expandingHome(in: output)
    do throws(FileError) {
      let format = format ?? ExportFormat(path: path) ?? .text
      if output == "-" {
        try ExportFile.writeToStandardOutput(run, as: format)
      } else {
        try ExportFile.write(run, as: format, to: path, overwrite: force)
      }
    } catch {
      // Whoever read the output has seen enough: no matter for a sentence.
      if case .refused(_, EPIPE) = error { throw ExitCode(128 + SIGPIPE) }
      throw CommandFailure(phrases.sentence(error))
    }
  }
}

extension ExportFormat: ExpressibleByArgument {}
