/// Reads a scenario out of its document, checking it on the way: an error names the place.
struct ScenarioReader {
  private let document: JSON
  private(set) var functions: Set<String> = []
  private(set) var coroutines: Set<String> = []

  private init(_ document: JSON) {
    self.document = document
  }

  /// The scenario that `document` describes.
  static func read(_ document: JSON) throws(ScenarioError) -> Scenario {
    var reader = ScenarioReader(document)
    return try reader.scenario()
  }

  private mutating func scenario() throws(ScenarioError) -> Scenario {
    guard case .mapping(let members) = document else { throw bad("scenario", "is not a mapping") }
    var scenario = Scenario()
    let functionMembers = try self.members("functions")
    let coroutineMembers = try self.members("coroutines")
    for member in functionMembers { functions.insert(try signature(member.key, "functions").name) }
    for member in coroutineMembers { coroutines.insert(try signature(member.key, "coroutines").name) }
    for member in functionMembers {
      let function = try function(member, "functions")
      scenario.functions[function.name] = function
    }
    for member in coroutineMembers {
      let function = try function(member, "coroutines")
      scenario.coroutines[function.name] = function
    }
    for member in try self.members("objects") { scenario.objects.append(try object(member)) }
    for member in members { try readOption(member, into: &scenario) }
    guard (self.document["main"] == nil) != (self.document["script"] == nil) else {
      throw bad("scenario", "needs a main or a script, and not both")
    }
    return scenario
  }

  private func readOption(_ member: JSON.Member, into scenario: inout Scenario) throws(ScenarioError) {
    switch member.key {
    case "title", "notes", "tags", "objects", "functions", "coroutines":
      return
    case "ties":
      guard case .text(let word) = member.value, let ties = Scenario.Ties(rawValue: word) else {
        throw bad("ties", "is fifo or heapq")
      }
      scenario.ties = ties
    case "executor_workers":
      switch member.value {
      case .null: return
      case .whole(let number) where number > 0: scenario.executorWorkers = number
      default: throw bad("executor_workers", "is a number above 0")
      }
    case "main":
      guard case .text(let text) = member.value else { throw bad("main", "is the name of a coroutine") }
      let form = try awaitable(.text(text.contains("(") ? text : "\(text)()"), "main")
      scenario.script = [.run(form, result: nil)]
    case "script":
      scenario.script = try steps(member.value, "script")
    default:
      throw bad("scenario", "has an unknown key '\(member.key)'")
    }
  }

  func bad(_ place: String, _ sentence: String) -> ScenarioError {
    ScenarioError(place: place, sentence: sentence)
  }

  private func members(_ key: String) throws(ScenarioError) -> [JSON.Member] {
    switch document[key] {
    case nil, .null: return []
    case .mapping(let members): return members
    default: throw bad(key, "is not a mapping")
    }
  }

  private func function(_ member: JSON.Member, _ table: String) throws(ScenarioError) -> Scenario.Function {
    var function = try signature(member.key, table)
    function.body = try steps(member.value, function.name)
    return function
  }

  private func signature(_ text: String, _ table: String) throws(ScenarioError) -> Scenario.Function {
    guard text.contains("(") else {
      guard isName(text) else { throw bad(table, "'\(text)' is no name") }
      return Scenario.Function(name: text, parameters: [], body: [])
    }
    let call = try CallText(text, at: table)
    var parameters: [String] = []
    for argument in call.arguments {
      guard case .text(let name) = argument, isName(name) else { throw bad(table, "'\(text)' is no signature") }
      parameters.append(name)
    }
    return Scenario.Function(name: call.name, parameters: parameters, body: [])
  }

  private func object(_ member: JSON.Member) throws(ScenarioError) -> Scenario.Object {
    let place = "objects.\(member.key)"
    guard isName(member.key), member.key != "loop", member.key != "current" else { throw bad(place, "is no name") }
    let kind: Scenario.Object.Kind
    switch member.value {
    case .text(let word): kind = try objectKind(word, nil, place)
    case .mapping(let members):
      guard members.count == 1 else { throw bad(place, "names one kind") }
      kind = try objectKind(members[0].key, members[0].value, place)
    default: kind = .value(try value(member.value, place))
    }
    return Scenario.Object(name: member.key, kind: kind)
  }

  private func objectKind(
    _ word: String, _ argument: JSON?, _ place: String
  ) throws(ScenarioError) -> Scenario.Object.Kind {
    var size: Expression?
    if let argument, argument != .null { size = try value(argument, place) }
    switch word {
    case "Event": return .event
    case "Lock": return .lock
    case "Future": return .future
    case "Condition":
      guard let argument, argument != .null else { return .condition(lock: nil) }
      guard case .text(let lock) = argument else { throw bad(place, "names its lock") }
      return .condition(lock: lock)
    case "Semaphore": return .semaphore(size)
    case "BoundedSemaphore": return .boundedSemaphore(size)
    case "Queue": return .queue(size)
    case "LifoQueue": return .lifoQueue(size)
    case "PriorityQueue": return .priorityQueue(size)
    case "Barrier": return .barrier(size)
    case "value": return .value(try value(argument ?? .null, place))
    default: throw bad(place, "is of an unknown kind '\(word)'")
    }
  }
}
