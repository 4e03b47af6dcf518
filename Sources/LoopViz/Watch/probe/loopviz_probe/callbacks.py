"""The program's own callbacks and timers."""
import functools
import itertools
import threading

from .failures import fail, guarded
from .places import STANDARD, origin
from .state import Nobody, clock, now
from .stream import MOMENT, SUBJECT, append, line, note, template
from .subjects import Callback, parent, parent_gap
from .tellers import moment
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


def callback_line(word, rest=""):
    """A line about a callback, with a gap for its number."""
    return template(line("H" + SUBJECT, word, rest))


RUNNING = callback_line("running")
FINISHED = callback_line("finished", "result=None")
CANCELLED = callback_line("cancelled")
READY = callback_line("ready", "by=timer")
UNTIL = callback_line("suspended", "on=timer until=" + MOMENT)
creations = {}           # (name, place, parent's gap) -> line
MOST = 4096


def new_callback(name, place, outside=False):
    """Note that a callback was scheduled."""
    info = Callback()
    info.number = next(handles)
    info.failure = None
    info.announced = False
    gap, number = ("", 0) if outside else parent_gap(now.running)
    key = name, place, gap
    text = creations.get(key)
    if text is None:
        if gap is None or len(creations) > MOST:
            note(info.subject, "created", "name=" + quote(name) + ("" if outside else parent()) + place)
            return info
        text = creations[key] = callback_line("created", "name=" + quote(name) + gap + place)
    append((clock(), text, info.number, number))
    return info


def new_timer(name, place, when):
    info = new_callback(name, place)
    append((clock(), UNTIL, info.number, moment(when)))
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
            append((clock(), READY, info.number, 0))
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
    append((time, RUNNING, info.number, 0))
    return time


def note_end(info):
    if now.loop is Nobody:
        return
    if info.failure is None:
        append((clock(), FINISHED, info.number, 0))
    else:
        note(info.subject, "failed", "error=" + quote(error_text(info.failure)))


def callback_cancelled(handle):
    if handle._cancelled:
        return
    info = scheduled.pop(id(handle), None)
    if info is not None and handle._loop is now.loop:
        append((clock(), CANCELLED, info.number, 0))


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
            append((clock(), READY, info.number, 0))
