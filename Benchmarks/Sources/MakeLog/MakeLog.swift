import Foundation
import VizEngine

/// `MakeLog EVENTS FILE`: writes the text log of a busy server with at least so many events, for `make bench`.
@main
enum MakeLog {
  static func main() throws {
    guard CommandLine.arguments.count == 3, let events = Int(CommandLine.arguments[1]), events > 0 else {
      FileHandle.standardError.write(Data("usage: MakeLog EVENTS FILE\n".utf8))
      exit(2)
    }
    let path = CommandLine.arguments[2]
    guard let file = fopen(path, "wb") else {
      FileHandle.standardError.write(Data("\(path): \(String(cString: strerror(errno)))\n".utf8))
      exit(1)
    }
    let writer = Writer(file: file)
    try BusyServer(events: events).record { writer.write($0) }
    guard writer.finish() else {
      FileHandle.standardError.write(Data("\(path): the disk did not take all of it\n".utf8))
      exit(1)
    }
  }
}

/// Writes what comes, and keeps none of it.
private final class Writer {
  private let file: UnsafeMutablePointer<FILE>
  private var trace = Trace()
  private var count = 0
  private var isWhole = true

  init(file: UnsafeMutablePointer<FILE>) {
    self.file = file
    var bytes: [UInt8] = []
    TextLogEncoder.append(TextLogHeader(source: "MakeLog", program: "busy-server", clock: "virtual"), to: &bytes)
    put(bytes)
  }

  func write(_ delta: TraceDelta) {
    var bytes: [UInt8] = []
    trace.append(delta)
    for event in trace.events { TextLogEncoder.append(event, tables: trace.tables, to: &bytes) }
    count += trace.events.count
    trace.removeEvents()
    put(bytes)
  }

  func finish() -> Bool {
    var bytes: [UInt8] = []
    TextLogEncoder.appendTrailer(eventCount: count, to: &bytes)
    put(bytes)
    return fclose(file) == 0 && isWhole
  }

  private func put(_ bytes: [UInt8]) {
    isWhole = fwrite(bytes, 1, bytes.count, file) == bytes.count && isWhole
  }
}
