import TestSupport
import Testing

@testable import LoopViz

/// What is known of many rows together is near to what they did.
@Suite struct CrowdHistoryTests {
  /// Rows that go from lane to lane at random, and where each was after every event.
  private struct Crowd {
    var history = CrowdHistory()
    /// Of every row its lanes with the events from which on it was there.
    var lanes: [[(event: Int, lane: Lane)]]

    init(rows: Int, events: Int, seed: UInt64) {
      var random = SplitMix64(seed: seed)
      lanes = Array(repeating: [], count: rows)
      for event in 0..<events {
        let row = Int.random(in: 0..<rows, using: &random)
        let old = lanes[row].last?.lane
        guard old != .finished else { continue }
        let lane = [Lane.pending, .running, .suspended, .suspended, .finished][Int.random(in: 0..<5, using: &random)]
        guard lane != old else { continue }
        history.move(row: row, from: old, to: lane, event: event)
        lanes[row].append((event, lane))
      }
    }

    func exact(_ rows: Range<Int>, before event: Int) -> CrowdHistory.Counts {
      var counts = CrowdHistory.Counts()
      for row in rows.clamped(to: lanes.indices) {
        if let lane = lanes[row].last(where: { $0.event < event })?.lane { counts[lane] += 1 }
      }
      return counts
    }
  }

  @Test(arguments: [32, 64, 128, 256, 512, 2048]) func countsAreNeverOffByAnEighth(size: Int) {
    let crowd = Crowd(rows: 700, events: 6_000, seed: 11)
    for event in stride(from: 0, through: 6_000, by: 50) {
      for block in 0...700 / size {
        let (counts, parts) = crowd.history.counts(block: block, size: size, before: event)
        let exact = crowd.exact(block * size..<(block + 1) * size, before: event)
        for lane in Lane.allCases {
          // Rounding up to a part comes on top.
          let most = size / 8 + size / CrowdHistory.smallest
          #expect(
            abs(counts[lane] * size / parts - exact[lane]) < most, "\(lane), block \(block) of \(size) at \(event)")
        }
        #expect((counts.alive > 0) == (exact.alive > 0), "block \(block) of \(size) at \(event)")
      }
    }
  }

  @Test func aBlockOfWhichNothingIsKnownIsEmpty() {
    let counts = CrowdHistory().counts(block: 3, size: 64, before: 10).counts
    #expect(counts == CrowdHistory.Counts())
  }

  @Test func fourMovesOfABlockTakeNoMoreThanANote() {
    var history = CrowdHistory()
    for row in 0..<32 { history.move(row: row, from: nil, to: .suspended, event: row) }
    let before = history.bytes
    for event in 100..<10_100 {
      history.move(row: event % 32, from: .suspended, to: .running, event: event)
      history.move(row: event % 32, from: .running, to: .suspended, event: event)
    }
    #expect(history.bytes == before)
  }
}
