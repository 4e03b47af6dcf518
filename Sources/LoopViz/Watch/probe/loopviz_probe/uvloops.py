"""uvloop, whose handles are C: what they call is wrapped instead, and its passes are reckoned."""
import sys

from . import callbacks
from .callbacks import READY, from_thread, is_the_programs, is_timeout, new_callback, note_begin, note_end
from .creation import RUNNING
from .failures import fail, guarded
from .loops import loop_starts, loop_stops, patch_ends, replace
from .output import BATCH, out
from .places import at, user_frame
from .state import Nobody, clock, now
from .scheduling import ended_first
from .steps import after_step, is_step
from .stream import append, begin_pass, rows
from .wakes import resumed, woken
from .words import callable_name


class Called:
    """What a handle of uvloop calls in place of a step or one of the program's callbacks."""

    __slots__ = ("callback", "turn", "info", "__qualname__", "__name__", "name", "place")

    def __init__(self, callback, info=None):
        self.callback = callback
        self.info = info
        self.turn = now.iteration
        self.__qualname__ = self.__name__ = getattr(callback, "__qualname__", type(callback).__name__)

    def __repr__(self):
        return repr(self.callback)

    def begin(self):
        """What was asked for in one pass runs in the next one, at the earliest."""
        while now.iteration <= self.turn:
            begin_pass()
        if len(rows) > BATCH:
            out.flush()


class Step(Called):
    """A step of a task."""

    __slots__ = ()

    def __call__(self, *arguments):
        callback = self.callback
        task = callback.__self__
        if now.loop is Nobody:
            return callback(*arguments)
        guarded(self.begin)
        now.running = task
        now.began = time = clock()
        if task._loopviz:
            append((time, RUNNING, task._loopviz, 0))
            if task._loopviz_woke is not None:
                guarded(resumed, task)
        try:
            callback(*arguments)
        finally:
            now.running = None
            guarded(after_step, task)
            self = callback = task = arguments = None


class Told(Called):
    """One of asyncio's own callbacks, called for a future that ended."""

    __slots__ = ()

    def __call__(self, *arguments):
        guarded(self.begin)
        future = arguments[0]
        if isinstance(future, now.Task) and getattr(future, "_loopviz", 0):
            now.running, now.began = future, clock()
        try:
            self.callback(*arguments)
        finally:
            now.running = None


class ProgramsOwn(Called):
    """One of the program's callbacks."""

    __slots__ = ()

    def __call__(self, *arguments):
        if now.loop is Nobody:
            return self.callback(*arguments)
        before = now.running
        info = None
        try:
            self.begin()
            info = self.info or self.fired()
            now.running = info
            now.began = note_begin(info)
        except Exception as error:
            fail(error)
        try:
            self.callback(*arguments)
        except BaseException as error:
            if info is not None:
                info.failure = error
            raise
        finally:
            if info is not None:
                guarded(note_end, info)
                info.failure = None
            now.running = before

    def fired(self):
        """A timer is noted when it fires."""
        info = new_callback(self.name, self.place, outside=True)
        append((clock(), READY, info.number, 0))
        return info


def patch_loop(loop_class):
    call_soon_before, threadsafe_before = loop_class.call_soon, loop_class.call_soon_threadsafe
    call_at_before, call_later_before, run_before = loop_class.call_at, loop_class.call_later, loop_class.run_forever

    def wrapped(callback, arguments, frame, outside=False):
        """What to hand to uvloop in place of a callback."""
        task = getattr(callback, "__self__", None)
        if isinstance(task, now.Task) and is_step(callback, arguments) and getattr(task, "_loopviz", None) is not None:
            if arguments:
                woken(task, arguments[0])
            return Step(callback)
        if arguments and now.running is not None:
            ended_first(arguments[0])
        if not is_the_programs(callback, arguments, frame):
            return Told(callback) if arguments and callbacks.is_future(arguments[0]) else callback
        return ProgramsOwn(callback, new_callback(callable_name(callback), at(user_frame(frame)), outside))

    def later(callback, arguments, frame):
        """That a timer of uvloop is cancelled cannot be seen, so it is noted when it fires."""
        timeout = is_timeout(callback)
        if not timeout and not is_the_programs(callback, arguments, frame):
            return callback
        call = ProgramsOwn(callback)
        call.name = "timeout" if timeout else callable_name(callback)
        call.place = at(user_frame(frame))
        return call

    def call_soon(self, callback, *args, context=None):
        if self is now.loop:
            callback = guarded(wrapped, callback, args, sys._getframe(1)) or callback
        return call_soon_before(self, callback, *args, context=context)

    def call_soon_threadsafe(self, callback, *args, context=None):
        if self is now.loop:
            callback = guarded(wrapped, callback, args, sys._getframe(1), from_thread()) or callback
        return threadsafe_before(self, callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        if self is now.loop and type(callback) is not ProgramsOwn:
            callback = guarded(later, callback, args, sys._getframe(1)) or callback
        return call_later_before(self, delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if self is now.loop and type(callback) is not ProgramsOwn:
            callback = guarded(later, callback, args, sys._getframe(1)) or callback
        return call_at_before(self, when, callback, *args, context=context)

    def run_forever(self):
        if self.is_running() or self.is_closed():
            return run_before(self)
        guarded(loop_starts, self)
        try:
            return run_before(self)
        finally:
            guarded(loop_stops, self)

    replace(loop_class, call_soon, call_soon_threadsafe, call_later, call_at, run_forever)
    patch_ends(loop_class)
