extension RandomAccessCollection where Index == Int {
  /// The first index whose element fulfils a predicate that is false before and true from there on. O(log n).
  func partitioningIndex(where isBeyond: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
