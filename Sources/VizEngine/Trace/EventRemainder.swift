/// What a line of a log made elsewhere says beyond what its event can hold.
///
/// Kept beside the event, and only for the rare lines that need it, so that an event stays small and writing the log
/// again loses nothing.
public struct EventRemainder: Hashable, Sendable {
  /// The subject as written, where it is of a kind that this version does not know; the event's own is then the loop.
  public var subject: TextReference?
  /// The keys, with their values as written, that this version does not know for the event's word; often empty.
  public var fields: TextReference
}
