import VizEngine

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What it takes to read a great log and to look at any place of it: never a pass or a fail.
struct LogMeasurement {
  private static let size = Size(width: 200, height: 60)
  private static let pieceLength = 1 << 18
  private static let seeks = 1_000
  private static let frames = 200

  let path: String

  func report() throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw SystemError(action: "read \(path)", code: errno, advice: "make one with Benchmarks' MakeLog")
    }
    defer { close(file) }
    reportScanning(file)
    lseek(file, 0, SEEK_SET)
    let before = ResidentMemory.bytes
    var timeline = Timeline()
    var decoder = TextLogDecoder()
    var piece = [UInt8](repeating: 0, count: Self.pieceLength)
    var length = 0
    var firstPiece: Duration?
    let start = ContinuousClock.now
    let time = ProcessorTime.measure {
      while case let count = read(file, &piece, piece.count), count > 0 {
        length += count
        timeline.grow { decoder.feed(piece.span.extracting(0..<count), into: &$0) }
        if firstPiece == nil { firstPiece = ContinuousClock.now - start }
      }
      timeline.grow { decoder.finish(into: &$0) }
    }
    let count = timeline.trace.events.count
    print("a log of \(count) events, \(Figures.decimals(Double(length) / 1e6)) MB, \(decoder.problemCount) problems")
    let rate = Double(length) / 1e6 / (time / .seconds(1))
    Figures.line("read, with fold and lints", "\(Figures.decimals(rate)) MB for a second of one processor")
    Figures.line("an event", "\(Figures.decimals(time / .nanoseconds(count))) ns")
    if let before, let after = ResidentMemory.bytes {
      Figures.line("memory", "\(Figures.decimals(Double(after - before) / Double(count))) bytes an event")
    }
    Figures.line("checkpoints", "\(Figures.decimals(Double(timeline.checkpointBytes) / Double(count))) bytes an event")
    if let firstPiece { Figures.line("first piece", Figures.milliseconds(firstPiece)) }
    if let most = ResidentMemory.greatestBytes { Figures.line("most memory at any time", "\(most / 1_000_000) MB") }
    var random = GreatRunMeasurement.seed
    let times = (0..<Self.seeks).map { _ in
      let place = GreatRunMeasurement.next(&random, below: count)
      return ContinuousClock().measure { timeline.seek(to: .at(place)) }
    }
    Figures.line("seek, to \(Self.seeks) places", Figures.spread(times))
  }

  /// The limit: how fast this machine only counts the line feeds of the file, as `wc -l` does.
  private func reportScanning(_ file: Int32) {
    var piece = [UInt8](repeating: 0, count: Self.pieceLength)
    var (length, lines) = (0, 0)
    let time = ProcessorTime.measure {
      while case let count = read(file, &piece, piece.count), count > 0 {
        length += count
        piece.withUnsafeBytes { bytes in
          var rest = UnsafeRawBufferPointer(rebasing: bytes[..<count])
          while let base = rest.baseAddress, let found = memchr(base, 10, rest.count) {
            lines += 1
            rest = UnsafeRawBufferPointer(rebasing: rest[(UnsafeRawPointer(found) - base + 1)...])
          }
        }
      }
    }
    let rate = Int(Double(length) / 1e6 / (time / .seconds(1)))
    print("\(path)")
    Figures.line("lines counted, as wc -l", "\(lines), \(rate) MB for a second of one processor")
  }
}
