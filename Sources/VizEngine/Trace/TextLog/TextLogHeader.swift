/// What stands above the events of a text log: where they come from.
public struct TextLogHeader: Hashable, Sendable {
  /// A header line that this version does not know.
  public struct Field: Hashable, Sendable {
    /// Letters, digits, `-` and `_`; empty for a remark, which is a line without a name.
    public var name: String
    /// What stands after the colon, or the remark.
    public var value: String

    /// Makes a field, or a remark when `name` is empty.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The version of the format that this package writes, and the highest that it reads.
  public static let version = 1

  /// What wrote the log: `VizEngine 0.1.0`.
  public var source: String?
  /// What ran: `workers`.
  public var program: String?
  /// The clock of the loop: `real`, `virtual` or `paced`.
  public var clock: String?
  /// When the loop was made, in UTC: `2026-11-22T16:50:00.123Z`.
  public var started: String?
  /// The lines that this version does not know, in their order.
  public var others: [Field]

  /// Makes a header; what is `nil` is left out of the log.
  public init(
    source: String? = nil, program: String? = nil, clock: String? = nil, started: String? = nil, others: [Field] = []
  ) {
    self.source = source
    self.program = program
    self.clock = clock
    self.started = started
    self.others = others
  }

  /// Keeps a line; one whose name was there before goes to the others, as does the unknown.
  mutating func add(_ field: Field) {
    switch field.name {
    case "source" where source == nil: source = field.value
    case "program" where program == nil: program = field.value
    case "clock" where clock == nil: clock = field.value
    case "started" where started == nil: started = field.value
    default: others.append(field)
    }
  }
}
