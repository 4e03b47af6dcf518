/// What could not be done, and what helps.
extension Chinese {
  func sentence(_ error: FileError) -> String {
    switch error {
    case .exists(let path): "\(path) 已经存在：换个名字，或先把它删除"
    case .refused(let path, _): "无法写入 \(path)：\(error.systemReason)；\(advice(error.trouble))"
    }
  }

  private func advice(_ trouble: FileError.Trouble) -> String {
    switch trouble {
    case .noFolder: "没有这个文件夹，先创建它，或换一个"
    case .notAllowed: "没有权限，选一个可以写入的文件夹"
    case .noSpace: "空间不够，腾出一些，或换一个磁盘"
    case .notAFile: "请给出文件的路径，放在已有的文件夹里"
    case .other: "换一个路径"
    }
  }

  func sentence(_ error: TerminalError) -> String {
    switch error {
    case .outputIsNotATerminal: "屏幕需要终端，而输出转到了文件或管道。请不要重定向。"
    case .noKeyboard: "没有键盘：输入不是终端，/dev/tty 也打不开。请在终端里运行。"
    case .unknownTerminal(.none), .unknownTerminal(""):
      "没有设置变量 TERM，无从知道这是什么终端。请设置它，例如：export TERM=xterm-256color"
    case .unknownTerminal(.some(let name)):
      "不认识名为“\(name)”的终端（变量 TERM）。请安装它的 terminfo 条目，或试试：export TERM=xterm-256color"
    case .cannotMoveCursor(let name): "“\(name)”这种终端（变量 TERM）不能移动光标，而全屏需要这样做。请换一个终端。"
    case .systemRefused(let call, let number): "无法设置终端：\(call) 失败，错误号 \(number)。请关掉别的程序再试。"
    }
  }

  func failed(_ example: String, reason: String) -> String { "\(example) 失败：\(reason)" }

  var withoutAScreen: String { "不用屏幕：loopviz run 示例名 --plain" }

  /// In English too: what is wrong is that the terminal may not show Chinese.
  var needsUTF8: String { English().needsUTF8 }
}
