import VizEngine

/// The source files of a program that is watched: each is read once, when it is to be shown first.
struct ProgramSources: Sendable {
  /// What came of reading a file.
  enum Reading: Sendable {
    case asked
    case read(ShownSource)
    case failed(SourceTrouble)
  }

  private var readings: [String: Reading] = [:]
  /// Where files are, by their names without folders, as far as the log says it.
  private var paths: [String: [String]] = [:]
  /// The first file that is the program's own: neither an installed package's nor the script that starts one.
  private(set) var own: String?
  /// How many lines of the header were looked at.
  private var taken = 0

  /// - Parameter script: what is known from the start.
  init(script: ShownSource?) {
    if let script { readings[script.file] = .read(script) }
  }

  subscript(file: String) -> Reading? { readings[file] }

  /// Notes what came of reading a file.
  mutating func note(_ file: String, _ reading: Reading) { readings[file] = reading }

  /// Takes in what the log says about where files are: `# file: helper.py=/home/me/package/helper.py`.
  mutating func take(_ header: TextLogHeader) {
    guard header.others.count > taken else { return }
    for field in header.others[taken...] where field.name == "file" {
      guard let sign = field.value.firstIndex(of: "=") else { continue }
      let name = String(field.value[..<sign])
      let path = String(field.value[field.value.index(after: sign)...])
      paths[name, default: []].append(path)
      if own == nil, name.hasSuffix(".py"), !path.contains("-packages/") { own = name }
      // It may be found now.
      if case .failed = readings[name] { readings[name] = nil }
    }
    taken = header.others.count
  }

  /// What is to be read, when this file is to be shown and was not asked for yet.
  mutating func ask(for file: String) -> SourceRequest? {
    guard readings[file] == nil else { return nil }
    readings[file] = .asked
    return SourceRequest(file: file, paths: paths[file] ?? [])
  }
}

/// A source file that is to be read.
struct SourceRequest: Hashable, Sendable {
  /// Its name without folders.
  let file: String
  /// Where it is, as far as that is known; else it is looked for.
  let paths: [String]
}

/// Why a source file cannot be shown.
enum SourceTrouble: Error, Hashable, Sendable {
  /// There is none of that name in this folder or below.
  case nowhere(folder: String)
  /// There are several, of which it may be any.
  case several([String])
  /// It is there and cannot be read, or is no text.
  case unreadable(path: String)
}

extension RunModel {
  /// So many things that were made before it are passed over.
  private static let mostBeforeTheFirstTask = 100

  /// The file whose source is looked at: where the selected task stands, or else that of the script, or the first of
  /// the program's own, or that of the first task.
  var sourceFile: String? {
    guard let watched else { return nil }
    let tables = timeline.trace.tables
    if let selection, let row = state[selection], let place = tables[row.location] { return place.file }
    if let file = watched.script ?? watched.sources.own { return file }
    let newest = timeline.newest
    let first = timeline.lists.shown.prefix(Self.mostBeforeTheFirstTask).lazy.map(newest.who).first { $0.kind == .task }
    return first.flatMap { newest.birthplace(of: $0, tables) }?.file
  }

  /// What became of the source that is looked at.
  var sourceReading: ProgramSources.Reading? { sourceFile.flatMap { watched?.sources[$0] } }

  /// What is to be read now.
  mutating func askForSource() -> SourceRequest? {
    guard watched != nil else { return nil }
    if let header = replay?.decoder.header { watched?.sources.take(header) }
    return sourceFile.flatMap { watched?.sources.ask(for: $0) }
  }

  /// A source file was read, or could not be.
  mutating func note(_ file: String, _ reading: ProgramSources.Reading) { watched?.sources.note(file, reading) }
}
