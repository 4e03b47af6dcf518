/// What happened: the word of a line with its keys.
extension TextLogFields {
  /// What the line says; `nil` when its word, or the value of a key that it turns on, is of a later version.
  mutating func kind(
    of word: Range<Int>, in line: Span<UInt8>, into tables: inout TraceTables
  ) throws(LineFault) -> TraceEvent.Kind? {
    guard let word = TextLogWord(in: word, of: line) else { return nil }
    switch word {
    case .start: return .start
    case .stop: return .stop
    case .close: return .close
    case .cancelled: return .cancelled
    case .idle: return .idle(until: try instant("until", in: line))
    case .created: return try created(in: line, into: &tables)
    case .running: return .running(thread: try thread(in: line))
    case .thrown: return .thrown(try text("error", in: line, into: &tables))
    case .acquired: return try subject("of", in: line).map { .acquired($0) }
    case .released: return try subject("of", in: line).map { .released($0) }
    case .suspended: return try wait(in: line, into: &tables).map { .suspended(on: $0) }
    case .blocking: return .blocking(until: try requiredInstant("until", in: line))
    case .ready: return try waker(in: line).map { .ready(by: $0) }
    case .finished: return .finished(try text("result", in: line, into: &tables))
    case .failed: return .failed(try text("error", in: line, into: &tables))
    case .output: return .output(try text("text", in: line, into: &tables))
    case .cancelling: return try subject("by", in: line).map { .cancelling(by: $0) }
    case .warning:
      let value = try value("kind", in: line).value
      let text = try text("text", in: line, into: &tables)
      for warning in TraceEvent.Warning.allCases where line.spells(warning.spelling, in: value) {
        return .warning(warning, text)
      }
      return nil
    }
  }

  private mutating func created(
    in line: Span<UInt8>, into tables: inout TraceTables
  ) throws(LineFault) -> TraceEvent.Kind {
    let name = try value("name", in: line)
    let coroutine = try take("coro", of: line)
    let identity = Identity(
      name: try identityName(name, in: line, into: &tables),
      coroutine: try coroutine?.reference(of: line, into: &tables) ?? TraceTables.empty)
    return .created(tables.reference(to: identity), parent: try parent(in: line))
  }

  /// `Task-7` becomes a number, because most logs hold a great many such names.
  private func identityName(
    _ field: TextLogField, in line: Span<UInt8>, into tables: inout TraceTables
  ) throws(LineFault) -> Identity.Name {
    let start = field.value.lowerBound
    if field.value.count > 5, line.spells("Task-", in: start..<start + 5),
      let number = line.number(in: start + 5..<field.value.upperBound), let number = UInt32(exactly: number)
    {
      return .numbered(number)
    }
    return .given(try field.reference(of: line, into: &tables))
  }

  /// A parent of a later version's kind stays among the untaken, so that the subject is still created.
  private mutating func parent(in line: Span<UInt8>) throws(LineFault) -> Subject {
    guard let field = try peek(at: "parent", of: line) else { return .loop }
    guard let reading = line.subject(in: field.value) else { throw .value("parent") }
    guard case .known(let parent) = reading else { return .loop }
    _ = try take("parent", of: line)
    return parent
  }

  private mutating func thread(in line: Span<UInt8>) throws(LineFault) -> UInt32 {
    guard let field = try take("thread", of: line) else { return 0 }
    guard let number = line.number(in: field.value).flatMap(UInt32.init(exactly:)) else { throw .value("thread") }
    return number
  }

  private mutating func wait(
    in line: Span<UInt8>, into tables: inout TraceTables
  ) throws(LineFault) -> TraceEvent.Wait? {
    let on = try value("on", in: line).value
    if line.spells("turn", in: on) { return .turn }
    if line.spells("outside", in: on) { return .outside }
    if line.spells("sleep", in: on) || line.spells("timer", in: on) {
      if let delay = try take("delay", of: line), !line.isDecimal(in: delay.value) { throw .value("delay") }
      return .timer(until: try requiredInstant("until", in: line))
    }
    if line.spells("wait", in: on) { return try list(in: line).map { .wait(tables.reference(to: $0)) } }
    if line.spells("gather", in: on) { return try list(in: line).map { .gather(tables.reference(to: $0)) } }
    if line.spells("group", in: on) { return try list(in: line).map { .group(tables.reference(to: $0)) } }
    if line.spells("first", in: on) { return try list(in: line).map { .first(tables.reference(to: $0)) } }
    if line.spells("shield", in: on) { return try subject("of", in: line).map { .shield($0) } }
    for purpose in TraceEvent.Purpose.allCases where line.spells(purpose.waitSpelling, in: on) {
      return try primitive(for: purpose, in: line)
    }
    if line.spells("descriptor", in: on), let readiness = try take("for", of: line) {
      return try descriptor(for: readiness, in: line)
    }
    for kind in Subject.Kind.allCases where line.spells(kind.waitSpelling, in: on) {
      guard let subject = try subject("of", in: line) else { return nil }
      guard subject.kind == kind else { throw .value("of") }
      return .future(subject)
    }
    return nil
  }

