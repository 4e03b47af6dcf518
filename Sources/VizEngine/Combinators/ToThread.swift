extension EventLoop {
  /// Runs a blocking function on a thread of the loop's pool, and waits for its result. asyncio: `to_thread`.
  /// - Throws: what `body` throws, ``CancelledError``, ``LoopError/closed``, or ``SystemError`` when no thread can be
  ///   had.
  public func toThread<Value: Sendable>(
    _ name: String = "job", fileID: StaticString = #fileID, line: UInt32 = #line,
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await runInExecutor(name, fileID: fileID, line: line, body).value(fileID: fileID, line: line)
  }
}
