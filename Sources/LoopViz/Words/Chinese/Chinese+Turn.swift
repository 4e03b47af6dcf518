/// One turn of the loop, opened.
extension Chinese {
  func turn(_ number: Int, pass: UInt32, seconds: String) -> String {
    number == 0 ? "第一步之前" : "第 \(number) 步，第 \(pass) 轮，\(seconds) s"
  }

  func head(_ line: TurnLine) -> String {
    switch line {
    case .who: "谁"
    case .woken: "为什么轮到它"
    case .events: "发生了什么"
    case .queued: "放进就绪队列"
    case .queue: "之后的就绪队列"
    }
  }

  func hadTheLoop(_ name: String, for duration: String, isOver: Bool) -> String {
    "\(name) 占有事件循环 \(duration)\(isOver ? "" : "，还没有让出")"
  }

  var queueIsEmpty: String { "没有" }
}
