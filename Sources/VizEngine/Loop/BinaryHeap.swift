/// A binary heap that moves its entries exactly as Python's `heapq` does, so that equal ones come out as there.
///
/// Not swift-collections' `Heap`: that is right about the least, and free to give equal ones in another order.
struct BinaryHeap<Entry: Comparable> {
  private(set) var entries: [Entry] = []

  var isEmpty: Bool { entries.isEmpty }
  var count: Int { entries.count }
  var first: Entry? { entries.first }

  /// Puts an entry in. O(log n). Python: `heappush`.
  mutating func push(_ entry: Entry) {
    entries.append(entry)
    rise(from: entries.count - 1, to: 0)
  }

  /// Takes the least out; there is one. O(log n). Python: `heappop`.
  mutating func removeFirst() -> Entry {
    let last = entries.removeLast()
    guard let first = entries.first else { return last }
    entries[0] = last
    sink(from: 0)
    return first
  }

  /// Takes out all that match. O(n). Python: `heapify` of the rest.
  mutating func removeAll(where isMatch: (Entry) -> Bool) {
    entries.removeAll(where: isMatch)
    for place in (0..<entries.count / 2).reversed() { sink(from: place) }
  }

  /// Moves an entry up while it is less than its parent. Python: `_siftdown`.
  private mutating func rise(from leaf: Int, to root: Int) {
    let entry = entries[leaf]
    var place = leaf
    while place > root {
      let parent = (place - 1) / 2
      guard entry < entries[parent] else { break }
      entries[place] = entries[parent]
      place = parent
    }
    entries[place] = entry
  }

  /// Moves a hole down to a leaf by the lesser child, the right one of equals, and the entry up from there.
  /// Python: `_siftup`.
  private mutating func sink(from root: Int) {
    let entry = entries[root]
    var place = root
    while 2 * place + 1 < entries.count {
      let left = 2 * place + 1
      let right = left + 1
      let child = right < entries.count && !(entries[left] < entries[right]) ? right : left
      entries[place] = entries[child]
      place = child
    }
    entries[place] = entry
    rise(from: place, to: root)
  }
}
