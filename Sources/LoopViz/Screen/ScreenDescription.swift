/// A picture of the screen in text, for tests to compare and people to read.
extension Screen: CustomStringConvertible {
  /// The lines without the blanks at their ends, then, for each row that is not plain, its runs of one style.
  ///
  /// `3: 0-12 pending bold` says that in row 3 the columns 0 up to and with 12 are in that style; a row's runs are
  /// parted by commas. Rows and columns count from zero.
  var description: String {
    let styles = (0..<size.height).compactMap(styleLine)
    return (lines + (styles.isEmpty ? [] : ["--"] + styles)).joined(separator: "\n") + "\n"
  }

  /// The text alone, a string for each row, without the blanks at the ends of rows.
  var lines: [String] {
    (0..<size.height).map { y in
      var line = ""
      for cell in row(y) where !cell.isContinuation { line.append(cell.character) }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private func styleLine(_ y: Int) -> String? {
    let styles = row(y).map(\.style)
    var runs: [String] = []
    var start = 0
    while start < styles.count {
      var end = start
      while end + 1 < styles.count && styles[end + 1] == styles[start] { end += 1 }
      if styles[start] != .plain {
        runs.append(start == end ? "\(start) \(styles[start])" : "\(start)-\(end) \(styles[start])")
      }
      start = end + 1
    }
    return runs.isEmpty ? nil : "\(y): " + runs.joined(separator: ", ")
  }
}
