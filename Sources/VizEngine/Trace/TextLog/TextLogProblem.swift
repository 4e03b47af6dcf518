/// Something wrong in a text log, with the line where it is: the rest of the log is still read.
public struct TextLogProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The first line does not name the format.
    case missingHeading
    /// A later version of the format, which is not read at all.
    case higherVersion(Int)
    /// A line that is left out, and why.
    case malformed(String)
    /// An event earlier than the one before it; it is kept, at the time of that one.
    case timeGoesBack
    /// An event that creates a subject a second time; it is left out.
    case subjectReused(Subject)
    /// The last line has no end; it is left out.
    case unfinishedLine
    /// The log ends without its trailer.
    case cutShort
    /// The trailer counts other than there are.
    case countDiffers(stated: Int, found: Int)
    /// The first line after the trailer.
    case linesAfterTrailer
  }

  /// What is wrong there.
  public let kind: Kind
  /// The line in the log, counted from 1.
  public let line: Int

  init(_ kind: Kind, line: Int) {
    self.kind = kind
    self.line = line
  }

  /// The line, what is wrong, and what to do about it, as one sentence.
  public var description: String { "line \(line): \(sentence)" }

  private var sentence: String {
    switch kind {
    case .missingHeading:
      "this does not begin with '# loopviz log \(TextLogHeader.version)'; give a log that loopviz exported"
    case .higherVersion(let version):
      "the log is of version \(version == .max ? "\(version) or higher" : "\(version)") and this loopviz reads up to \(TextLogHeader.version); use a newer loopviz"
    case .malformed(let reason):
      "left out, because \(reason); docs/LOG-FORMAT.md says how a line is written"
    case .timeGoesBack:
      "the time goes back; the event is shown at the time of the one before it"
    case .subjectReused(let subject):
      "left out, because \(subject) was created before; numbers are given once, so check for two logs in one file"
    case .unfinishedLine:
      "left out, because the line has no end; the log was cut short while it was being written"
    case .cutShort:
      "the log was cut short: it ends without '# events:'; what there is, is shown"
    case .countDiffers(let stated, let found):
      "the log says that it has \(stated) events and has \(found); lines were lost or added"
    case .linesAfterTrailer:
      "the log goes on after its '# events:'; check for two logs in one file"
    }
  }
}
