import ArgumentParser

/// An amount of memory as people write it: `500M`, `2G`, `1000000`.
struct MemorySize: ExpressibleByArgument, Hashable {
  let bytes: Int

  init(bytes: Int) {
    self.bytes = bytes
  }

  init?(argument: String) {
    let units: [(Character, Int)] = [("K", 10), ("M", 20), ("G", 30)]
    let unit = units.first { argument.uppercased().last == $0.0 }
    guard let number = Int(unit == nil ? argument[...] : argument.dropLast()), number > 0,
      number <= Int.max >> (unit?.1 ?? 0)
    else { return nil }
    bytes = number << (unit?.1 ?? 0)
  }
}
