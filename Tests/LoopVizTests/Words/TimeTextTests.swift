import TestSupport
import Testing
import VizEngine

@testable import LoopViz

@Suite struct TimeTextTests {
  @Test func secondsAreCutAndNeverRoundedUp() {
    #expect(TimeText.seconds(.nanoseconds(2_416_999_999)) == "2.416")
    #expect(TimeText.seconds(.nanoseconds(999_999_999), decimals: 0) == "0")
    #expect(TimeText.seconds(.nanoseconds(5), decimals: 9) == "0.000000005")
    #expect(TimeText.seconds(.milliseconds(-1250), decimals: 2) == "-1.25")
    #expect(TimeText.seconds(Instant(nanoseconds: .max)) == "9223372036.854")
  }

  @Test(arguments: [
    (Duration.zero, "0 ns"), (.nanoseconds(999), "999 ns"), (.microseconds(1), "1 µs"),
    (.nanoseconds(999_999), "999 µs"),
    (.milliseconds(1), "1.0 ms"), (.milliseconds(500), "500 ms"), (.microseconds(12_345), "12.3 ms"),
    (.seconds(1), "1.00 s"),
    (.milliseconds(9_999), "9.99 s"), (.seconds(10), "10.0 s"), (.seconds(100), "100.0 s"),
  ])
  func aDurationHasTheUnitThatSuitsIt(duration: Duration, text: String) {
    #expect(TimeText.short(duration) == text)
    #expect(TimeText.short(duration, .ascii).utf8.allSatisfy { $0 < 0x7F })
  }

  @Test func aCountdownEndsAtZeroAndNotBefore() {
    #expect(TimeText.countdown(.milliseconds(583)) == "0.59 s")
    #expect(TimeText.countdown(.nanoseconds(1)) == "0.01 s")
    #expect(TimeText.countdown(.zero) == "0.00 s")
    #expect(TimeText.countdown(.seconds(-3), gap: "") == "0.00s")
    #expect(TimeText.countdown(.seconds(61)) == "61.00 s")
  }

  @Test func marksOfAnAxisDifferFromEachOther() {
    for span in [
      Duration.nanoseconds(100), .microseconds(3), .milliseconds(2), .seconds(1), .seconds(4), .seconds(700),
    ] {
      for columns in [20, 56, 130] {
        let step = TimelineAxis.step(span: span, columns: columns)
        let marks = (0..<6).map { TimeText.axis(.zero + step * $0, step: step, .unicode) }
        #expect(Set(marks).count == marks.count, "\(marks)")
      }
    }
  }

  @Test func stepsOfAnAxisAreRoundAndFarEnoughApart() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<2000 {
      let span = (Int64(1) << Int64.random(in: 7...50, using: &random)) + Int64.random(in: 0...99, using: &random)
      let columns = Int.random(in: 11...190, using: &random)
      var step = TimelineAxis.step(span: .nanoseconds(span), columns: columns).wholeNanoseconds
      #expect(Double(step) / Double(span) * Double(columns) >= 9.99)
      while step > 0, step % 10 == 0 { step /= 10 }
      #expect([1, 2, 5].contains(step))
    }
  }
}
