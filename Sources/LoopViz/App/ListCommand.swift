import ArgumentParser
import FoundationEssentials

/// `loopviz list`: the examples, for people or for programs.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the examples.")

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup var speech: LanguageOptions

  private struct Row: Encodable {
    let group: String
    let name: String
    let title: String
    let introduction: String
  }

  func run() throws {
    let catalog = speech.language.phrases.catalog
    guard json else {
      let width = Catalog.entries.map(\.name.count).max() ?? 0
      for entry in Catalog.entries {
        print("\(TextWidth.padded(entry.name, to: width))  \(entry.words(catalog).title)")
      }
      return
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let rows = Catalog.groups.flatMap { group in
      group.entries.map { entry in
        let words = entry.words(catalog)
        return Row(
          group: group.title(catalog), name: entry.name, title: words.title, introduction: words.introduction)
      }
    }
    print(String(decoding: try encoder.encode(rows), as: UTF8.self))
  }
}
