import Testing
import VizEngine

@Suite("Instants")
struct InstantTests {
  @Test func `an instant is written in seconds with nine decimals`() {
    #expect(Instant.zero.description == "0.000000000")
    #expect(Instant(nanoseconds: 1).description == "0.000000001")
    #expect(Instant(nanoseconds: 12_345_678_901).description == "12.345678901")
    #expect(Instant(nanoseconds: -1_500_000_000).description == "-1.500000000")
    #expect(Instant(nanoseconds: .min).description == "-9223372036.854775808")
  }

  @Test func `the end of time is not passed`() {
    let end = Instant(nanoseconds: .max)
    #expect(end + .seconds(1) == end)
    #expect(Instant.zero + .seconds(Int64.max) == end)
    #expect(Instant(nanoseconds: .min) + .seconds(-1) == Instant(nanoseconds: .min))
  }

  @Test func `adding and taking away agree`() {
    let start = Instant(nanoseconds: 7)
    #expect((start + .milliseconds(3)) - start == .milliseconds(3))
    #expect(start < start + .nanoseconds(1))
  }

  @Test func `a fraction of a nanosecond does not count`() {
    #expect(Duration(secondsComponent: 0, attosecondsComponent: 999_999_999).wholeNanoseconds == 0)
    #expect(Duration.milliseconds(1500).inSeconds == 1.5)
  }
}
