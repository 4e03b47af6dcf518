/// Text on its way out, in pieces of about 64 kB, so that a long one never stands in memory whole.
struct PieceWriter {
  private static let piece = 1 << 16

  private var bytes: [UInt8] = []
  private let sink: ([UInt8]) throws(FileError) -> Void

  init(_ sink: @escaping ([UInt8]) throws(FileError) -> Void) {
    self.sink = sink
  }

  mutating func write(_ text: String) throws(FileError) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
    if bytes.count >= Self.piece { try flush() }
  }

  /// Sends what is left.
  mutating func flush() throws(FileError) {
    try sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
