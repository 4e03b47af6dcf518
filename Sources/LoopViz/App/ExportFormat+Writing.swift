extension ExportFormat {
  /// Writes a run from its first byte to its last; `pieces` is finished by whoever made it.
  func write(_ run: ExportedRun, into pieces: inout OutputPieces) throws(FileError) {
    switch self {
    case .text: try TextExport.write(run, into: &pieces)
    case .jsonl: try JSONLinesExport.write(run, into: &pieces)
    case .chrome: try ChromeExport.write(run, into: &pieces)
    case .svg:
      try TimelinePicture(timeline: run.timeline(), header: run.header, options: PictureOptions()).write {
        bytes throws(FileError) in
        pieces.bytes += bytes
        try pieces.passOn()
      }
    case .html:
      try TimelinePage(timeline: run.timeline(), header: run.header, options: PageOptions()).write {
        bytes throws(FileError) in
        pieces.bytes += bytes
        try pieces.passOn()
      }
    }
  }
}
