import VizEngine

/// Where a run on the screen comes from.
enum RunOrigin: Sendable {
  case example(CatalogEntry)
  /// A log that is read, by the name of its file.
  case log(String)
  /// A program that is watched.
  case program
}

extension RunModel {
  /// What the run is called: the example's name, or what a log says that it is of.
  var name: String {
    switch origin {
    case .example(let entry): entry.name
    case .log(let file): replay?.decoder.header.program ?? file
    case .program: watched?.name ?? ""
    }
  }

  /// The source that can be shown; a log of loopviz's own says of which example it is.
  var code: ShownSource? {
    switch origin {
    case .example(let entry): ShownSource(entry)
    case .program:
      if case .read(let source) = sourceReading { source } else { nil }
    case .log:
      replay.flatMap { replay in
        let header = replay.decoder.header
        guard header.source?.hasPrefix("VizEngine") ?? false else { return nil }
        return header.program.flatMap { Catalog.entry(named: $0) }.map(ShownSource.init)
      }
    }
  }

  /// What a log of the run says about itself; that of a log which was read goes on unchanged.
  var header: TextLogHeader {
    replay?.decoder.header ?? TextLogHeader(program: name, clock: clockName, started: startedAt)
  }
}
