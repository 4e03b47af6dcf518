import Foundation
import PackagePlugin

/// Puts the text of every example into the program, so that the screen can show the very source that runs.
@main
struct EmbedExamples: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target.sourceModule else { return [] }
    let examples = target.sourceFiles(withSuffix: ".swift").map(\.url)
      .filter { $0.deletingLastPathComponent().lastPathComponent == "Examples" }
      // The protocol that they conform to is no example.
      .filter { $0.lastPathComponent != "Example.swift" }
      .sorted { $0.path < $1.path }
    let script = context.package.directoryURL.appending(path: "scripts/embed-examples")
    let output = context.pluginWorkDirectoryURL.appending(path: "ExampleSources.swift")
    return [
      .buildCommand(
        displayName: "Embed the text of \(examples.count) examples",
        executable: URL(filePath: "/bin/sh"),
        arguments: [script.path, output.path] + examples.map(\.path),
        inputFiles: [script] + examples,
        outputFiles: [output])
    ]
  }
}
