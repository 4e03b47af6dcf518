"""The hot path: a step of a task is a handle that the loop runs.

The coroutine is not wrapped, so reprs, tracebacks and `get_coro` stay, and a step goes through no more functions than
without us.
"""
from .creation import RUNNING
from .failures import fail, guarded
from .state import clock, now
from .stream import append
from .tasks import ended
from .waits import suspended
from .wakes import resumed

# What a task's step and wake-up are: a class of asyncio's C, or the name of a method.
CLASSES = frozenset(("TaskStepMethWrapper", "TaskWakeupMethWrapper"))
METHODS = frozenset(("task_wakeup", "__step", "__wakeup", "_Task__step", "_Task__wakeup"))
builtin = type(len)
kinds_of_steps = {builtin}       # the classes of what may be a step: asyncio's own, once they have been seen


def is_step(callback, arguments):
    """Whether a callback that belongs to a task is its step or wake-up, and not another of its methods."""
    kind = type(callback)
    if kind is builtin:
        return len(arguments) == 1 and callback.__name__ in METHODS
    if kind in kinds_of_steps:
        return True
    if kind.__name__ in CLASSES:
        kinds_of_steps.add(kind)
        return True
    return getattr(callback, "__name__", "") in METHODS


def after_step(task):
    """Note what a step led to."""
    if task._loopviz_over:
        return
    if task.done():
        ended(task)
    elif task._loopviz:
        suspended(task, task._fut_waiter)


def report(handle, callback, arguments, error):
    """Say that a step could not be made, as asyncio says it."""
    from asyncio import format_helpers
    if handle._callback is None:
        callback.__self__._loopviz_handle = None
        handle._callback, handle._args = callback, arguments
    source = format_helpers._format_callback_source(callback, arguments)
    context = {"message": "Exception in callback " + source, "exception": error, "handle": handle}
    if handle._source_traceback:
        context["source_traceback"] = handle._source_traceback
    handle._loop.call_exception_handler(context)


def step_handles(plain_handle, sleep_code):
    """The class of the handles of tasks' steps, and that of those made in asyncio's debug mode."""
    run_plain = plain_handle._run

    class StepHandle(plain_handle):
        """The handle of a step of a task that is seen."""

        __slots__ = ()

        def _run(self):
            if self._loop is not now.loop:
                return run_plain(self)
            callback = None
            try:
                task = self._callback.__self__
                now.running = task
                now.began = time = clock()
                append((time, RUNNING, task._loopviz, 0))
                if task._loopviz_woke is not None:
                    guarded(resumed, task)
                callback, arguments = self._callback, self._args
                # Nobody but the loop has this handle: the task's next step can have it, even while this one runs.
                self._callback = self._args = None
                task._loopviz_handle = self
                if arguments:
                    self._context.run(callback, arguments[0])
                else:
                    self._context.run(callback)
            except BaseException as error:
                if callback is None:
                    # Ctrl-C has come in between: what the loop has taken from its queue is not lost.
                    self._loop._ready.appendleft(self)
                else:
                    now.running = None
                    guarded(after_step, task)
                    if not isinstance(error, (SystemExit, KeyboardInterrupt)):
                        report(self, callback, arguments, error)
                        self = callback = task = arguments = None
                        return
                self = callback = task = arguments = None
                raise
            now.running = None
            try:
                future = task._fut_waiter
                if future is not None:
                    suspended(task, future)
                elif task._loopviz_over or task.done():
                    if not task._loopviz_over:
                        ended(task)
                    # A coroutine that failed keeps its frame, and that this one: no cycle may keep the task.
                    self = callback = task = arguments = None
                else:
                    link, met = task._coro, task._loopviz_met
                    if met.turn == link.cr_frame.f_lasti and link.cr_await.cr_code is sleep_code:
                        # The same turn as the last time, one step after the other: nothing may be faster.
                        append((clock(), met.line, task._loopviz, 0))
                    else:
                        suspended(task, None)
            except AttributeError:
                # Its coroutine is not one of Python's own.
                guarded(suspended, task, future)
            except Exception as error:
                fail(error)

    class DebugStepHandle(StepHandle):
        """The same in asyncio's debug mode, which says of a slow handle what it has called."""

        __slots__ = ()

        def _run(self):
            callback, arguments = self._callback, self._args
            try:
                StepHandle._run(self)
            finally:
                if self._callback is None:
                    callback.__self__._loopviz_handle = None
                    self._callback, self._args = callback, arguments
                self = callback = arguments = None

    return StepHandle, DebugStepHandle
