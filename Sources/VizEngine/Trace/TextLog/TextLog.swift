/// A text log as read: its header, its events, and what was wrong with it.
public struct TextLog: Sendable {
  /// Where the log comes from.
  public let header: TextLogHeader
  /// What could be read, in order; time never goes back in it, and no subject is created twice.
  public let trace: Trace
  /// The first problems, in the order of their lines.
  public let problems: [TextLogProblem]
  /// How many problems there are in all.
  public let problemCount: Int

  /// Reads a whole log. O(its length).
  public init(reading bytes: [UInt8]) {
    var decoder = TextLogDecoder()
    var trace = Trace()
    decoder.feed(bytes, into: &trace)
    decoder.finish(into: &trace)
    self.init(decoder, trace)
  }

  /// Reads a whole log. O(its length).
  public init(reading text: String) {
    self.init(reading: Array(text.utf8))
  }

  /// What a decoder has read into a trace.
  public init(_ decoder: TextLogDecoder, _ trace: Trace) {
    header = decoder.header
    problems = decoder.problems
    problemCount = decoder.problemCount
    self.trace = trace
  }
}
