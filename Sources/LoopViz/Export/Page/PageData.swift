import VizEngine

/// A run as the page's script reads it: rows, then events, as JSON that can stand in a page.
///
/// An event is an array: the nanoseconds since the event before; its row, or else who it is of; a code; what happened;
/// the rest of the log's line; the story's sentence; few words of a wait; and the row of a thing that it took (from 1)
/// or gave back (negative). A text stands where it comes first, and from then on its number, counted from 1; whose it is
/// then is -1 less that number. Nothing at the end is left out.
struct PageData {
  private let timeline: Timeline
  private let phrases: any Phrases
  /// How many events of the run are told.
  let count: Int
  private let rows: RowNumbers
  private var numbers: [String: Int] = ["": 0]

  init(_ timeline: Timeline, _ options: PageOptions) {
    self.timeline = timeline
    phrases = options.phrases
    count = min(timeline.trace.events.count, max(0, options.eventLimit))
    var first = timeline
    if count < timeline.trace.events.count { first.seek(to: .at(count)) }
    rows = timeline.lists.shown.prefix(below: first.state.standings.count)
  }

  /// Whether there is more of the run than is told.
  var isCut: Bool { count < timeline.trace.events.count }

  /// The last instant that is told.
  var end: Instant { isCut && count > 0 ? timeline.trace.events[count - 1].instant : timeline.end }

  mutating func write<Failure>(
    _ markup: inout Markup, into take: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let marks = Phase.allCases.map { Self.quoted("M0 0" + PictureMark.shape($0)) }.joined(separator: ",")
    let words = (Phase.allCases.map { phrases.word($0) } + [phrases.held]).map(Self.quoted).joined(separator: ",")
    markup.raw("{\"end\":\(end.nanoseconds),\"marks\":[\(marks)],\"words\":[\(words)],\n\"rows\":[")
    let state = timeline.newest
    for (place, row) in rows.enumerated() {
      let (name, coroutine) = (Self.quoted(state.name(at: row)), Self.quoted(state.coroutine(at: row)))
      markup.raw("\(place > 0 ? "," : "")\n[\(name),\(coroutine),\(state.who(at: row).kind.pageNumber)]")
      try markup.passOn(to: take)
    }
    markup.raw("],\n\"events\":[")
    var past = timeline
    var last = Int64(0)
    for number in 0..<count {
      past.seek(to: .at(number + 1))
      let event = timeline.trace.events[number]
      markup.raw(number > 0 ? ",\n[" : "\n[")
      markup.raw("\(event.instant.nanoseconds - last)")
      last = event.instant.nanoseconds
      markup.raw(fields(of: event, past.state))
      markup.raw("]")
      try markup.passOn(to: take)
    }
    markup.raw("]}")
  }

  /// All but the time of an event, each after a comma.
  private mutating func fields(of event: TraceEvent, _ state: LoopState) -> String {
    let tables = timeline.trace.tables
    let names = SubjectNames(state: state, phrases: phrases)
    let words = EventWords(event, tables: tables, names: names)
    let move = event.kind.place(of: event.subject.kind).map { $0.phase.pageNumber + 1 } ?? 0
    let code = move * 7 + (words.phase.map { $0.pageNumber + 1 } ?? 0)
    let who = row(of: event.subject).map { "\($0)" } ?? owner(words.who)
    let why = Why(state: state, tables: tables, now: event.instant)
    let (what, detail) = (text(words.what), text(words.detail))
    let sentence = text(why.sentence(for: event, in: phrases))
    var fields = ",\(who),\(code),\(what),\(detail),\(sentence)"
    switch event.kind {
    case .suspended(let wait):
      let brief = WaitLabel(timeline: timeline, names: names).brief(wait, since: event.instant)
      if !brief.isEmpty { fields += ",\(text(brief))" }
    case .acquired(let thing):
      if let row = row(of: thing) { fields += ",0,\(row + 1)" }
    case .released(let thing):
      if let row = row(of: thing) { fields += ",0,\(-1 - row)" }
    default: break
    }
    return fields
  }

  private func row(of subject: Subject) -> Int? {
    guard let row = timeline.histories.index[subject] else { return nil }
    let place = rows.place(of: row)
    return place < rows.count && rows[place] == row ? place : nil
  }

  private mutating func owner(_ name: String) -> String {
    let field = text(name)
    return field.hasPrefix("\"") ? field : "-\(1 + (Int(field) ?? 0))"
  }

  /// The text itself where it comes first, and from then on its number.
  private mutating func text(_ text: String) -> String {
    if let number = numbers[text] { return "\(number)" }
    numbers[text] = numbers.count
    return Self.quoted(text)
  }
}

extension PageData {
  /// A string of JSON that ends no script: a `<` is escaped too.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "<", "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Phase {
  /// Its place in the page's lists.
  fileprivate var pageNumber: Int { Phase.allCases.firstIndex(of: self) ?? 0 }
}

extension Subject.Kind {
  /// What the page tells apart: tasks, callbacks, jobs, and the things that somebody holds.
  fileprivate var pageNumber: Int {
    switch self {
    case .task: 0
    case .handle: 1
    case .job: 2
    case .loop, .future, .primitive, .descriptor: 3
    }
  }
}
