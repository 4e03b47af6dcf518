import VizEngine

/// A run that asks what happens next.
extension Chinese {
  var predict: String { "猜一猜" }
  func question(_ number: Int, of count: Int) -> String { "第 \(number)/\(count) 题" }
  func right(_ count: Int, of all: Int) -> String { "答对 \(count)/\(all)" }

  func ask(_ kind: Question.Kind, _ names: SubjectNames) -> String {
    switch kind {
    case .next: "事件循环空出来了。下一个轮到谁？"
    case .lane(let task): "\(names.name(task)) 正占用事件循环，这一步就要结束。它去哪一栏？"
    }
  }

  func offer(_ choice: Question.Choice, _ names: SubjectNames) -> String {
    switch choice {
    case .runs(let subject): names.title(subject)
    case .nobody: "谁也不是：事件循环睡眠，直到有什么唤醒它"
    case .goes(.pending): "就绪：让别的先走，自己马上又就绪"
    case .goes(.suspended): "挂起：让出事件循环，等待某件事"
    case .goes(.running): "运行：继续占用事件循环"
    case .goes(.finished): "完成：返回了、失败了，或被取消了"
    }
  }

  func skipped(_ count: Int) -> String { "跳过 \(count) 步：只有一种可能" }
  var isRight: String { "答对了" }
  var isWrong: String { "答错了" }
  func chosen(_ choice: String) -> String { "你选的是：\(choice)" }
  func was(_ choice: String) -> String { "正确答案：\(choice)" }
  var sentenceGap: String { "" }
  func result(_ name: String) -> String { "\(name) 猜完了" }
  var allRight: String { "全部答对：你已经像事件循环一样思考了。" }
  var theWrongOnes: String { "答错的题：" }
  var nothingToAsk: String { "没有可问的：这个示例每次都只有一种可能。" }
}
