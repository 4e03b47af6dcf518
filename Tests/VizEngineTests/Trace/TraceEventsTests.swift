import TestSupport
import Testing

@testable import VizEngine

/// What lies packed in memory comes out as it went in.
@Suite struct TraceEventsTests {
  @Test func everyKindOfEventComesBack() {
    for seed in 0..<200 as Range<UInt64> {
      let trace = RandomTrace(seed: seed, eventCount: 100)
      let packed = TraceEvents(trace.events)
      #expect(Array(packed) == trace.events, "seed \(seed)")
      for (index, event) in trace.events.enumerated() {
        var deadline: Instant?
        if case .suspended(on: .timer(let until)) = event.kind { deadline = until }
        #expect(packed.deadline(at: index) == deadline, "seed \(seed), event \(index)")
      }
    }
  }

  @Test func eventsThatDoNotFitComeBack() {
    let far = LocationReference(index: PackedEvent.greatestLocation)
    let tooFar = LocationReference(index: PackedEvent.greatestLocation + 1)
    let events: [TraceEvent] = [
      TraceEvent(.start, .loop, at: far, iteration: 7, instant: .zero),
      TraceEvent(.cancelled, .task(1), at: tooFar, iteration: 8, instant: Instant(nanoseconds: 1)),
      TraceEvent(.close, .task(2), iteration: 6, instant: Instant(nanoseconds: 2)),
      TraceEvent(.close, .task(3), iteration: 7 + PackedEvent.greatestPass, instant: Instant(nanoseconds: 3)),
      TraceEvent(.close, .task(4), iteration: 8 + PackedEvent.greatestPass, instant: Instant(nanoseconds: 4)),
    ]
    let packed = TraceEvents(events)
    #expect(Array(packed) == events)
    #expect(packed.wide.count == 3)
    #expect(events.indices.allSatisfy { packed.instant(at: $0) == events[$0].instant })
  }

  @Test func anEventTakesTwentyFourBytes() {
    #expect(MemoryLayout<PackedEvent>.stride == 24)
  }

  @Test func aCopyKeepsWhatItWas() {
    var list = GrowingList<UInt32>()
    for number in 0..<100 as Range<UInt32> { list.append(number) }
    let copy = list
    for number in 100..<5000 as Range<UInt32> { list.append(number) }
    list.insert(7, at: 3)
    list[0] = 9
    #expect(copy.elementsEqual(0..<100))
    #expect(list.count == 5001)
    #expect(list.prefix(5).elementsEqual([9, 1, 2, 7, 3]))
  }
}
