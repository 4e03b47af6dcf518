"""The event loops that run in this process, whatever thread they run in."""
import gc
import sys


def running_loops():
    """Those of the calling thread first."""
    asyncio = sys.modules.get("asyncio")
    if asyncio is None or getattr(asyncio.__spec__, "_initializing", False):
        return []
    events = sys.modules["asyncio.events"]
    found = [loop for frame in sys._current_frames().values() for loop in loops_below(frame, events)]
    if not found and "uvloop" in sys.modules:
        # Its loops have no frames of Python's. `isinstance` would ask objects that stand for others, and so wake them.
        found = [thing for thing in gc.get_objects() if issubclass(type(thing), events.AbstractEventLoop)
                 and thing.is_running()]
    mine = events._get_running_loop()
    return sorted(unique(found), key=lambda loop: loop is not mine)


def loops_below(frame, events):
    while frame is not None:
        if frame.f_code.co_name in ("run_forever", "_run_once"):
            loop = frame.f_locals.get("self")
            if isinstance(loop, events.AbstractEventLoop) and loop.is_running():
                yield loop
        frame = frame.f_back


def unique(items):
    return list({id(item): item for item in items}.values())
