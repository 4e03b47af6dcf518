import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The project's own source files, for tests that read them.
enum SourceTree {
  struct File: Sendable {
    /// From the project's folder on: `Sources/LoopViz/View/Box.swift`.
    let path: String
    let lines: [Substring]

    var name: Substring { path.split(separator: "/").last ?? "" }

    /// What the file imports, whatever the access.
    var imports: Set<Substring> {
      Set(
        lines.compactMap { line in
          let words = line.split(separator: " ")
          guard let place = words.firstIndex(of: "import"), place + 1 < words.count else { return nil }
          let isImport = words[..<place].allSatisfy { $0.hasPrefix("@") || ["public", "internal"].contains($0) }
          return isImport ? words[place + 1] : nil
        })
    }
  }

  /// All Swift files below a folder of the project, in the order of their names.
  static func files(in folder: String) -> [File] {
    paths(folder).sorted().map { File(path: $0, lines: lines(of: $0)) }
  }

  /// Three folders up from this file.
  private static let root: String = {
    let parts = #filePath.split(separator: "/").dropLast(4)
    return "/" + parts.joined(separator: "/")
  }()

  private static func paths(_ folder: String) -> [String] {
    guard let directory = opendir("\(root)/\(folder)") else { return [] }
    defer { closedir(directory) }
    var paths: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix(".") { continue }
      if name.hasSuffix(".swift") {
        paths.append("\(folder)/\(name)")
      } else {
        paths += self.paths("\(folder)/\(name)")
      }
    }
    return paths
  }

  /// Any file of the project as text.
  static func text(of path: String) -> String? {
    TemporaryFolder.bytes(of: "\(root)/\(path)").map { String(decoding: $0, as: UTF8.self) }
  }

  private static func lines(of path: String) -> [Substring] {
    let bytes = TemporaryFolder.bytes(of: "\(root)/\(path)") ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }
}