  private mutating func primitive(
    for purpose: TraceEvent.Purpose, in line: Span<UInt8>
  ) throws(LineFault) -> TraceEvent.Wait? {
    guard let primitive = try subject("of", in: line) else { return nil }
    guard primitive.kind == .primitive else { throw .value("of") }
    guard let holder = try take("holder", of: line) else { return .primitive(primitive, holder: .loop, purpose) }
    guard let reading = line.subject(in: holder.value) else { throw .value("holder") }
    guard case .known(let holder) = reading else { return nil }
    return .primitive(primitive, holder: holder, purpose)
  }

  private mutating func descriptor(
    for readiness: TextLogField, in line: Span<UInt8>
  ) throws(LineFault) -> TraceEvent.Wait? {
    guard let descriptor = try subject("of", in: line) else { return nil }
    guard descriptor.kind == .descriptor else { throw .value("of") }
    for known in TraceEvent.Readiness.allCases where line.spells(known.spelling, in: readiness.value) {
      return .descriptor(descriptor, known)
    }
    return nil
  }

  private mutating func waker(in line: Span<UInt8>) throws(LineFault) -> TraceEvent.Waker? {
    let by = try value("by", in: line)
    if line.spells("timer", in: by.value) { return .timer }
    if line.spells("cancellation", in: by.value) { return .cancellation }
    if line.spells("outside", in: by.value) { return .outside }
    guard let reading = line.subject(in: by.value) else { throw .value("by") }
    guard case .known(let subject) = reading else { return nil }
    return .subject(subject)
  }

  /// The subjects between commas; `-` stands for none.
  private mutating func list(in line: Span<UInt8>) throws(LineFault) -> [Subject]? {
    let value = try value("of", in: line).value
    if value.count == 1, line[value.lowerBound] == Byte.dash { return [] }
    var subjects: [Subject] = []
    var isKnown = true
    var start = value.lowerBound
    while true {
      let end = line.firstIndex(of: Byte.comma, from: start, to: value.upperBound)
      guard let reading = line.subject(in: start..<end) else { throw .value("of") }
      if case .known(let subject) = reading { subjects.append(subject) } else { isKnown = false }
      guard end < value.upperBound else { return isKnown ? subjects : nil }
      start = end + 1
    }
  }

  private mutating func value(_ key: StaticString, in line: Span<UInt8>) throws(LineFault) -> TextLogField {
    guard let field = try take(key, of: line) else { throw .missing(key) }
    return field
  }

  private mutating func text(
    _ key: StaticString, in line: Span<UInt8>, into tables: inout TraceTables
  ) throws(LineFault) -> TextReference {
    try value(key, in: line).reference(of: line, into: &tables)
  }

  private mutating func subject(_ key: StaticString, in line: Span<UInt8>) throws(LineFault) -> Subject? {
    guard let reading = line.subject(in: try value(key, in: line).value) else { throw .value(key) }
    guard case .known(let subject) = reading else { return nil }
    return subject
  }

  private mutating func requiredInstant(_ key: StaticString, in line: Span<UInt8>) throws(LineFault) -> Instant {
    guard let instant = try instant(key, in: line) else { throw .missing(key) }
    return instant
  }

  private mutating func instant(_ key: StaticString, in line: Span<UInt8>) throws(LineFault) -> Instant? {
    guard let field = try take(key, of: line) else { return nil }
    guard let nanoseconds = line.nanoseconds(in: field.value) else { throw .value(key) }
    return Instant(nanoseconds: nanoseconds)
  }
}
