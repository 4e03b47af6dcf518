/// An event as it lies in memory: 24 bytes, for the run that is kept whole.
///
/// A byte tells the kind, and three hold the place in the source and how many passes after the first of its block the
/// event happened, in 12 bits each. What does not fit goes whole into a list beside, and its index takes the place of it.
@usableFromInline
struct PackedEvent: BitwiseCopyable, Sendable {
  @usableFromInline static var greatestLocation: UInt32 { (1 << 12) - 1 }
  @usableFromInline static var greatestPass: UInt32 { (1 << 12) - 1 }

  @usableFromInline var instant: Instant
  /// Two words of what happened, or an instant.
  @usableFromInline var payload: UInt64
  @usableFromInline var subject: Subject
  @usableFromInline var tag: Tag
  @usableFromInline var placeHigh: UInt8
  @usableFromInline var placeLow: UInt16

  /// Nothing when the event does not fit.
  @inlinable init?(_ event: TraceEvent, firstPass: UInt32) {
    let (pass, location) = (event.iteration &- firstPass, event.location.index)
    guard event.iteration >= firstPass, pass <= Self.greatestPass, location <= Self.greatestLocation else {
      return nil
    }
    (tag, payload) = Self.packed(event.kind)
    placeHigh = UInt8(truncatingIfNeeded: location >> 4)
    placeLow = UInt16(truncatingIfNeeded: location << 12 | pass)
    subject = event.subject
    instant = event.instant
  }

  /// What stands in for an event that does not fit.
  @inlinable init(wideAt index: Int, _ event: TraceEvent) {
    tag = .wide
    payload = UInt64(index)
    placeHigh = 0
    placeLow = 0
    subject = event.subject
    instant = event.instant
  }

  @inlinable var location: LocationReference {
    LocationReference(index: UInt32(placeHigh) << 4 | UInt32(placeLow >> 12))
  }
  @inlinable var pass: UInt32 { UInt32(placeLow & 0xFFF) }
  @inlinable var low: UInt32 { UInt32(truncatingIfNeeded: payload) }
  @inlinable var high: UInt32 { UInt32(truncatingIfNeeded: payload >> 32) }

  /// The event; not for one that did not fit.
  @inlinable func unpacked(firstPass: UInt32) -> TraceEvent {
    TraceEvent(kind, subject, at: location, iteration: firstPass &+ pass, instant: instant)
  }
}

extension PackedEvent {
  /// The kinds of event, those told apart that a payload of two words cannot tell apart.
  @usableFromInline enum Tag: UInt8, BitwiseCopyable, Sendable {
    case start, stop, close, idle, idleUntil, created, running, thrown
    case turn, timer, future, wait, gather, group, first, shield, read, write, outside
    case lock, semaphore, event, condition, barrier, get, put, join
    case blocking, readyByTimer, readyBySubject, readyByCancellation, readyByOutside
    case finished, failed, cancelled, cancelling, acquired, released, output, warning, unknown
    case wide
  }

  @inlinable static func packed(_ kind: TraceEvent.Kind) -> (Tag, UInt64) {
    switch kind {
    case .start: (.start, 0)
    case .stop: (.stop, 0)
    case .close: (.close, 0)
    case .idle(nil): (.idle, 0)
    case .idle(let until?): (.idleUntil, bits(until))
    case .created(let identity, let parent): (.created, bits(identity.index, parent.bits))
    case .running(let thread): (.running, bits(thread))
    case .thrown(let text): (.thrown, bits(text.index))
    case .suspended(let wait): packed(wait)
    case .blocking(let until): (.blocking, bits(until))
    case .ready(.timer): (.readyByTimer, 0)
    case .ready(.subject(let subject)): (.readyBySubject, bits(subject.bits))
    case .ready(.cancellation): (.readyByCancellation, 0)
    case .ready(.outside): (.readyByOutside, 0)
    case .finished(let text): (.finished, bits(text.index))
    case .failed(let text): (.failed, bits(text.index))
    case .cancelled: (.cancelled, 0)
    case .cancelling(let subject): (.cancelling, bits(subject.bits))
    case .acquired(let subject): (.acquired, bits(subject.bits))
    case .released(let subject): (.released, bits(subject.bits))
    case .output(let text): (.output, bits(text.index))
    case .warning(let warning, let text): (.warning, bits(UInt32(warning.rawValue), text.index))
    case .unknown(let text): (.unknown, bits(text.index))
    }
  }

