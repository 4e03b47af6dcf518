extension Trace {
  /// Some of the events, in the order of their places, with nothing in the tables but what they refer to.
  /// O(the events picked, and a word for each entry of the tables).
  public func picking(_ places: some Sequence<Int>) -> Trace {
    var picker = Picker(tables)
    var picked = Trace()
    for place in places {
      var event = events[place]
      event.kind = picker.moved(event.kind)
      event.location = picker.moved(event.location)
      if !remainders.isEmpty, let remainder = remainders[place] {
        picked.remainders[picked.events.count] = EventRemainder(
          subject: remainder.subject.map { picker.moved($0) }, fields: picker.moved(remainder.fields))
      }
      picked.events.append(event)
    }
    picked.tables = picker.new
    return picked
  }
}

/// Moves what events refer to from one set of tables into another, each once.
private struct Picker {
  private let old: TraceTables
  var new = TraceTables()
  private var texts: [UInt32]
  private var locations: [UInt32]

  private static let unmoved = UInt32.max

  init(_ old: TraceTables) {
    self.old = old
    texts = [UInt32](repeating: Self.unmoved, count: old.texts.count)
    locations = [UInt32](repeating: Self.unmoved, count: old.locations.count)
  }

  mutating func moved(_ text: TextReference) -> TextReference {
    let place = Int(text.index)
    if texts[place] == Self.unmoved { texts[place] = new.reference(to: old[text]).index }
    return TextReference(index: texts[place])
  }

  mutating func moved(_ location: LocationReference) -> LocationReference {
    guard let known = old[location] else { return .none }
    let place = Int(location.index)
    if locations[place] == Self.unmoved { locations[place] = new.reference(to: known).index }
    return LocationReference(index: locations[place])
  }

  private mutating func moved(_ list: ListReference) -> ListReference { new.reference(to: old[list]) }

  private mutating func moved(_ identity: IdentityReference) -> IdentityReference {
    var moved = old[identity]
    if case .given(let text) = moved.name { moved.name = .given(self.moved(text)) }
    moved.coroutine = self.moved(moved.coroutine)
    return new.reference(to: moved)
  }

  mutating func moved(_ kind: TraceEvent.Kind) -> TraceEvent.Kind {
    switch kind {
    case .created(let identity, let parent): .created(moved(identity), parent: parent)
    case .thrown(let text): .thrown(moved(text))
    case .finished(let text): .finished(moved(text))
    case .failed(let text): .failed(moved(text))
    case .output(let text): .output(moved(text))
    case .warning(let warning, let text): .warning(warning, moved(text))
    case .unknown(let text): .unknown(moved(text))
    case .suspended(on: .wait(let list)): .suspended(on: .wait(moved(list)))
    case .suspended(on: .gather(let list)): .suspended(on: .gather(moved(list)))
    case .suspended(on: .group(let list)): .suspended(on: .group(moved(list)))
    case .suspended(on: .first(let list)): .suspended(on: .first(moved(list)))
    case .start, .stop, .close, .idle, .running, .suspended, .blocking, .ready, .cancelled, .cancelling, .acquired,
      .released:
      kind
    }
  }
}
