import VizEngine

@testable import LoopViz

extension RunModel {
  /// A log of another program, with a line that is wrong, at an instant or at its end.
  static func replayOfAnotherProgram(at time: Duration? = nil, isRead: Bool = true) -> RunModel {
    var run = RunModel(
      OpenedLog(name: "server.log", length: 4_000, plays: false, retained: nil), start: Recording.start, speed: Speed())
    run.read(Array(anotherProgram.utf8))
    if isRead { run.endReading(nil) }
    if let time { run.travel(to: .zero + time) }
    return run
  }

  private static let anotherProgram = """
    # loopviz log 1
    # source: probe 1.0 CPython 3.12.1
    # program: server.py
    # clock: real
    0.000000000     0 T1    created    name=Task-1 coro=main() at=server.py:40
    0.000000000     0 loop  start
    0.000100000     1 T1    running
    0.000200000     1 P1    created    name=pool parent=T1 at=server.py:12
    0.000300000     1 T2    created    name=Task-2 coro=serve('a') parent=T1 at=server.py:41
    0.000400000     1 T3    created    name=Task-3 coro=serve('b') parent=T1 at=server.py:41
    0.000500000     1 T1    suspended  on=gather of=T2,T3 at=server.py:42
    0.000600000     2 T2    running
    0.000700000     2 T2    acquired   of=P1
    0.000800000     2 T2    suspended  on=sleep delay=0.4 until=0.400800000 at=database.py:7
    0.000900000     2 T3    running
    this line is wrong
    0.001000000     2 T3    suspended  on=lock of=P1 holder=T2 at=server.py:19
    0.001000000     2 loop  idle       until=0.400800000
    0.400900000     2 T2    ready      by=timer
    0.401000000     3 T2    running
    0.401000000     3 T2    output     text="200 a"
    0.401100000     3 T2    released   of=P1
    0.401200000     3 T2    finished   result=200
    0.401300000     3 T3    ready      by=T2
    0.401400000     4 T3    running
    0.401500000     4 T3    failed     error="ConnectionResetError('gone')"
    0.401600000     4 T1    ready      by=T3
    0.401700000     5 T1    running
    0.401800000     5 T1    failed     error="ConnectionResetError('gone')"
    0.401900000     6 loop  stop

    """
}
