/// The help.
extension Chinese {
  var help: String { "帮助" }

  var terms: [Term] {
    [
      Term("事件循环", "loop：一次只运行一个，轮流进行"),
      Term("步", "turn：一个任务在两个 await 之间运行的部分，或一次回调"),
      Term("轮", "pass：循环转一圈：接收、等待、运行就绪的"),
      Term("协程", "coroutine：调用 async 函数得到的对象，由循环来运行"),
      Term("任务", "task：由事件循环驱动的协程"),
      Term("定时器", "timer：时间一到就唤醒任务"),
      Term("线程", "thread：在事件循环旁边做会阻塞的工作"),
      Term("锁", "lock：被拿到后在时间线里有一行：谁持有，何时持有"),
      Term("关键路径", "critical path：使运行这么久的一连串等待"),
      Term("问题", "finding：出了差错的地方；顶行给出个数，按 Enter 查看"),
      Term("合并", "folded：很多行合成一行，越高表示活着的越多，有标记或粗体处有任务运行"),
    ]
  }

  var space: String { "空格" }
  var anyKey: String { "任意键" }

  func meaning(_ command: Command, at place: KeyBinding.Place) -> String {
    switch command {
    case .up: "向上"
    case .down: "向下"
    case .first where place == .menu: "菜单中：到第一个"
    case .first: "到第一行"
    case .last where place == .menu: "菜单中：到最后一个"
    case .last: "到最后一行"
    case .pageUp: "上一页；在时间线上：后退十分之一"
    case .pageDown: "下一页；在时间线上：前进十分之一"
    case .open where place == .menu: "菜单中：运行这个示例"
    case .open: "选中任务的全部信息，或总结"
    case .compare: "菜单中：标记一个示例；再到另一个上按：比较两者"
    case .predict: "菜单中：猜下一个轮到谁，任务去哪里"
    case .answer: "猜的时候：选这个答案"
    case .pause: "暂停，继续"
    case .eventBack: "回到上一个事件；运行不受影响"
    case .step: "前进一个事件；已是最新时：让事件循环走一步"
    case .columnBack: "在时间线上后退一列"
    case .columnForward: "在时间线上前进一列"
    case .start: "回到运行的开头"
    case .live: "到最新，时间在那里继续"
    case .mark: "在这一刻做标记，或取消标记"
    case .nextMark: "到下一个标记"
    case .slower: "放慢，最慢四分之一"
    case .faster: "加快，最快八倍"
    case .axis: "时间线按时间，或按步：循环的每一步占一列"
    case .openTurn: "打开这一步：运行了什么，又让谁就绪；← → 换一步"
    case .zoomIn: "时间线：放大"
    case .zoomOut: "时间线：缩小"
    case .zoomFit: "时间线：显示全程"
    case .nextPane: "下一个窗格"
    case .previousPane: "上一个窗格"
    case .onePane: "只看这个窗格，再按恢复"
    case .sort: "排序：按创建顺序、名称、状态、等待时间"
    case .filter: "只列出含某段文字的行；留空则全部列出"
    case .fold: "行很多时：多个合成一行，或逐个列出"
    case .graph: "谁在等谁，画成一棵树"
    case .criticalPath: "关键路径：运行时长取决于什么"
    case .find: "查找任务；在日志或输出里查找事件"
    case .findNext: "查找下一个"
    case .findPrevious: "查找上一个"
    case .rerun: "从头再运行一次"
    case .export: "导出这次运行"
    case .typing: "观察程序时：按键交给程序，直到 Ctrl-]"
    case .mouse: "鼠标开、关（关：由终端选择文字）"
    case .help: "这份帮助"
    case .back: "返回"
    case .quit: "返回；在菜单中：退出"
    case .suspend: "回到 shell；用 fg 回来"
    case .redraw: "重画屏幕"
    }
  }

  func compareWith(_ name: String) -> String { "与 \(name) 比较" }

  func hint(_ hint: KeyHint) -> String {
    switch hint {
    case .choose: "选择"
    case .run: "运行"
    case .find: "查找"
    case .help: "帮助"
    case .quit: "退出"
    case .pause: "暂停"
    case .speed: "速度"
    case .goOn: "继续"
    case .play: "播放"
    case .start: "开头"
    case .step: "单步"
    case .summary: "总结"
    case .again: "重来"
    case .select: "选择"
    case .zoom: "缩放"
    case .pane: "窗格"
    case .export: "导出"
    case .back: "返回"
    case .byTurn: "按步"
    case .byTime: "按时间"
    case .past: "过去"
    case .event: "事件"
    case .column: "列"
    case .mark: "标记"
    case .newest: "最新"
    case .live: "现在"
    case .fold: "合并"
    case .unfold: "展开"
    case .scroll: "滚动"
    case .write: "写入"
    case .format: "格式"
    case .clear: "清空"
    case .done: "完成"
    case .compare: "比较"
    case .unmark: "取消标记"
    case .otherRun: "另一个"
    case .predict: "猜一猜"
    case .answer: "回答"
    case .typing: "给程序输入"
    }
  }
}
