/// Remembers the identities of names met lately, because most futures and callbacks are called alike.
struct NameCache {
  private static let size = 4
  private var entries: [(name: String, identity: IdentityReference)] = []
  private var next = 0

  /// The identity of things with this name, made with `make` when the cache does not hold it.
  mutating func reference(to name: String, make: () -> IdentityReference) -> IdentityReference {
    for entry in entries where entry.name == name { return entry.identity }
    let identity = make()
    if entries.count < Self.size {
      entries.append((name, identity))
    } else {
      entries[next] = (name, identity)
      next = (next + 1) % Self.size
    }
    return identity
  }
}
