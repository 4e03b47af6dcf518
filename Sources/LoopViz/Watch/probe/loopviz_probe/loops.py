"""The loop: which one is recorded, its start and stop, its passes and its waiting."""
import sys
import threading

from . import callbacks, scheduling
from .callbacks import announce_timers, scheduled
from .complaints import exception_reported
from .failures import fail, guarded
from .jobs import run_job
from .output import BATCH, out
from .session import begin
from .state import Nobody, clock, now
from .stream import MOMENT, PASS, append, line, note, remark, rows, template
from .tellers import moment
from .watchdog import watchdog

IDLE = template(line("loop", "idle"))
IDLE_UNTIL = template(line("loop", "idle", "until=" + MOMENT))


def adopt(loop):
    """Whether this loop is the one that is recorded; a loop becomes it when no recorded loop runs."""
    if now.loop is loop:
        return True
    if now.loop is Nobody or loop is None:
        return False
    if now.loop is not None:
        try:
            if now.loop.is_running() or (now.thread and now.thread != threading.get_ident()
                                         and not now.loop.is_closed()):
                if id(loop) not in now.others:
                    now.others.add(id(loop))
                    remark("other-loops: %d" % len(now.others))
                return False
        except Exception:
            pass
    if not out.begun:
        begin()
    now.loop = loop
    now.same_clock = type(loop).time is sys.modules["asyncio.base_events"].BaseEventLoop.time
    return True


def loop_starts(loop):
    """A loop begins to run in this thread."""
    if now.loop is Nobody or not adopt(loop):
        return
    now.thread = threading.get_ident()
    now.running = None
    now.quiet, now.is_ending = now.is_ending, False
    hook_selector(loop)
    if not now.quiet:
        note("loop", "start")


def loop_stops(loop):
    """It has left its run."""
    if now.loop is not loop:
        return
    now.running = None
    if not now.quiet:
        note("loop", "stop")
    now.quiet = False
    out.flush()


def write():
    """Between two passes: write what was noted, and see that the watchdog lives (it does not, after a fork)."""
    try:
        if not watchdog.running:
            watchdog.start()
        out.flush()
    except Exception as error:
        fail(error)


def hook_selector(loop):
    """Have the selector of a loop tell of the passes and of waiting."""
    selector = getattr(loop, "_selector", None)
    if selector is None or "select" in vars(selector):
        return
    select = selector.select
    poll = watched = None
    if type(selector).__name__ == "EpollSelector" and type(selector).__module__ == "selectors" \
            and hasattr(selector, "_fd_to_key") and hasattr(selector, "_selector"):
        poll, watched = selector._selector.poll, selector._fd_to_key

    def select_observed(timeout=None):
        if loop is not now.loop:
            return select(timeout)
        now.iteration = iteration = now.iteration + 1
        time = clock()
        append((time, PASS, iteration, 0))
        if len(rows) > BATCH or not watchdog.running:
            write()
        if timeout is None or timeout > 0:
            if not now.quiet:
                heap = loop._scheduled
                if not heap:
                    append((time, IDLE, 0, 0))
                elif now.same_clock and heap[0]._when < 9e9:
                    append((time, IDLE_UNTIL, 0, int(heap[0]._when * 1e9)))
                else:
                    append((time, IDLE_UNTIL, 0, moment(heap[0]._when)))
            result = select(timeout)
        elif poll is None:
            result = select(timeout)
        else:
            # What EpollSelector.select does when nothing has happened, with one call less; the descriptors are
            # watched by level, so asking again finds the same.
            try:
                result = poll(0, len(watched) or 1)
                if result:
                    result = select(timeout)
            except InterruptedError:
                result = []
        if scheduled:
            guarded(announce_timers, loop)
        return result
    try:
        selector.select = select_observed
    except AttributeError:
        pass


def patch_loops(loop_class, events, futures, tasks):
    """Replace what a loop of asyncio makes handles with, and have it tell that it runs, closes and complains."""
    callbacks.is_future = futures.isfuture
    replace(loop_class, *scheduling.scheduling(loop_class, events.Handle, events.TimerHandle, futures, tasks, adopt))
    patch_ends(loop_class)
    before = events._set_running_loop

    # Every loop says here that it runs and that it has stopped: so no frame of ours stands below the program's.
    def _set_running_loop(loop):
        if loop is None:
            guarded(loop_stops, events._get_running_loop())
        before(loop)
        if loop is not None:
            guarded(loop_starts, loop)
    events._set_running_loop = _set_running_loop


def patch_ends(loop_class):
    """What asyncio's own loops and uvloop's have in common."""
    close_before, executor_before = loop_class.close, loop_class.run_in_executor
    exception_before = loop_class.call_exception_handler

    def close(self):
        known = self is now.loop and not self.is_closed()
        close_before(self)
        if known and self.is_closed():
            guarded(note, "loop", "close")
            guarded(out.flush)

    def run_in_executor(self, executor, func, *args):
        return run_job(self, executor, func, args, executor_before)

    def call_exception_handler(self, context):
        if self is now.loop:
            guarded(exception_reported, context)
        return exception_before(self, context)

    replace(loop_class, close, run_in_executor, call_exception_handler)


def replace(owner, *functions):
    """Put functions in place of those with their names."""
    for function in functions:
        before = getattr(owner, function.__name__)
        for name in ("__doc__", "__qualname__", "__module__"):
            try:
                setattr(function, name, getattr(before, name))
            except (AttributeError, TypeError):
                pass
        setattr(owner, function.__name__, function)
