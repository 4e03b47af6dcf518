/// One turn of the loop, opened.
extension English {
  func turn(_ number: Int, pass: UInt32, seconds: String) -> String {
    number == 0 ? "before the first turn" : "turn \(number), in pass \(pass), at \(seconds) s"
  }

  func head(_ line: TurnLine) -> String {
    switch line {
    case .who: "who"
    case .woken: "why now"
    case .events: "what happened"
    case .queued: "put into the queue"
    case .queue: "the queue after it"
    }
  }

  func hadTheLoop(_ name: String, for duration: String, isOver: Bool) -> String {
    "\(name) \(isOver ? "had" : "has had") the loop for \(duration)"
  }

  var queueIsEmpty: String { "nobody" }
}
