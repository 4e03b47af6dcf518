/// Makes a scenario that differs smaller, as long as it differs.
struct Shrinking {
  let oracle: Oracle
  /// At most so many rounds; each asks the oracle once, for all scenarios that are smaller by one cut.
  private let rounds = 200

  /// The smallest scenario found, with CPython's log of it.
  func smallest(_ failing: CaseFolder.Case) throws -> CaseFolder.Case {
    var best = failing
    for _ in 0..<rounds {
      guard let smaller = try firstThatDiffers(Self.cuts(of: best.document), than: best) else { return best }
      best = smaller
    }
    return best
  }

  private func firstThatDiffers(_ candidates: [JSON], than best: CaseFolder.Case) throws -> CaseFolder.Case? {
    let logs = try oracle.logs(of: candidates)
    for (candidate, log) in zip(candidates, logs) {
      guard let log, case .differs = Verdict.of(candidate, expected: log) else { continue }
      return CaseFolder.Case(name: best.name, document: candidate, expected: log)
    }
    return nil
  }

  /// Every document with one part less, those with the biggest cut first.
  static func cuts(of document: JSON) -> [JSON] {
    cuts(inside: document, depth: 0).sorted { size($0) < size($1) }
  }

  private static func size(_ node: JSON) -> Int {
    switch node {
    case .null, .truth, .whole, .fraction, .text: 1
    case .list(let items): items.reduce(1) { $0 + size($1) }
    case .mapping(let members): members.reduce(1) { $0 + size($1.value) }
    }
  }

  private static func cuts(inside node: JSON, depth: Int) -> [JSON] {
    switch node {
    case .null, .truth, .whole, .fraction, .text: return []
    case .list(let items):
      return items.indices.flatMap { index -> [JSON] in
        let without = Array(items[..<index] + items[(index + 1)...])
        // A step is also replaced by the steps inside of it.
        let unwrapped = bodies(of: items[index]).map { JSON.list(items[..<index] + $0 + items[(index + 1)...]) }
        let smaller = cuts(inside: items[index], depth: depth + 1).map { item in
          var changed = items
          changed[index] = item
          return JSON.list(changed)
        }
        return [.list(without)] + unwrapped + smaller
      }
    case .mapping(let members):
      return members.indices.flatMap { index -> [JSON] in
        var without = members
        without.remove(at: index)
        let smaller = cuts(inside: members[index].value, depth: depth + 1).map { value in
          var changed = members
          changed[index].value = value
          return JSON.mapping(changed)
        }
        return [.mapping(without)] + smaller
      }
    }
  }

  private static func bodies(of step: JSON) -> [[JSON]] {
    guard case .mapping(let members) = step else { return [] }
    return members.compactMap { member in
      guard ["try", "do", "else", "finally"].contains(member.key), case .list(let body) = member.value else {
        return nil
      }
      return body
    }
  }
}
