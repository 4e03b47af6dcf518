/// The help.
extension English {
  var help: String { "help" }

  var terms: [Term] {
    [
      Term("loop", "runs one thing at a time, in turns"),
      Term("turn", "what runs between two awaits of one task, or a callback"),
      Term("pass", "one round of the loop: take in, wait, run what is ready"),
      Term("task", "a coroutine that the loop drives"),
      Term("timer", "wakes a task when its time has come"),
      Term("thread", "runs blocking work beside the loop"),
      Term("lock", "once taken, it has a row in the timeline: who has it, and when"),
      Term("path", "critical path: the chain of waits that made the run so long"),
      Term("finding", "something that goes wrong; the header counts them, Enter tells"),
      Term("folded", "many rows to a line: as high as many are alive, marked or bold where one runs"),
    ]
  }

  var space: String { "space" }
  var anyKey: String { "any key" }

  func meaning(_ command: Command, at place: KeyBinding.Place) -> String {
    switch command {
    case .up: "up"
    case .down: "down"
    case .first where place == .menu: "in the menu: to the first"
    case .first: "to the first row"
    case .last where place == .menu: "in the menu: to the last"
    case .last: "to the last row"
    case .pageUp: "a page up; on the timeline a tenth of it back"
    case .pageDown: "a page down; on the timeline a tenth of it on"
    case .open where place == .menu: "in the menu: run the example"
    case .open: "all about the selected task, or the summary"
    case .compare: "in the menu: mark an example; on another one: compare the two"
    case .predict: "in the menu: predict who runs next, and where tasks go"
    case .answer: "when you predict: this answer"
    case .pause: "pause, go on"
    case .eventBack: "back in time by one event; the run is not disturbed"
    case .step: "on by one event; at the newest: let one step of the loop happen"
    case .columnBack: "back in time by a column of the timeline"
    case .columnForward: "on by a column of the timeline"
    case .start: "to the start of the run"
    case .live: "to the newest, where time goes on"
    case .mark: "set a mark at this instant, or take it away"
    case .nextMark: "to the next mark"
    case .slower: "slower, down to a quarter"
    case .faster: "faster, up to eight times"
    case .axis: "the timeline by time, or by turn: a column for each step of the loop"
    case .openTurn: "open the turn: what ran in it, and what it made ready; ← → the next turn"
    case .zoomIn: "timeline: closer"
    case .zoomOut: "timeline: further away"
    case .zoomFit: "timeline: the whole run"
    case .nextPane: "next pane"
    case .previousPane: "previous pane"
    case .onePane: "this pane alone, and back"
    case .sort: "sort: by creation, name, state, time waited"
    case .filter: "list only rows that have a text; an empty text lists all"
    case .fold: "very many rows: several to a line, or each its own"
    case .graph: "who waits for whom, as a tree"
    case .criticalPath: "the critical path: what the run's length hangs on"
    case .find: "find a task; in the log or the output: an event"
    case .findNext: "find the next"
    case .findPrevious: "find the one before"
    case .rerun: "run again from the start"
    case .export: "export the run"
    case .typing: "a program that is watched: keys go to it, until Ctrl-]"
    case .mouse: "mouse on, off (off: the terminal selects text)"
    case .help: "this help"
    case .back: "back"
    case .quit: "back; from the menu: quit"
    case .suspend: "to the shell; fg comes back"
    case .redraw: "draw the screen anew"
    }
  }

  func compareWith(_ name: String) -> String { "compare with \(name)" }

  func hint(_ hint: KeyHint) -> String {
    switch hint {
    case .choose: "choose"
    case .run: "run"
    case .find: "find"
    case .help: "help"
    case .quit: "quit"
    case .pause: "pause"
    case .speed: "speed"
    case .goOn: "go on"
    case .play: "play"
    case .start: "start"
    case .step: "step"
    case .summary: "summary"
    case .again: "again"
    case .select: "select"
    case .zoom: "zoom"
    case .pane: "pane"
    case .export: "export"
    case .back: "back"
    case .byTurn: "by turn"
    case .byTime: "by time"
    case .past: "past"
    case .event: "event"
    case .column: "column"
    case .mark: "mark"
    case .newest: "newest"
    case .live: "live"
    case .fold: "fold"
    case .unfold: "unfold"
    case .scroll: "scroll"
    case .write: "write"
    case .format: "format"
    case .clear: "clear"
    case .done: "done"
    case .compare: "compare"
    case .unmark: "unmark"
    case .otherRun: "other run"
    case .predict: "predict"
    case .answer: "answer"
    case .typing: "type to it"
    }
  }
}
