import VizEngine

/// What an export must remember of each subject: two dozen bytes, however long it lives.
struct ChromeTracks {
  struct Track {
    let subject: Subject
    var identity: IdentityReference?
    /// The event that ended its running slice, while that end is not written.
    var heldBack: UInt32?
    /// The arrow that is under way to it; 0 for none.
    var flow: UInt32 = 0
    /// Whether a slice is open on it, and whether that is one in which it runs.
    var isOpen = false
    var isRunning = false
    var lane: Lane?
  }

  private var tracks: [Track] = []
  private var index = SubjectIndex()

  var count: Int { tracks.count }

  subscript(row: Int) -> Track {
    get { tracks[row] }
    set { tracks[row] = newValue }
  }

  func row(of subject: Subject) -> Int? { index[subject] }

  /// The row of a subject, which gets one if it has none.
  mutating func insert(_ subject: Subject) -> Int {
    if let row = index[subject] { return row }
    index.insert(subject, row: tracks.count)
    tracks.append(Track(subject: subject))
    return tracks.count - 1
  }
}
