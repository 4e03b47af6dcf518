/// What is said of a program that is watched, beside its events.
extension Chinese {
  func word(_ remark: ProbeRemark.Kind) -> String {
    switch remark {
    case .dropped: "缺少事件"
    case .forked: "进程 fork"
    case .otherLoops: "别的事件循环"
    case .failed: "探针失败"
    case .unseen: "什么也没看到"
    }
  }

  func brief(_ remark: ProbeRemark.Kind) -> String {
    switch remark {
    case .dropped(let events): "缺少 \(events) 个事件：来得太快"
    case .forked(1): "程序 fork 了；子进程不显示"
    case .forked(let times): "程序 fork 了 \(times) 次；子进程不显示"
    case .otherLoops(let loops): "别的线程里还有 \(loops) 个事件循环不显示"
    case .failed(let reason): "程序继续运行，但不再能看到它：\(reason)"
    case .unseen: "在这个程序里没有看到事件循环"
    }
  }

  func told(_ remark: ProbeRemark.Kind) -> String {
    switch remark {
    case .dropped(let events):
      "\(events) 个事件来得比读得快，所以缺少；用 --on-overload block 时程序会等待，一个也不缺。"
    case .forked(1): "程序 fork 了。子进程照常运行，但不显示。"
    case .forked(let times): "程序 fork 了 \(times) 次。子进程照常运行，但不显示。"
    case .otherLoops(let loops): "别的线程里还运行过 \(loops) 个事件循环。只显示第一个，其余的不显示。"
    case .failed(let reason): "程序继续运行，但 loopviz 不再能看到它，因为探针失败了：\(reason)"
    case .unseen:
      "在这个程序里没有看到事件循环：它没有创建 asyncio 任务，也没有运行事件循环；或者它不是 Python 程序，"
        + "或者它的 Python 不看 PYTHONPATH（-I、-E、-S）。"
    }
  }

  func missing(_ count: String) -> String { "缺少 \(count) 个事件" }
  var noLongerSeen: String { "不再能看到" }
  var keysGoToProgram: String { "按键交给程序" }
  var givesKeysBack: String { "把按键还给 loopviz" }

  func sentence(_ trouble: SourceTrouble, of file: String) -> String {
    switch trouble {
    case .nowhere(let folder): "在\(folder == "." ? "当前文件夹" : " \(folder) ")及其下没有 \(file)，所以不能显示。"
    case .several(let paths): "有几个文件叫这个名字，日志没有说是哪一个：\(paths.joined(separator: "，"))"
    case .unreadable(let path): "\(path) 不能读取，或者不是文本。"
    }
  }

  func words(_ exit: ProgramExit) -> String {
    switch exit {
    case .status(let status): "退出状态 \(status)"
    case .signal(let signal, let name): "信号 \(signal)（\(name)）"
    }
  }
}
