import VizEngine

/// The clock of a run: one that a person steers, or the virtual one, which needs no time at all.
enum RunClock: Sendable {
  case paced(PacedClock)
  case virtual(VirtualClock)

  var clock: any LoopClock {
    switch self {
    case .paced(let clock): clock
    case .virtual(let clock): clock
    }
  }

  var paced: PacedClock? {
    if case .paced(let clock) = self { clock } else { nil }
  }
}
