"""The hot path: a step of a task is a handle that the loop runs, and `call_soon` of the loop makes that handle.

The coroutine is not wrapped, so reprs, tracebacks and `get_coro` stay, and a step goes through no more functions than
without us. A future calls `call_soon` in the very moment that it ends: so who wakes whom is exact.
"""
import sys

from .callbacks import from_thread, is_the_programs, is_timeout, new_callback, new_timer, scheduled
from .failures import fail, guarded
from .handles import kinds
from .places import at, user_frame
from .state import clock, now, numbers
from .stream import append
from .subjects import futures
from .tasks import RUNNING, ended
from .waits import suspended
from .wakes import BY_OUTSIDE, BY_TASK, resumed, woken
from .words import callable_name

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


def ended_first(future):
    """A done-callback is scheduled while the task's last step still runs: its end is noted before."""
    if future is now.running and isinstance(future, now.Task) and not future._loopviz_over and future.done():
        ended(future)


def scheduling(loop_class, plain_handle, timer_handle, futures_module, tasks, adopt):
    """What stands in place of a loop's functions that make handles."""
    Task = now.Task
    kinds.make(plain_handle, timer_handle)
    run_plain = plain_handle._run
    sleep_code = tasks.sleep.__code__
    set_result = futures_module._set_result_unless_cancelled
    plain_future = futures_module.Future
    call_soon_before, call_at_before = loop_class.call_soon, loop_class.call_at
    threadsafe_before = loop_class.call_soon_threadsafe

    def _run(self):
        begun = False
        try:
            callback = self._callback
            kind = type(callback)
            number = 0
            if (kind is builtin or kind in classes) and self._loop is now.loop:
                task = callback.__self__
                number = getattr(task, "_loopviz", 0)
            if number:
                now.running = task
                now.began = time = clock()
                append((time, RUNNING, number, 0))
                if task._loopviz_woke is not None:
                    guarded(resumed, task)
                begun = True
                self._context.run(callback, *self._args)
            else:
                begun = True
                return run_plain(self)
        except BaseException:
            if not begun:
                # Ctrl-C has come in between: what the loop has taken from its queue is not lost.
                self._loop._ready.appendleft(self)
            elif number:
                now.running = None
                guarded(after_step, task)
            self = callback = task = None
            raise
        now.running = None
        try:
            future = task._fut_waiter
            if future is not None:
                suspended(task, future)
            elif task._loopviz_over or task.done():
                if not task._loopviz_over:
                    ended(task)
                self = callback = task = None
                return
            else:
                chain, met = task._coro, task._loopviz_met
                if met.turn == chain.cr_frame.f_lasti and chain.cr_await.cr_code is sleep_code:
                    # The same turn as the last time, one step after the other: nothing may be faster.
                    append((clock(), met.line, number, 0))
                else:
                    suspended(task, None)
            if not self._loop._debug:
                # Nobody but the loop had this handle: the task's next step can have it.
                self._callback = self._args = None
                task._loopviz_handle = self
        except AttributeError:
            # Its coroutine is not one of Python's own.
            guarded(suspended, task, future)
        except Exception as error:
            fail(error)
        # A coroutine that failed keeps its frame, and that this one: no cycle may keep the task.
        self = callback = task = future = chain = None

    def call_soon(self, callback, *args, context=None):
        if self is not now.loop:
            return call_soon_before(self, callback, *args, context=context)
        kind = type(callback)
        if kind is builtin and args or kind in classes:
            # The hot path: a turn or a wake-up of a task that has run before, and whose handle lies ready.
            task = callback.__self__
            handle = getattr(task, "_loopviz_handle", None) if type(task) is Task else None
            if handle is not None and not self._debug and not self._closed:
                task._loopviz_handle = None
                handle._callback = callback
                handle._args = args
                handle._context = context
                self._ready.append(handle)
                if args:
                    try:
                        future = args[0]
                        running = now.running
                        kind = type(future)
                        if task._loopviz_wait is not None or future._exception is not None or future.cancelled():
                            woken(task, future)
                        elif kind is plain_future and running is None and numbers.plain:
                            futures.pop(id(future), None)
                            append((clock(), BY_OUTSIDE, task._loopviz, 0))
                        elif kind is Task and future is running and future._loopviz:
                            if not future._loopviz_over:
                                ended(future)
                            append((clock(), BY_TASK, task._loopviz, future._loopviz))
                        else:
                            woken(task, future)
                    except Exception as error:
                        fail(error)
                return handle
        task = getattr(callback, "__self__", None)
        if isinstance(task, Task) and is_step(callback, args) and getattr(task, "_loopviz", 0):
            if self._closed or self._debug or context is None:
                handle = untraced(call_soon_before(self, callback, *args, context=context))
            else:
                handle = plain_handle(callback, args, self, context)
                self._ready.append(handle)
            if args:
                guarded(woken, task, args[0])
            return handle
        if args and now.running is not None:
            guarded(ended_first, args[0])
        handle = untraced(call_soon_before(self, callback, *args, context=context))
        try:
            frame = sys._getframe(1)
            if type(handle) is plain_handle:
                if is_the_programs(callback, args, frame):
                    handle.__class__ = kinds.callback
                    scheduled[id(handle)] = new_callback(callable_name(callback), at(user_frame(frame)))
                elif args and isinstance(args[0], now.Task) and getattr(args[0], "_loopviz", 0):
                    handle.__class__ = kinds.caused
        except Exception as error:
            fail(error)
        return handle

    def call_at(self, when, callback, *args, context=None):
        handle = untraced(call_at_before(self, when, callback, *args, context=context))
        if self is now.loop or now.loop is None and guarded(adopt, self):
            if callback is set_result:
                # asyncio.sleep: who awaits this future sleeps.
                now.sleeper, now.due = args[0], when
                return handle
            try:
                frame = sys._getframe(1)
                timeout = is_timeout(callback)
                if timeout or is_the_programs(callback, args, frame):
                    handle.__class__ = kinds.timer
                    name = "timeout" if timeout else callable_name(callback)
                    scheduled[id(handle)] = new_timer(name, at(user_frame(frame)), when)
            except Exception as error:
                fail(error)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = threadsafe_before(self, callback, *args, context=context)
        if self is now.loop:
            try:
                frame = sys._getframe(1)
                if type(handle) is plain_handle and is_the_programs(callback, args, frame):
                    handle.__class__ = kinds.callback
                    scheduled[id(handle)] = new_callback(callable_name(callback), at(user_frame(frame)), from_thread())
            except Exception as error:
                fail(error)
        return handle

    _run.__doc__ = run_plain.__doc__
    plain_handle._run = _run
    return call_soon, call_at, call_soon_threadsafe


def untraced(handle):
    """In asyncio's debug mode a handle keeps where it was made: without our frame."""
    if handle._source_traceback:
        del handle._source_traceback[-1]
    return handle
