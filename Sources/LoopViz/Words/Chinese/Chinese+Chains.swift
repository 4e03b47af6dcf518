/// Who waits for whom.
extension Chinese {
  var awaitGraph: String { "谁在等谁" }
  var nobodyWaits: String { "所有任务都已结束，没有谁在等待。" }
  var seeAbove: String { "见上" }
  var roundAndRound: String { "绕一圈又在等它自己：循环等待" }
  var askedToCancel: String { "请求取消它" }

  func moreTasks(_ count: Int) -> String { "另有 \(count) 个任务" }

  var criticalPath: String { "关键路径" }

  func share(
    _ name: String, _ activity: CriticalPath.Link.Activity, _ duration: String, percent: String
  ) -> String {
    let verb =
      switch activity {
      case .running: "运行"
      case .pending: "排队"
      case .waiting: "等待"
      }
    return "\(name) \(verb) \(duration)（\(percent)）"
  }

  var noCriticalPath: String { "还没有：没有什么花去时间" }

  func moreShares(_ count: Int) -> String { "另有 \(count) 段" }
}
