#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program's source, to be shown.
enum SourceFile {
  /// More than anybody writes by hand is not shown.
  private static let greatestLength = 4 << 20
  /// So many folders are looked through for a file.
  private static let mostFolders = 500

  /// Nothing when it cannot be read, or is no text.
  static func text(_ path: String) -> String? {
    guard let file = try? LogFile(opening: path) else { return nil }
    var bytes: [UInt8] = []
    while case .success(let piece) = file.read(atMost: 1 << 16), !piece.isEmpty {
      bytes += piece
      guard bytes.count <= greatestLength else { return nil }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Reads a file from where it is, or from where it can be found in a folder or below.
  static func read(_ request: SourceRequest, below folder: String) -> ProgramSources.Reading {
    var places = request.paths
    if places.isEmpty { places = find(request.file, below: folder) }
    guard let path = places.first else { return .failed(.nowhere(folder: folder)) }
    guard places.count == 1 else { return .failed(.several(places)) }
    return text(path).map { .read(ShownSource(file: request.file, text: $0)) } ?? .failed(.unreadable(path: path))
  }

  /// The files of a name, near ones first. Folders of packages that were installed, and hidden ones, are left out.
  private static func find(_ name: String, below folder: String) -> [String] {
    var found: [String] = []
    var folders = [folder]
    var next = 0
    while next < folders.count, next < mostFolders {
      let folder = folders[next]
      next += 1
      for entry in entries(of: folder) {
        let path = "\(folder)/\(entry.name)"
        if entry.name == name, !entry.isFolder {
          found.append(path)
        } else if entry.isFolder, !entry.name.hasPrefix("."), !leftOut.contains(entry.name) {
          folders.append(path)
        }
      }
    }
    return found
  }

  private static let leftOut: Set<String> = ["__pycache__", "node_modules", "site-packages"]

  /// What stands in a folder, by name; nothing when it cannot be looked at. Links to folders are not followed.
  private static func entries(of folder: String) -> [(name: String, isFolder: Bool)] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var entries: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var status = stat()
      guard name != ".", name != "..", lstat("\(folder)/\(name)", &status) == 0 else { continue }
      entries.append((name, status.st_mode & S_IFMT == S_IFDIR))
    }
    return entries.sorted { $0.name < $1.name }
  }
}