  @inlinable static func packed(_ wait: TraceEvent.Wait) -> (Tag, UInt64) {
    switch wait {
    case .turn: (.turn, 0)
    case .timer(let until): (.timer, bits(until))
    case .future(let subject): (.future, bits(subject.bits))
    case .wait(let list): (.wait, bits(list.index))
    case .gather(let list): (.gather, bits(list.index))
    case .group(let list): (.group, bits(list.index))
    case .first(let list): (.first, bits(list.index))
    case .shield(let subject): (.shield, bits(subject.bits))
    case .descriptor(let subject, .read): (.read, bits(subject.bits))
    case .descriptor(let subject, .write): (.write, bits(subject.bits))
    case .outside: (.outside, 0)
    case .primitive(let subject, let holder, let purpose): (tag(of: purpose), bits(subject.bits, holder.bits))
    }
  }

  @inlinable static func tag(of purpose: TraceEvent.Purpose) -> Tag {
    switch purpose {
    case .lock: .lock
    case .semaphore: .semaphore
    case .event: .event
    case .condition: .condition
    case .barrier: .barrier
    case .get: .get
    case .put: .put
    case .join: .join
    }
  }

  @inlinable static func bits(_ low: UInt32, _ high: UInt32 = 0) -> UInt64 { UInt64(high) << 32 | UInt64(low) }
  @inlinable static func bits(_ instant: Instant) -> UInt64 { UInt64(bitPattern: instant.nanoseconds) }
}

extension PackedEvent {
  @inlinable var kind: TraceEvent.Kind {
    switch tag {
    case .start, .wide: .start
    case .stop: .stop
    case .close: .close
    case .idle: .idle(until: nil)
    case .idleUntil: .idle(until: until)
    case .created: .created(IdentityReference(index: low), parent: Subject(bits: high))
    case .running: .running(thread: low)
    case .thrown: .thrown(text)
    case .turn: .suspended(on: .turn)
    case .timer: .suspended(on: .timer(until: until))
    case .future: .suspended(on: .future(other))
    case .wait: .suspended(on: .wait(list))
    case .gather: .suspended(on: .gather(list))
    case .group: .suspended(on: .group(list))
    case .first: .suspended(on: .first(list))
    case .shield: .suspended(on: .shield(other))
    case .read: .suspended(on: .descriptor(other, .read))
    case .write: .suspended(on: .descriptor(other, .write))
    case .outside: .suspended(on: .outside)
    case .lock: wait(for: .lock)
    case .semaphore: wait(for: .semaphore)
    case .event: wait(for: .event)
    case .condition: wait(for: .condition)
    case .barrier: wait(for: .barrier)
    case .get: wait(for: .get)
    case .put: wait(for: .put)
    case .join: wait(for: .join)
    case .blocking: .blocking(until: until)
    case .readyByTimer: .ready(by: .timer)
    case .readyBySubject: .ready(by: .subject(other))
    case .readyByCancellation: .ready(by: .cancellation)
    case .readyByOutside: .ready(by: .outside)
    case .finished: .finished(text)
    case .failed: .failed(text)
    case .cancelled: .cancelled
    case .cancelling: .cancelling(by: other)
    case .acquired: .acquired(other)
    case .released: .released(other)
    case .output: .output(text)
    case .warning:
      .warning(
        TraceEvent.Warning(rawValue: UInt8(truncatingIfNeeded: low)) ?? .unhandled, TextReference(index: high))
    case .unknown: .unknown(text)
    }
  }

  @inlinable func wait(for purpose: TraceEvent.Purpose) -> TraceEvent.Kind {
    .suspended(on: .primitive(other, holder: Subject(bits: high), purpose))
  }

  @inlinable var until: Instant { Instant(nanoseconds: Int64(bitPattern: payload)) }
  @inlinable var text: TextReference { TextReference(index: low) }
  @inlinable var list: ListReference { ListReference(index: low) }
  @inlinable var other: Subject { Subject(bits: low) }
}
