/// Numbers of rows or events, from a list that is kept in half the room and only grows: a prefix of it is no copy.
struct RowNumbers: RandomAccessCollection, Sendable {
  private var numbers: ArraySlice<UInt32>

  init(_ numbers: ArraySlice<UInt32> = []) {
    self.numbers = numbers
  }

  var startIndex: Int { 0 }
  var endIndex: Int { numbers.count }
  subscript(index: Int) -> Int { Int(numbers[numbers.startIndex + index]) }

  mutating func append(_ number: Int) { numbers.append(UInt32(number)) }

  /// Those less than `limit`, of a list that ascends. O(log n).
  func prefix(below limit: Int) -> RowNumbers { prefix(place(of: limit)) }

  func prefix(_ count: Int) -> RowNumbers { RowNumbers(numbers.prefix(count)) }

  /// Where a number stands in a list that ascends, or would stand. O(log n).
  func place(of number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] >= number { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Puts a number where it belongs in a list that ascends. O(n).
  mutating func insert(_ number: Int) {
    numbers.insert(UInt32(number), at: numbers.startIndex + place(of: number))
  }
}
