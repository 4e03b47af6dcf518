/// Bytes on their way into a file: they are passed on in pieces, so that no export ever stands in memory as a whole.
struct OutputPieces {
  /// How many bytes are gathered before they are passed on.
  private static let size = 1 << 16

  /// What was added since the last piece; formats append to it.
  var bytes: [UInt8] = []
  private let sink: ([UInt8]) throws(FileError) -> Void

  init(into sink: @escaping ([UInt8]) throws(FileError) -> Void) {
    self.sink = sink
    bytes.reserveCapacity(Self.size * 2)
  }

  /// Writes into an open file.
  init(into file: OutputFile) {
    self.init { bytes throws(FileError) in try file.write(bytes) }
  }

  /// Passes a piece on once there is enough for one; to be called after each event or the like.
  mutating func passOn() throws(FileError) {
    if bytes.count >= Self.size { try finish() }
  }

  /// Passes on what is left.
  mutating func finish() throws(FileError) {
    guard !bytes.isEmpty else { return }
    try sink(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
