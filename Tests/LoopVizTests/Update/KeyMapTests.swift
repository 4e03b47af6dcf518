import Testing

@testable import LoopViz

/// The table of keys has no holes, no doubles, and tells the truth.
@Suite struct KeyMapTests {
  @Test(arguments: [KeyBinding.Place.menu, .run, .prediction]) func aKeyMeansOneThingAtAPlace(place: KeyBinding.Place) {
    var seen: Set<Key> = []
    for binding in KeyMap.bindings where binding.place.covers(place) {
      for key in binding.keys { #expect(seen.insert(key).inserted, "\(key) is bound twice") }
    }
  }

  @Test(arguments: Command.allCases) func everyCommandHasAKey(command: Command) {
    #expect(KeyMap.bindings.contains { $0.command == command && !$0.keys.isEmpty })
  }

  @Test func everyKeyIsFoundWhereItWorksAndNowhereElse() {
    for binding in KeyMap.bindings {
      for key in binding.keys {
        for place in [KeyBinding.Place.menu, .run, .prediction] where binding.place.covers(place) {
          #expect(KeyMap.command(for: key, at: place) == binding.command)
        }
      }
    }
    #expect(KeyMap.command(for: .unknown, at: .run) == nil)
    #expect(KeyMap.command(for: .character("1"), at: .run) == nil)
    #expect(KeyMap.command(for: .character("1"), at: .prediction) == .answer)
    #expect(KeyMap.command(for: .enter, at: .prediction) == .open)
    #expect(KeyMap.command(for: .character(" "), at: .menu) == nil)
  }

  @Test func everyPrintedLabelIsAKeyOfItsLine() {
    for binding in KeyMap.bindings {
      let labels = binding.label.split(separator: " ").map(String.init)
      #expect(!labels.isEmpty)
      for label in labels {
        guard let key = key(label) else {
          Issue.record("what key is \(label)?")
          continue
        }
        #expect(
          binding.keys.contains(key), "\(label) does not \(English().meaning(binding.command, at: binding.place))")
      }
    }
  }

  /// The key that a person presses who reads this label.
  private func key(_ label: String) -> Key? {
    let named: [String: Key] = [
      "↑": .up, "↓": .down, "←": .left, "→": .right, "Home": .home, "End": .end, "PgUp": .pageUp, "PgDn": .pageDown,
      "Enter": .enter, "Esc": .escape, "Tab": .tab,
      "Shift-Tab": .backTab, "space": .character(" "), "F1": .function(1),
    ]
    if let key = named[label] { return key }
    if label.hasPrefix("Ctrl-"), let letter = label.last { return .control(Character(letter.lowercased())) }
    return label.count == 1 ? label.first.map { .character($0) } : nil
  }
}
