import Foundation
import Testing

/// A file of the Trace Event Format, and the rules by which Perfetto and Chrome draw all of it.
struct ChromeFile {
  /// One object of the list, with its time in nanoseconds as the text has it.
  struct Event {
    let phase: String
    let name: String
    let category: String
    let track: Int
    let nanoseconds: Int
    let flow: Int
    let arguments: [String: Any]
  }

  private struct Open {
    var name: String
    var begin: Int
  }

  let events: [Event]
  private(set) var faults: [String] = []
  /// The slices of each track, in order: name, beginning and end.
  private(set) var slices: [Int: [(name: String, begin: Int, end: Int)]] = [:]
  /// For each arrow the tracks and slices of its ends.
  private(set) var flows: [(from: Int, out: String, to: Int, into: String)] = []

  static let loopTrack = 2

  init(_ text: String) throws {
    let whole = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let objects = try #require(whole["traceEvents"] as? [[String: Any]])
    let times = text.split(separator: "\n").dropFirst().dropLast().map(Self.nanoseconds)
    #expect(times.count == objects.count, "an event is a line")
    events = zip(objects, times).map { object, time in
      Event(
        phase: object["ph"] as? String ?? "", name: object["name"] as? String ?? "",
        category: object["cat"] as? String ?? "", track: object["tid"] as? Int ?? 0, nanoseconds: time ?? -1,
        flow: object["id"] as? Int ?? 0, arguments: object["args"] as? [String: Any] ?? [:])
    }
    check()
  }

  /// The time of a line, without floating point: microseconds, and exactly three decimals.
  private static func nanoseconds(_ line: Substring) -> Int? {
    guard let match = line.firstMatch(of: /"ts":(\d+)\.(\d\d\d)[,}]/) else { return nil }
    return (Int(match.1) ?? 0) * 1000 + (Int(match.2) ?? 0)
  }

  private mutating func check() {
    var open: [Int: Open] = [:]
    var last: [Int: Int] = [:]
    var lastEnd: [Int: Int] = [:]
    var names: [Int: Int] = [:]
    var starts: [Int: (track: Int, slice: String, time: Int)] = [:]
    var ended: Set<Int> = []
    for event in events {
      let isTimed = ["B", "E", "i", "s", "f", "C"].contains(event.phase)
      if isTimed, event.nanoseconds < 0 { faults.append("no time with three decimals: \(event)") }
      if isTimed, event.phase != "C" {
        if event.nanoseconds < last[event.track] ?? 0 { faults.append("time goes back on its track: \(event)") }
        last[event.track] = event.nanoseconds
      }
      switch event.phase {
      case "B":
        if open[event.track] != nil { faults.append("in another slice: \(event)") }
        if let end = lastEnd[event.track], end != event.nanoseconds, event.track != Self.loopTrack {
          faults.append("a gap before: \(event)")
        }
        open[event.track] = Open(name: event.name, begin: event.nanoseconds)
      case "E":
        guard let slice = open.removeValue(forKey: event.track) else {
          faults.append("ends nothing: \(event)")
          continue
        }
        slices[event.track, default: []].append((slice.name, slice.begin, event.nanoseconds))
        // What has ended may come back in a log of elsewhere, after any time.
        lastEnd[event.track] = event.arguments["end"] == nil ? event.nanoseconds : nil
      case "s":
        if starts[event.flow] != nil { faults.append("an arrow's start twice: \(event)") }
        guard let slice = open[event.track] else {
          faults.append("starts in no slice: \(event)")
          continue
        }
        starts[event.flow] = (event.track, slice.name, event.nanoseconds)
      case "f":
        guard let start = starts[event.flow], let slice = open[event.track], ended.insert(event.flow).inserted else {
          faults.append("an arrow's end without a start, a slice, or a second time: \(event)")
          continue
        }
        if start.time > event.nanoseconds { faults.append("backwards: \(event)") }
        flows.append((start.track, start.slice, event.track, slice.name))
      case "M":
        if event.name == "thread_name" { names[event.track, default: 0] += 1 }
        if event.name == "thread_sort_index", event.arguments["sort_index"] as? Int != event.track {
          faults.append("out of order: \(event)")
        }
      case "i", "C": break
      default: faults.append("what is this? \(event)")
      }
    }
    for (track, slice) in open { faults.append("never ended on \(track): \(slice)") }
    for flow in starts.keys where !ended.contains(flow) { faults.append("an arrow without an end: \(flow)") }
    for track in last.keys where names[track] != 1 { faults.append("\(names[track] ?? 0) names for track \(track)") }
  }
}
