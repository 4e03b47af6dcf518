import VizEngine

/// `make bench`: all figures in one run, so that they can be compared; never a pass or a fail.
@main
enum Bench {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.count == 2, let program = arguments.first, let log = arguments.last {
      return try StartBenchmark.run(program, log: log)
    }
    print("loopviz benchmarks: best of \(Measurement.rounds) rounds each, all in this one run\n")
    for tasks in [1, 10, 1_000] { try Steps(tasks: tasks).report() }
    try Timers().report()
    try PingPong().report()
    try HandOffs().report()
    try GatherMany().report()
    try Echoes().report()
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

  /// A number with two decimals.
  static func decimals(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = "\(hundredths % 100)"
    return "\(hundredths / 100).\(fraction.count < 2 ? "0" : "")\(fraction)"
  }

  /// A line of the table: a name, a rate, a remark.
  static func line(_ name: String, _ rate: Double, _ remark: String?) {
    line(name, "\(Int((rate / 1000).rounded()))", remark ?? "")
  }

  static func line(_ name: String, _ rate: Double) {
    line(name, rate, nil)
  }

  /// A line of the table: a name, a value, a remark.
  static func line(_ name: String, _ value: String, _ remark: String = "") {
    let padded = name + String(repeating: " ", count: max(1, 44 - name.count))
    let right = String(repeating: " ", count: max(0, 10 - value.count)) + value
    print("  \(padded)\(right)  \(remark)")
  }
}
