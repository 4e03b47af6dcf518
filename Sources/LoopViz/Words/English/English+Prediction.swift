import VizEngine

/// A run that asks what happens next.
extension English {
  var predict: String { "predict" }
  func question(_ number: Int, of count: Int) -> String { "question \(number) of \(count)" }
  func right(_ count: Int, of all: Int) -> String { "\(count) of \(all) right" }

  func ask(_ kind: Question.Kind, _ names: SubjectNames) -> String {
    switch kind {
    case .next: "The loop is free. Who gets it next?"
    case .lane(let task): "\(names.name(task)) has the loop, and its turn is about to end. Which lane does it go to?"
    }
  }

  func offer(_ choice: Question.Choice, _ names: SubjectNames) -> String {
    switch choice {
    case .runs(let subject): names.title(subject)
    case .nobody: "nobody: the loop sleeps until something wakes it"
    case .goes(.pending): "pending: it lets the others go first, and is ready again"
    case .goes(.suspended): "suspended: it gives the loop back, and waits for something"
    case .goes(.running): "running: it keeps the loop"
    case .goes(.finished): "finished: it has returned, failed, or was cancelled"
    }
  }

  func skipped(_ count: Int) -> String { "\(self.count(count, "turn")) skipped: only one could come" }
  var isRight: String { "right" }
  var isWrong: String { "wrong" }
  func chosen(_ choice: String) -> String { "you said: \(choice)" }
  func was(_ choice: String) -> String { "it is: \(choice)" }
  var sentenceGap: String { " " }
  func result(_ name: String) -> String { "\(name) predicted" }
  var allRight: String { "Every answer was right: you think like an event loop." }
  var theWrongOnes: String { "These were wrong:" }
  var nothingToAsk: String { "There is nothing to ask: in this example only one can come, each time." }
}
