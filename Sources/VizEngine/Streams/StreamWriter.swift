/// The end of a connection that is written. asyncio: `StreamWriter`.
///
/// `@unchecked Sendable`: used on its loop's thread only, and every call checks that.
public final class StreamWriter: @unchecked Sendable {
  private let loop: EventLoop
  private let transport: StreamTransport
  /// Held, so that the connection stays open while either end of it is held.
  private let reader: StreamReader

  init(loop: EventLoop, transport: StreamTransport, reader: StreamReader) {
    self.loop = loop
    self.transport = transport
    self.reader = reader
  }

  /// Sends the bytes, or keeps them until they can be sent; follow it with ``drain(fileID:line:)``. asyncio: `write`.
  ///
  /// To a connection that is lost nothing is sent, as in asyncio; ``drain(fileID:line:)`` tells.
  /// - Throws: ``StreamError/writeAfterEnd``.
  public func write(_ bytes: [UInt8]) throws(StreamError) {
    loop.checkThread()
    try transport.write(bytes)
  }

  /// Sends the text as UTF-8.
  /// - Throws: ``StreamError/writeAfterEnd``.
  public func write(_ text: String) throws(StreamError) {
    try write(Array(text.utf8))
  }

  /// Waits while too much is kept to be sent, so that a writer is not faster than its reader. asyncio: `drain`.
  /// - Throws: ``ConnectionError`` when the connection is broken, ``CancelledError``.
  public func drain(fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    loop.checkThread()
    if let error = reader.brokenBy { throw error }
    if transport.isClosing {
      // The loop is to have a chance to notice the end, as one who writes and drains in turn never waits otherwise.
      try await loop.sleep(.zero, fileID: fileID, line: line)
    }
    try await transport.drain(at: CallSite(fileID, line))
  }

  /// Closes the connection, after what is kept has been sent. asyncio: `close`.
  public func close() {
    loop.checkThread()
    transport.close()
  }

  /// Waits until the connection is closed. asyncio: `wait_closed`.
  /// - Throws: ``ConnectionError`` when the connection broke, ``CancelledError``.
  public func waitClosed(fileID: StaticString = #fileID, line: UInt32 = #line) async throws {
    loop.checkThread()
    try await transport.closed.value(fileID: fileID, line: line)
  }

  /// Tells the other end that no more will come; reading goes on. asyncio: `write_eof`.
  public func writeEnd() {
    loop.checkThread()
    transport.writeEnd()
  }

  /// Whether it is closed or about to be. asyncio: `is_closing`.
  public var isClosing: Bool {
    loop.checkThread()
    return transport.isClosing
  }

  /// The other end. asyncio: `get_extra_info('peername')`.
  public var peer: SocketAddress? { transport.peer }

  /// This end. asyncio: `get_extra_info('sockname')`.
  public var local: SocketAddress? { transport.local }

  /// How many bytes are kept to be sent. asyncio: `transport.get_write_buffer_size`.
  public var bufferedCount: Int {
    loop.checkThread()
    return transport.bufferedCount
  }

  /// Sets how many kept bytes make ``drain(fileID:line:)`` wait, and how few let it go on.
  /// asyncio: `transport.set_write_buffer_limits`.
  /// - Throws: ``StreamError/waterMarks(high:low:)``.
  public func setWaterMarks(high: Int, low: Int) throws(StreamError) {
    loop.checkThread()
    try transport.setWaterMarks(high: high, low: low)
  }
}
