/// What is said of a program that is watched, beside its events.
extension English {
  func word(_ remark: ProbeRemark.Kind) -> String {
    switch remark {
    case .dropped: "events missing"
    case .forked: "forked"
    case .otherLoops: "other loops"
    case .failed: "probe failed"
    case .unseen: "nothing seen"
    }
  }

  func brief(_ remark: ProbeRemark.Kind) -> String {
    switch remark {
    case .dropped(let events): "\(count(events, "event")) missing: they came too fast"
    case .forked(1): "the program forked; its child is not shown"
    case .forked(let times): "the program forked \(times) times; its children are not shown"
    case .otherLoops(let loops): "\(count(loops, "loop")) of other threads not shown"
    case .failed(let reason): "the program goes on, but no more of it is seen: \(reason)"
    case .unseen: "no event loop was seen in this program"
    }
  }

  func told(_ remark: ProbeRemark.Kind) -> String {
    switch remark {
    case .dropped(let events):
      "\(count(events, "event")) came faster than they could be read, and are missing; with --on-overload block the program "
        + "would wait and none would be."
    case .forked(1): "The program forked. Its child goes on as it would, and is not shown."
    case .forked(let times): "The program forked \(times) times. Its children go on as they would, and are not shown."
    case .otherLoops(let loops):
      "\(count(loops, "more loop")) ran in other threads. One loop is shown, the first; the others are not."
    case .failed(let reason): "The program goes on, but loopviz sees no more of it, because its probe failed: \(reason)"
    case .unseen:
      "No event loop was seen in this program: it made no task of asyncio and ran no loop; or it is no Python program, or "
        + "its Python was told not to look at PYTHONPATH (-I, -E, -S)."
    }
  }

  func missing(_ count: String) -> String { "\(count) events missing" }
  var noLongerSeen: String { "no longer seen" }
  var keysGoToProgram: String { "keys go to the program" }
  var givesKeysBack: String { "gives them back to loopviz" }

  func sentence(_ trouble: SourceTrouble, of file: String) -> String {
    switch trouble {
    case .nowhere(let folder):
      "There is no \(file) in \(folder == "." ? "this folder" : folder) or below, so it cannot be shown."
    case .several(let paths):
      "Several files have this name, and the log does not say which it is: \(paths.joined(separator: ", "))"
    case .unreadable(let path): "\(path) cannot be read, or is no text."
    }
  }

  func words(_ exit: ProgramExit) -> String { exit.description }
}
