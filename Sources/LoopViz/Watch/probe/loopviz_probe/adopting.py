"""What was there before loopviz attached: tasks, callbacks, timers, primitives, told as if they were made now.

The tasks are asyncio's own, of a C class that cannot be changed; what we know of one is kept among its attributes, and
its steps pass through the loop's `call_soon` as those of later tasks do. So from here on they are seen exactly.
"""
import sys
import weakref

from .callbacks import is_internal, is_timeout, new_callback, new_timer, scheduled
from .creation import RUNNING, created_so, new_task
from .failures import guarded
from .handles import kinds
from .primitives_found import found_primitives
from .state import Nobody, clock, now
from .steps import after_step, is_step
from .stream import append
from .tasks import MUST_CANCEL, cancelling
from .waits import suspended
from .wakes import woken
from .words import callable_name, task_name

KNOWN = ("_loopviz", "_loopviz_own", "_loopviz_over", "_loopviz_handle", "_loopviz_woke", "_loopviz_wait",
         "_loopviz_met", "_loopviz_cancels", "cancel")


def adopt_all(loop):
    """Called in the loop's thread, between two steps. Returns how many tasks there are."""
    tasks = sorted(sys.modules["asyncio"].all_tasks(loop), key=age)
    for task in tasks:
        new_task(task, task.get_coro())
        see_cancel(task)
    # Whose primitives a task holds or awaits can then be said.
    found_primitives(loop)
    time = clock()
    for task in tasks:
        if task._loopviz:
            created_so(task, task.get_coro(), task_name(task), None, time)
    for task in tasks:
        if task._loopviz:
            tell_state(task)
    if hasattr(loop, "_ready"):
        adopt_handles(loop)
    else:
        # uvloop does not show its queue. The next step of these is in it and cannot be seen, but once it is over.
        loop.call_soon(settle, [task for task in tasks if goes_on(task)])
    return len(tasks)


def goes_on(task):
    return task._fut_waiter is None or task._fut_waiter.done()


def settle(tasks):
    """Behind the steps that were in the queue: note what they have led to."""
    for task in tasks:
        if now.loop is Nobody or not task._loopviz or task._loopviz_over:
            continue
        append((clock(), RUNNING, task._loopviz, 0))
        after_step(task)
        future = task._fut_waiter
        if future is not None and future.done():
            woken(task, future)


def age(task):
    """Tasks that asyncio named in their order; those with names of their own after them."""
    name = task_name(task)
    return (0, int(name[5:]), "") if name[:5] == "Task-" and name[5:].isdigit() else (1, 0, name)


def see_cancel(task):
    """Have a task tell who asks it to cancel."""
    reference, before = weakref.ref(task), type(task).cancel

    def cancel(*message, **options):
        task = reference()
        if task.done() or now.loop is Nobody:
            return before(task, *message, **options)
        guarded(cancelling, task)
        result = before(task, *message, **options)
        if task._must_cancel and task._loopviz_woke is None:
            task._loopviz_woke = MUST_CANCEL
        return result
    task.cancel = cancel


def tell_state(task):
    """Note what a task waits for, if it has begun, and that it is about to go on, if it is."""
    if has_begun(task.get_coro()):
        future = task._fut_waiter
        suspended(task, future)
        if future is not None and future.done():
            woken(task, future)


def has_begun(coroutine):
    return getattr(coroutine, "cr_suspended", True) and getattr(coroutine, "gi_suspended", True)


def adopt_handles(loop):
    """The program's callbacks and timers that wait for their turn."""
    for handle in list(loop._ready):
        callback, arguments = handle._callback, handle._args
        if handle._cancelled:
            continue
        task = getattr(callback, "__self__", None)
        if isinstance(task, now.Task) and is_step(callback, arguments):
            if getattr(task, "_loopviz", 0):
                handle.__class__ = kinds.step
            continue
        if not is_internal(callback):
            handle.__class__ = kinds.callback
            scheduled[id(handle)] = new_callback(callable_name(callback), "")
        elif arguments and isinstance(arguments[0], now.Task) and getattr(arguments[0], "_loopviz", 0):
            handle.__class__ = kinds.caused
    for handle in sorted(loop._scheduled):
        if not handle._cancelled and (is_timeout(handle._callback) or not is_internal(handle._callback)):
            handle.__class__ = kinds.timer
            name = "timeout" if is_timeout(handle._callback) else callable_name(handle._callback)
            scheduled[id(handle)] = new_timer(name, "", handle._when)


def let_go(loop):
    """Take back what we put on the tasks."""
    for task in sys.modules["asyncio"].all_tasks(loop):
        for name in KNOWN:
            try:
                delattr(task, name)
            except AttributeError:
                pass
