import Foundation

/// A folder of cases, `*.json`, with the logs that CPython gives, `*.log`, in the folder `expected` beside it.
struct CaseFolder {
  let folder: URL

  /// A case: a scenario and CPython's log of it.
  struct Case {
    var name: String
    var document: JSON
    var expected: [String]
  }

  /// A case cannot be read.
  struct Unreadable: Error, CustomStringConvertible {
    var file: String
    var reason: String

    var description: String { "\(file): \(reason)" }
  }

  /// Every case of the folder, by name.
  /// - Throws: ``Unreadable``.
  func cases() throws -> [Case] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    guard !names.isEmpty else { throw Unreadable(file: folder.path, reason: "holds no *.json") }
    return try names.map { name in
      let file = folder.appendingPathComponent("\(name).json")
      let log = folder.deletingLastPathComponent().appendingPathComponent("expected/\(name).log")
      do {
        return Case(
          name: name, document: try JSONReader.read(String(contentsOf: file, encoding: .utf8)),
          expected: lines(of: try String(contentsOf: log, encoding: .utf8)))
      } catch {
        throw Unreadable(file: file.path, reason: "\(error)")
      }
    }
  }
}

/// The lines of a text that ends with a newline.
func lines(of text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
}
