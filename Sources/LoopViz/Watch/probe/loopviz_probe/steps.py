"""The hot path: a step of a task is a handle that the loop runs.

The coroutine is not wrapped, so reprs, tracebacks and `get_coro` stay, and a step goes through no more functions than
without us.
"""
from .failures import fail, guarded
from .state import clock, now
from .stream import append
from .tasks import RUNNING, ended
from .waits import suspended
from .wakes import resumed

# What a task's step and wake-up are: a class of asyncio's C, or the name of a method.
CLASSES = frozenset(("TaskStepMethWrapper", "TaskWakeupMethWrapper"))
METHODS = frozenset(("task_wakeup", "__step", "__wakeup", "_Task__step", "_Task__wakeup"))
classes = set()          # those classes, once they have been seen
builtin = type(len)


def is_step(callback, arguments):
    """Whether a callback that belongs to a task is its step or wake-up, and not another of its methods."""
    kind = type(callback)
    if kind is builtin:
        return len(arguments) == 1 and callback.__name__ in METHODS
    if kind in classes:
        return True
    if kind.__name__ in CLASSES:
        classes.add(kind)
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


def report(handle, error):
    """Say that a step could not be made, as asyncio says it."""
    from asyncio import format_helpers
    source = format_helpers._format_callback_source(handle._callback, handle._args)
    context = {"message": "Exception in callback " + source, "exception": error, "handle": handle}
    if handle._source_traceback:
        context["source_traceback"] = handle._source_traceback
    handle._loop.call_exception_handler(context)


def step_handle(plain_handle, sleep_code):
    """The class of the handles of tasks' steps. asyncio makes them, and they get their class then."""
    run_plain = plain_handle._run

    class StepHandle(plain_handle):
        """The handle of a step of a task that is seen."""

        __slots__ = ()

        def _run(self):
            begun = False
            try:
                loop = self._loop
                if loop is not now.loop:
                    begun = True
                    return run_plain(self)
                callback = self._callback
                task = callback.__self__
                number = task._loopviz
                now.running = task
                now.began = time = clock()
                append((time, RUNNING, number, 0))
                if task._loopviz_woke is not None:
                    guarded(resumed, task)
                arguments = self._args
                begun = True
                if arguments:
                    self._context.run(callback, arguments[0])
                else:
                    self._context.run(callback)
            except BaseException as error:
                if not begun:
                    # Ctrl-C has come in between: what the loop has taken from its queue is not lost.
                    self._loop._ready.appendleft(self)
                elif loop is now.loop:
                    now.running = None
                    guarded(after_step, task)
                    if not isinstance(error, (SystemExit, KeyboardInterrupt)):
                        report(self, error)
                        self = callback = task = arguments = None
                        return
                self = callback = task = arguments = None
                raise
            now.running = None
            future = task._fut_waiter
            try:
                if future is not None:
                    suspended(task, future)
                elif task._loopviz_over or task.done():
                    if not task._loopviz_over:
                        ended(task)
                    self = callback = task = arguments = None
                    return
                else:
                    chain, met = task._coro, task._loopviz_met
                    if met.turn == chain.cr_frame.f_lasti and chain.cr_await.cr_code is sleep_code:
                        # The same turn as the last time, one step after the other: nothing may be faster.
                        append((clock(), met.line, number, 0))
                    else:
                        suspended(task, None)
                if not loop._debug:
                    # Nobody but the loop had this handle: the task's next step can have it.
                    self._callback = self._args = None
                    task._loopviz_handle = self
            except AttributeError:
                # Its coroutine is not one of Python's own.
                guarded(suspended, task, future)
            except Exception as error:
                fail(error)
            # A coroutine that failed keeps its frame, and that this one: no cycle may keep the task.
            self = callback = task = arguments = future = chain = None

    return StepHandle
