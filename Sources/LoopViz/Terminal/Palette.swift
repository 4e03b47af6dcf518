/// How inks look on a terminal with so many colours.
///
/// The six states have the colours of Okabe and Ito, which stay apart for colour-blind eyes too: each is the nearest
/// entry of the fixed 6×6×6 cube where there are 256 colours, a relative among the eight first ones otherwise, and
/// without colours attributes alone say what they can.
struct Palette: Hashable, Sendable {
  enum Depth: Hashable, Sendable {
    case none
    case eight
    case sixteen
    case twoHundredFiftySix

    /// The depth that a terminal with `count` colours can show.
    init(count: Int) {
      switch count {
      case 256...: self = .twoHundredFiftySix
      case 16...: self = .sixteen
      case 8...: self = .eight
      default: self = .none
      }
    }
  }

  let depth: Depth

  /// The index of the ink's colour; nothing for the terminal's own foreground.
  func colour(_ ink: Ink) -> Int? {
    switch depth {
    case .none: nil
    case .eight: eight(ink)
    // The bright twin of yellow keeps "running" apart from "suspended", whose dark yellow is nearly orange.
    case .sixteen: ink == .running ? 11 : ink == .muted ? 8 : eight(ink)
    case .twoHundredFiftySix: cube(ink)
    }
  }

  /// What the ink adds to a style's own attributes.
  func attributes(_ ink: Ink) -> Style.Attributes {
    switch ink {
    case .running, .accent: .bold
    case .muted, .comment: depth == .none || depth == .eight ? .dim : []
    case .failed, .keyword: depth == .none ? .bold : []
    case .plain, .pending, .suspended, .finished, .cancelled, .string, .number: []
    }
  }

  private func cube(_ ink: Ink) -> Int? {
    switch ink {
    case .plain: nil
    case .muted, .comment: 245
    case .accent: 68
    case .pending, .keyword: 74
    case .running: 221
    case .suspended, .number: 178
    case .finished, .string: 36
    case .failed: 166
    case .cancelled: 175
    }
  }

  private func eight(_ ink: Ink) -> Int? {
    switch ink {
    case .plain, .muted, .comment: nil
    case .accent, .pending, .keyword: 6
    case .running, .suspended, .number: 3
    case .finished, .string: 2
    case .failed: 1
    case .cancelled: 5
    }
  }
}
