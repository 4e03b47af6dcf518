/// What the mouse did, and in which cell.
struct Mouse: Hashable, Sendable {
  enum Action: Hashable, Sendable {
    case press
    case release
    case wheelUp
    case wheelDown
  }

  let action: Action
  let position: Point
}
