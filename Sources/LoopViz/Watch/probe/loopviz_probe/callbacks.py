"""The program's own callbacks and timers."""
import functools
import itertools
import threading

from .failures import fail, guarded
from .places import STANDARD, origin
from .state import Nobody, clock, now
from .stream import MOMENT, note
from .subjects import Callback, parent
from .waits import moment
from .words import error_text, quote

scheduled = {}           # id of a handle -> Callback, while it is scheduled
handles = itertools.count(1)     # callbacks come from several threads, and `count` gives no number twice
is_future = None


def is_internal(callback):
    """Whether a callback is the standard library's own."""
    while isinstance(callback, functools.partial):
        callback = callback.func
    function = getattr(callback, "__func__", callback)
    code = getattr(function, "__code__", None)
    if code is None:
        owner = getattr(callback, "__self__", None)
        module = type(owner).__module__ if owner is not None else getattr(callback, "__module__", "")
        return str(module).split(".")[0] in ("asyncio", "_asyncio", "concurrent", "uvloop")
    return origin(code) == STANDARD


def is_the_programs(callback, arguments, frame):
    if not is_internal(callback):
        return True
    if origin(frame.f_code) == STANDARD:
        return False
    return not (len(arguments) == 1 and is_future(arguments[0]))


def from_thread():
    return threading.get_ident() != now.thread


def new_callback(name, place, outside=False):
    """Note that a callback was scheduled."""
    info = Callback()
    info.subject = "H%d" % next(handles)
    info.failure = None
    info.announced = False
    note(info.subject, "created", "name=" + quote(name) + ("" if outside else parent()) + place)
    return info


def new_timer(name, place, when):
    info = new_callback(name, place)
    note(info.subject, "suspended", "on=timer until=" + MOMENT, argument=moment(when))
    return info


def is_timeout(callback):
    """Whether a timer is one that asyncio makes for the program's `timeout` or `wait_for`."""
    name = getattr(callback, "__name__", "") or getattr(getattr(callback, "func", None), "__name__", "")
    return name in ("_on_timeout", "_release_waiter")


def run_callback(handle, run):
    """Run one of the program's callbacks, noted."""
    info = scheduled.pop(id(handle), None)
    if info is None or handle._loop is not now.loop:
        return run(handle)
    before = now.running
    try:
        if hasattr(handle, "_when") and not info.announced:
            note(info.subject, "ready", "by=timer")
        now.running = info
        now.began = note_begin(info)
    except Exception as error:
        fail(error)
    try:
        run(handle)
    except BaseException as error:
        info.failure = error
        raise
    finally:
        guarded(note_end, info)
        info.failure = None
        now.running = before


def note_begin(info):
    time = clock()
    note(info.subject, "running", time=time)
    return time


def note_end(info):
    if now.loop is Nobody:
        return
    if info.failure is None:
        note(info.subject, "finished", "result=None")
    else:
        note(info.subject, "failed", "error=" + quote(error_text(info.failure)))


def callback_cancelled(handle):
    if handle._cancelled:
        return
    info = scheduled.pop(id(handle), None)
    if info is not None and handle._loop is now.loop:
        guarded(note, info.subject, "cancelled")


def announce_timers(loop):
    """Note the timers of the program that this pass finds due, before it runs them."""
    heap = loop._scheduled
    if not heap:
        return
    end = loop.time() + loop._clock_resolution
    if heap[0]._when >= end:
        return
    for handle in sorted(item for item in heap if item._when < end and not item._cancelled):
        info = scheduled.get(id(handle))
        if info is not None and not info.announced:
            info.announced = True
            note(info.subject, "ready", "by=timer")
