/// Writes a run into a file, or into standard output.
enum ExportFile {
  /// - Throws: ``FileError/exists(path:)`` unless `overwrite`, or what the system refused. No half file is left behind.
  static func write(_ run: ExportedRun, as format: ExportFormat, to path: String, overwrite: Bool) throws(FileError) {
    try WholeFile.write(to: path, overwrite: overwrite) { file throws(FileError) in
      try write(run, as: format, into: file)
    }
  }

  static func writeToStandardOutput(_ run: ExportedRun, as format: ExportFormat) throws(FileError) {
    try write(run, as: format, into: OutputFile(standardOutput: ()))
  }

  private static func write(_ run: ExportedRun, as format: ExportFormat, into file: OutputFile) throws(FileError) {
    var pieces = OutputPieces(into: file)
    try format.write(run, into: &pieces)
    try pieces.finish()
  }
}
