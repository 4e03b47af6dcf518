import Foundation

/// The same work under CPython's asyncio, with the python3 that is on PATH.
enum PythonBenchmark {
  private static let program = """
    import asyncio, sys, time
    tasks, steps, rounds = map(int, sys.argv[1:])
    async def spin(count):
        sleep = asyncio.sleep
        for _ in range(count):
            await sleep(0)
    async def main():
        all = [asyncio.ensure_future(spin(steps // tasks)) for _ in range(tasks)]
        for task in all:
            await task
    best = 1e9
    for _ in range(rounds):
        start = time.perf_counter()
        asyncio.run(main())
        best = min(best, time.perf_counter() - start)
    print(steps / best / 1e6)
    """

  static let version: String = run(["-c", "import sys; print(sys.version.split()[0])"]) ?? ""

  /// Millions of steps a second, or `nil` without python3.
  static func stepRate(tasks: Int, steps: Int) -> Double? {
    run(["-c", program, "\(tasks)", "\(steps)", "\(Measurement.rounds)"]).flatMap(Double.init)
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
