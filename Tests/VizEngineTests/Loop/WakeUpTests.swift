import Synchronization
import Testing

@testable import VizEngine

@Suite("WakeUp", .timeLimit(.minutes(1)))
struct WakeUpTests {
  @Test func `a signal before the wait ends it`() throws {
    let wakeUp = try WakeUp()
    wakeUp.signal()
    wakeUp.signal()
    wakeUp.wait(atMost: nil)
  }

  @Test func `no signal is missed, even one that meets the end of a wait`() throws {
    let shared = try Shared()
    try startThread {
      for number in 1...300_000 {
        shared.sent.store(number, ordering: .releasing)
        shared.wakeUp.signal()
      }
    }
    while shared.sent.load(ordering: .acquiring) < 300_000 { shared.wakeUp.wait(atMost: nil) }
  }

  private final class Shared: Sendable {
    let wakeUp: WakeUp
    let sent = Atomic(0)

    init() throws {
      wakeUp = try WakeUp()
    }
  }

  @Test func `signals after the pipe is closed go nowhere`() throws {
    let wakeUp = try WakeUp()
    wakeUp.shut()
    wakeUp.signal()
    wakeUp.wait(atMost: nil)
  }
}
