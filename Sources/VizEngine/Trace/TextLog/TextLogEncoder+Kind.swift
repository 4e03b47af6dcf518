extension TextLogEncoder {
  /// Adds the word and keys of what happened; a word without keys leaves spaces after it.
  static func append(_ kind: TraceEvent.Kind, of event: TraceEvent, tables: TraceTables, to bytes: inout [UInt8]) {
    switch kind {
    case .start: bytes.append(.start)
    case .stop: bytes.append(.stop)
    case .close: bytes.append(.close)
    case .cancelled: bytes.append(.cancelled)
    case .idle(let until):
      bytes.append(.idle)
      if let until { bytes.append(key: "until", until) }
    case .created(let identity, let parent):
      bytes.append(.created)
      append(tables[identity], tables: tables, to: &bytes)
      if parent != .loop { bytes.append(key: "parent", parent) }
    case .running(let thread):
      bytes.append(.running)
      if thread != 0 {
        bytes.append(key: "thread")
        bytes.append(UInt64(thread))
      }
    case .thrown(let error): bytes.append(.thrown, key: "error", tables[error])
    case .suspended(let wait):
      bytes.append(.suspended)
      append(wait, of: event, tables: tables, to: &bytes)
    case .blocking(let until):
      bytes.append(.blocking)
      bytes.append(key: "until", until)
    case .ready(let waker):
      bytes.append(.ready)
      append(waker, to: &bytes)
    case .finished(let result): bytes.append(.finished, key: "result", tables[result])
    case .failed(let error): bytes.append(.failed, key: "error", tables[error])
    case .output(let text): bytes.append(.output, key: "text", tables[text])
    case .acquired(let primitive):
      bytes.append(.acquired)
      bytes.append(key: "of", primitive)
    case .released(let primitive):
      bytes.append(.released)
      bytes.append(key: "of", primitive)
    case .cancelling(let subject):
      bytes.append(.cancelling)
      bytes.append(key: "by", subject)
    case .warning(let warning, let text):
      bytes.append(.warning)
      bytes.append(key: "kind")
      bytes.append(warning.spelling)
      bytes.append(key: "text")
      bytes.append(value: tables[text])
    case .unknown(let text): bytes.append(unknown: tables[text])
    }
  }

  private static func append(_ identity: Identity, tables: TraceTables, to bytes: inout [UInt8]) {
    bytes.append(key: "name")
    switch identity.name {
    case .numbered(let number):
      bytes.append("Task-")
      bytes.append(UInt64(number))
    case .given(let text): bytes.append(value: tables[text])
    }
    let coroutine = tables[identity.coroutine]
    if !coroutine.isEmpty {
      bytes.append(key: "coro")
      bytes.append(value: coroutine)
    }
  }

  private static func append(
    _ wait: TraceEvent.Wait, of event: TraceEvent, tables: TraceTables, to bytes: inout [UInt8]
  ) {
    bytes.append(key: "on")
    switch wait {
    case .turn: bytes.append("turn")
    case .outside: bytes.append("outside")
    case .timer(let until) where event.subject.kind == .task:
      bytes.append("sleep")
      bytes.append(key: "delay")
      bytes.append(shortest: until - event.instant)
      bytes.append(key: "until", until)
    case .timer(let until):
      bytes.append("timer")
      bytes.append(key: "until", until)
    case .future(let subject):
      bytes.append(subject.kind.waitSpelling)
      bytes.append(key: "of", subject)
    case .wait(let list):
      bytes.append("wait")
      bytes.append(key: "of", tables[list])
    case .gather(let list):
      bytes.append("gather")
      bytes.append(key: "of", tables[list])
    case .group(let list):
      bytes.append("group")
      bytes.append(key: "of", tables[list])
    case .first(let list):
      bytes.append("first")
      bytes.append(key: "of", tables[list])
    case .shield(let subject):
      bytes.append("shield")
      bytes.append(key: "of", subject)
    case .primitive(let subject, let holder, let purpose):
      bytes.append(purpose.waitSpelling)
      bytes.append(key: "of", subject)
      if holder != .loop { bytes.append(key: "holder", holder) }
    case .descriptor(let subject, let readiness):
      bytes.append("descriptor")
      bytes.append(key: "of", subject)
      bytes.append(key: "for")
      bytes.append(readiness.spelling)
    }
  }

  private static func append(_ waker: TraceEvent.Waker, to bytes: inout [UInt8]) {
    bytes.append(key: "by")
    switch waker {
    case .timer: bytes.append("timer")
    case .cancellation: bytes.append("cancellation")
    case .outside: bytes.append("outside")
    case .subject(let subject): bytes.append(subject)
    }
  }
}

extension [UInt8] {
  private static let wordWidth = 10

  fileprivate mutating func append(_ word: TextLogWord) {
    append(word.spelling)
    append(spaces: Self.wordWidth - word.spelling.utf8CodeUnitCount)
  }

  fileprivate mutating func append(_ word: TextLogWord, key: StaticString, _ text: String) {
    append(word)
    append(key: key)
    append(value: text)
  }

  fileprivate mutating func append(key: StaticString, _ instant: Instant) {
    append(key: key)
    append(instant)
  }

  fileprivate mutating func append(key: StaticString, _ subject: Subject) {
    append(key: key)
    append(subject)
  }

  fileprivate mutating func append(key: StaticString, _ list: [Subject]) {
    append(key: key)
    if list.isEmpty { append(Byte.dash) }
    for (place, subject) in list.enumerated() {
      if place > 0 { append(Byte.comma) }
      append(subject)
    }
  }

  /// An event's word and keys as another program wrote them, with the word in its column.
  fileprivate mutating func append(unknown text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    let start = count
    append(raw: parts.first.map(String.init) ?? "unknown")
    append(spaces: Self.wordWidth - (count - start))
    guard parts.count > 1 else { return }
    append(Byte.space)
    append(raw: String(parts[1]))
  }
}
