import VizEngine

/// What whoever writes a program's log remarks about it, beside the events: `# dropped: 1200`.
struct ProbeRemark: Hashable, Sendable {
  /// What is the case; each kind is kept once, with what it has come to.
  enum Kind: Hashable, Sendable {
    /// So many events are missing, because they came faster than they were read.
    case dropped(Int)
    /// The program forked so often; its children are not recorded.
    case forked(Int)
    /// So many loops of other threads are not recorded.
    case otherLoops(Int)
    /// The probe gave up, for this reason; the program goes on.
    case failed(String)
    /// The program ended and no loop was seen in it.
    case unseen
  }

  var kind: Kind
  /// How many events there were before it was remarked for the first time, and for the last.
  var first: Int
  var last: Int
}

/// All remarks of a log, as far as it is read.
struct ProbeRemarks: Hashable, Sendable {
  private(set) var all: [ProbeRemark] = []
  /// How many lines of the header were looked at.
  private var taken = 0

  /// How many events are missing.
  var dropped: Int {
    for remark in all { if case .dropped(let count) = remark.kind { return count } }
    return 0
  }

  /// Whether the probe has given up.
  var hasFailed: Bool { all.contains { if case .failed = $0.kind { true } else { false } } }

  /// Takes in the header's lines that are new; so many events were read before them. O(what is new).
  mutating func take(_ header: TextLogHeader, events: Int) {
    guard header.others.count > taken else { return }
    for field in header.others[taken...] {
      if let kind = ProbeRemark.Kind(field) { add(kind, events) }
    }
    taken = header.others.count
  }

  /// The program has ended; whose log has not even a heading ran no loop that could be seen.
  mutating func end(_ header: TextLogHeader) {
    if header.source == nil { add(.unseen, 0) }
  }

  /// Those that were made up to this event.
  func upTo(event count: Int) -> [ProbeRemark] { all.filter { $0.first <= count } }

  private mutating func add(_ kind: ProbeRemark.Kind, _ events: Int) {
    for place in all.indices {
      guard let sum = all[place].kind.joined(with: kind) else { continue }
      all[place].kind = sum
      all[place].last = events
      return
    }
    all.append(ProbeRemark(kind: kind, first: events, last: events))
  }
}

extension ProbeRemark.Kind {
  /// Nothing when the line is no remark of the probe.
  fileprivate init?(_ field: TextLogHeader.Field) {
    switch field.name {
    case "dropped":
      guard let count = Int(field.value), count > 0 else { return nil }
      self = .dropped(count)
    case "forked": self = .forked(1)
    case "other-loops":
      guard let count = Int(field.value), count > 0 else { return nil }
      self = .otherLoops(count)
    case "probe":
      guard field.value.hasPrefix("failed: ") else { return nil }
      self = .failed(String(field.value.dropFirst("failed: ".count)))
    default: return nil
    }
  }

  /// What two remarks of the same kind come to; nothing when they are of different ones.
  fileprivate func joined(with other: Self) -> Self? {
    switch (self, other) {
    case (.dropped(let one), .dropped(let more)):
      .dropped(one.addingReportingOverflow(more).overflow ? .max : one + more)
    case (.forked(let one), .forked(let more)): .forked(one + more)
    case (.otherLoops(let one), .otherLoops(let now)): .otherLoops(max(one, now))
    case (.failed, .failed), (.unseen, .unseen): self
    case (.dropped, _), (.forked, _), (.otherLoops, _), (.failed, _), (.unseen, _): nil
    }
  }
}
