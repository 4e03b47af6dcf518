"""The functions of a loop that make handles.

A future calls `call_soon` in the very moment that it ends: so who wakes whom is exact.
"""
import sys

from .callbacks import from_thread, is_the_programs, is_timeout, new_callback, new_timer, scheduled
from .creation import UNSEEN
from .failures import fail, guarded
from .handles import kinds
from .places import at, untraced, user_frame
from .state import now
from .steps import builtin, is_step, kinds_of_steps
from .tasks import ended
from .wakes import woken
from .words import callable_name


def ended_first(future):
    """A done-callback is scheduled while the task's last step still runs: its end is noted before."""
    if future is now.running and isinstance(future, now.Task) and not future._loopviz_over and future.done():
        ended(future)


def scheduling(loop_class, plain_handle, timer_handle, futures_module, tasks, adopt):
    """What stands in place of a loop's functions that make handles."""
    # When loopviz attaches, the tasks that were there are not of our own class.
    Task, Seen = now.Task, tasks.Task
    kinds.make(plain_handle, timer_handle, tasks.sleep.__code__)
    step_handle, debug_step_handle = kinds.step, kinds.debug_step
    set_result = futures_module._set_result_unless_cancelled
    plain_future = futures_module.Future
    call_soon_before, call_at_before = loop_class.call_soon, loop_class.call_at
    threadsafe_before = loop_class.call_soon_threadsafe

    def call_soon(self, callback, *args, context=None):
        if self is not now.loop:
            return call_soon_before(self, callback, *args, context=context)
        if type(callback) in kinds_of_steps:
            # The hot path: a turn or a wake-up of a task.
            task = callback.__self__
            if type(task) is Seen and not self._debug and not self._closed:
                handle = task._loopviz_handle
                future = args[0] if args else None
                kind = type(future)
                if handle is not UNSEEN and (kind is plain_future or kind is Seen
                                             or future is None and type(callback) is not builtin):
                    if handle is None:
                        handle = step_handle(callback, args, self, context)
                    else:
                        task._loopviz_handle = None
                        handle._callback = callback
                        handle._args = args
                    self._ready.append(handle)
                    if future is not None:
                        try:
                            woken(task, future)
                        except Exception as error:
                            fail(error)
                    return handle
        task = getattr(callback, "__self__", None)
        if isinstance(task, Task) and is_step(callback, args) and getattr(task, "_loopviz", 0):
            handle = untraced(call_soon_before(self, callback, *args, context=context))
            if type(handle) is plain_handle:
                handle.__class__ = debug_step_handle if self._debug else step_handle
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

    return call_soon, call_at, call_soon_threadsafe
