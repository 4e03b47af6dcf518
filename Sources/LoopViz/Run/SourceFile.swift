/// A program's source, to be shown.
enum SourceFile {
  /// More than anybody writes by hand is not shown.
  private static let greatestLength = 4 << 20

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
}
