import Foundation

/// The same workloads under CPython, with the python3 that is on PATH.
enum Python {
  enum Loop: String, CaseIterable {
    case asyncio, uvloop
  }

  /// `3.13.0`, or `nil` without python3.
  static let version = run(["-c", "import sys; print(sys.version.split()[0])"])

  /// The best time of a workload; `nil` when there is no python3, or no uvloop in it.
  static func time(_ workload: some Workload, on loop: Loop) -> Double? {
    guard let script = Bundle.module.path(forResource: "workloads", ofType: "py") else { return nil }
    let arguments = ([workload.count / workload.pythonShare] + workload.pythonArguments).map(String.init)
    return run([script, loop.rawValue, "\(Measurement.rounds)", workload.pythonName] + arguments).flatMap(Double.init)
  }

  private static func run(_ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
