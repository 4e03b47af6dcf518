/// Two logs beside each other, with a mark where they differ.
func sideBySide(_ left: [String], _ right: [String], titles: (String, String)) -> String {
  let width = min(90, max(titles.0.count, left.map(\.count).max() ?? 0))
  func row(_ left: String, _ mark: String, _ right: String) -> String {
    let padding = String(repeating: " ", count: max(0, width - left.count))
    return "\(left)\(padding) \(mark) \(right)"
  }
  var rows = [row(titles.0, " ", titles.1)]
  for index in 0..<max(left.count, right.count) {
    let first = index < left.count ? left[index] : ""
    let second = index < right.count ? right[index] : ""
    rows.append(row(first, first == second ? " " : "≠", second))
  }
  return rows.joined(separator: "\n")
}
