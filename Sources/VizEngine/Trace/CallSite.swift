/// Where in the source a call stands, as the compiler's `#fileID` and `#line` give it.
struct CallSite: Sendable {
  var fileID: StaticString
  var line: UInt32

  init(_ fileID: StaticString, _ line: UInt32) {
    self.fileID = fileID
    self.line = line
  }

  var location: SourceLocation { SourceLocation(file: "\(fileID)", line: Int(line)) }
}

/// Remembers the references of call sites met lately, so that a step of a loop costs no dictionary look-up.
struct CallSiteCache {
  private struct Entry {
    var file: UnsafePointer<UInt8>?
    var line: UInt32 = 0
    var reference = LocationReference.none
  }

  private static let size = 64
  private var entries = [Entry](repeating: Entry(), count: size)

  /// The site's reference, made with `lookUp` when the cache does not hold it.
  mutating func reference(to site: CallSite, lookUp: (SourceLocation) -> LocationReference) -> LocationReference {
    let file = site.fileID.hasPointerRepresentation ? site.fileID.utf8Start : nil
    let slot = Int(truncatingIfNeeded: UInt(bitPattern: file) &+ UInt(site.line)) & (Self.size - 1)
    let entry = entries[slot]
    if entry.file == file, entry.line == site.line, entry.reference != .none { return entry.reference }
    let reference = lookUp(site.location)
    entries[slot] = Entry(file: file, line: site.line, reference: reference)
    return reference
  }
}
