@testable import VizEngine

/// What an event says, without the references of one trace's tables; texts as bytes, because equal strings may differ.
struct Meaning: Hashable {
  var instant: Instant
  var iteration: UInt32
  var subject: Subject
  var location: [UInt8]
  var kind: TraceEvent.Kind
  var texts: [[UInt8]] = []
  var subjects: [Subject] = []

  init(_ event: TraceEvent, _ tables: TraceTables) {
    instant = event.instant
    iteration = event.iteration
    subject = event.subject
    location = tables[event.location].map { Array($0.description.utf8) } ?? [0]
    kind = event.kind
    // Every reference is put in the same place, with what it refers to beside it.
    var none = TraceTables()
    let nothing = none.reference(to: "")
    switch event.kind {
    case .created(let identity, let parent):
      texts = [Array(tables.name(of: tables[identity]).utf8), Array(tables[tables[identity].coroutine].utf8)]
      kind = .created(none.reference(to: Identity(name: .numbered(0), coroutine: nothing)), parent: parent)
    case .suspended(on: .wait(let list)):
      subjects = tables[list]
      kind = .suspended(on: .wait(none.reference(to: [])))
    case .suspended(on: .gather(let list)):
      subjects = tables[list]
      kind = .suspended(on: .gather(none.reference(to: [])))
    case .suspended(on: .group(let list)):
      subjects = tables[list]
      kind = .suspended(on: .group(none.reference(to: [])))
    case .suspended(on: .first(let list)):
      subjects = tables[list]
      kind = .suspended(on: .first(none.reference(to: [])))
    case .thrown(let text): (kind, texts) = (.thrown(nothing), [Array(tables[text].utf8)])
    case .finished(let text): (kind, texts) = (.finished(nothing), [Array(tables[text].utf8)])
    case .failed(let text): (kind, texts) = (.failed(nothing), [Array(tables[text].utf8)])
    case .output(let text): (kind, texts) = (.output(nothing), [Array(tables[text].utf8)])
    case .unknown(let text): (kind, texts) = (.unknown(nothing), [Array(tables[text].utf8)])
    case .warning(let warning, let text): (kind, texts) = (.warning(warning, nothing), [Array(tables[text].utf8)])
    case .start, .stop, .close, .idle, .running, .suspended, .ready, .blocking, .acquired, .released,
      .cancelled, .cancelling:
      break
    }
  }
}

extension Trace {
  /// What the trace says.
  var meaning: [Meaning] { events.map { Meaning($0, tables) } }
}
