import VizEngine

@testable import LoopViz

extension AppModel {
  /// The source of the program of ``watching(_:_:language:)``.
  static let watchedSource = """
    import asyncio, time

    async def fetch(url):
        await asyncio.sleep(0.5)
        time.sleep(0.2)
        return url

    async def main():
        await asyncio.gather(fetch("a"), fetch("b"))

    asyncio.run(main())
    """

  /// The log of that program, up to where it holds the loop and has been found to.
  static let watchedLog = """
    # loopviz log 1
    # source: loopviz_probe 0.1 CPython 3.12.1
    # program: app.py
    # clock: real
    # process: 4711
    0.000000000     0 T1    created    name=Task-1 coro=main() at=app.py:11
    0.000000000     0 loop  start
    0.000100000     1 T1    running
    0.000200000     1 T2    created    name=Task-2 coro=fetch('a') parent=T1 at=app.py:9
    0.000300000     1 T3    created    name=Task-3 coro=fetch('b') parent=T1 at=app.py:9
    0.000400000     1 T1    suspended  on=gather of=T2,T3 at=app.py:9
    0.000500000     2 T2    running
    0.000600000     2 T2    suspended  on=sleep delay=0.5 until=0.500600000 at=app.py:4
    0.000700000     2 T3    running
    0.000800000     2 T3    suspended  on=sleep delay=0.5 until=0.500800000 at=app.py:4
    0.000900000     3 loop  idle       until=0.500600000
    0.500700000     3 T2    ready      by=timer
    0.500800000     3 T3    ready      by=timer
    0.500900000     4 T2    running
    0.610900000     4 T2    warning    kind=slow-step text="has held the loop for 0.110 seconds" at=app.py:5

    """

  /// How it goes on: the step ends, and the next one takes as long.
  static let watchedLogGoesOn = """
    0.701100000     4 T2    finished   result="'a'"
    0.701200000     4 T3    running
    0.811200000     4 T3    warning    kind=slow-step text="has held the loop for 0.110 seconds" at=app.py:5
    0.901300000     4 T3    finished   result="'b'"
    0.901400000     4 T1    ready      by=T3

    """

  /// A program that is watched and has written so much of its log.
  static func watching(
    _ width: Int, _ height: Int, _ logs: [String] = [watchedLog], _ origin: WatchedRun.Origin = .started,
    language: Language = .english
  ) -> AppModel {
    var model = AppModel(width, height, language: language)
    model.settings.reducesMotion = true
    let watched = WatchedRun(origin, name: "app.py", source: ShownSource(file: "app.py", text: watchedSource))
    _ = update(&model, .tick(WallTime(milliseconds: 5_000), nil))
    _ = update(&model, .watching(watched, Recording.start, retained: nil))
    for log in logs { _ = update(&model, .read(Array(log.utf8))) }
    return model
  }
}
