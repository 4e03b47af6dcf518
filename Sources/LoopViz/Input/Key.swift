/// A key that was pressed, whatever bytes the terminal sent for it.
enum Key: Hashable, Sendable {
  case character(Character)
  /// Control with a lower-case letter or one of `@ \ ] ^ _`.
  case control(Character)
  case enter
  case escape
  case tab
  case backTab
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case backspace
  case delete
  case insert
  /// F1 is `function(1)`.
  case function(Int)
  /// A key that this program has no name for.
  case unknown
}
