import VizEngine

/// Runs `body` on a thread of its own and waits for it without holding one of Swift's.
///
/// For loops that need Swift's pool of threads while they run: tests may hold all of that pool's threads.
public func onThread<Result: Sendable>(
  _ body: @escaping @Sendable () throws -> Result
) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    do {
      try startThread { continuation.resume(with: Swift.Result(catching: body)) }
    } catch {
      continuation.resume(throwing: error)
    }
  }
}
