/// A text log as read: its header, its events, and what was wrong with it.
public struct TextLog: Sendable {
  /// How many problems are kept; beyond that they are only counted.
  public static let greatestProblemCount = 1000

  /// Where the log comes from.
  public internal(set) var header = TextLogHeader()
  /// What could be read, in order; time never goes back in it, and no subject is created twice.
  public internal(set) var trace = Trace()
  /// The first problems, in the order of their lines.
  public internal(set) var problems: [TextLogProblem] = []
  /// How many problems there are in all.
  public internal(set) var problemCount = 0

  /// Reads a whole log. O(its length).
  public init(reading bytes: [UInt8]) {
    var decoder = TextLogDecoder()
    decoder.feed(bytes)
    decoder.finish()
    self = decoder.log
  }

  /// Reads a whole log. O(its length).
  public init(reading text: String) {
    self.init(reading: Array(text.utf8))
  }

  init() {}

  mutating func note(_ kind: TextLogProblem.Kind, line: Int) {
    problemCount += 1
    if problems.count < Self.greatestProblemCount { problems.append(TextLogProblem(kind, line: line)) }
  }
}
