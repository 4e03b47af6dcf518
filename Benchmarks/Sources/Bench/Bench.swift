import VizEngine

/// `make bench`: all figures in one run, so that they can be compared; never a pass or a fail.
@main
enum Bench {
  static func main() throws {
    print("loopviz benchmarks: best of \(Measurement.rounds) rounds each, all in this one run\n")
    try StepBenchmark.run()
    if let program = CommandLine.arguments.dropFirst().first {
      try StartBenchmark.run(program)
    } else {
      print("start: give the path of a release build of loopviz to measure its first frame")
    }
  }
}

/// How things are measured and printed.
enum Measurement {
  static let rounds = 5

  /// The shortest of several rounds: what the machine can do when nothing else disturbs it.
  static func best(_ body: () throws -> Duration) rethrows -> Duration {
    var best = try body()
    for _ in 1..<rounds { best = min(best, try body()) }
    return best
  }

  /// A rate in millions a second with two decimals.
  static func millions(_ count: Int, in duration: Duration) -> Double {
    Double(count) / duration.inSeconds / 1e6
  }

  /// A number with two decimals.
  static func decimals(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = "\(hundredths % 100)"
    return "\(hundredths / 100).\(fraction.count < 2 ? "0" : "")\(fraction)"
  }

  /// A line of the table: a name, a value, a remark.
  static func line(_ name: String, _ value: String, _ remark: String = "") {
    let padded = name + String(repeating: " ", count: max(1, 44 - name.count))
    let right = String(repeating: " ", count: max(0, 10 - value.count)) + value
    print("  \(padded)\(right)  \(remark)")
  }
}
