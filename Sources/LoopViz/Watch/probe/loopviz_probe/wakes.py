"""Who wakes a task, and what its step then begins with."""
from . import primitives, subjects, waits
from .places import PROGRAM, at, coroutine, origin
from .primitives import primitive_subject
from .state import clock, now, numbers
from .stream import ARGUMENT, append, note, task_line, template
from .tasks import MUST_CANCEL, ended
from .tellers import SLEEP
from .words import error_text, quote

BY_TASK = template(task_line("ready", "by=T" + ARGUMENT))
BY_TIMER = template(task_line("ready", "by=timer"))
BY_CANCELLATION = template(task_line("ready", "by=cancellation"))
BY_OUTSIDE = template(task_line("ready", "by=outside"))


def woken(task, future):
    """A future ended and its waiter was scheduled: note who wakes up and by whom."""
    running = now.running
    if future is running and not future._loopviz_over:
        ended(future)
    if not task._loopviz or task._loopviz_over:
        return
    cancelled = future.cancelled()
    wait = task._loopviz_wait
    if wait is None and not cancelled and future._exception is None:
        # What servers do for each request.
        kind = type(future)
        if kind is waits.plain_future:
            if running is None and numbers.plain:
                subjects.futures.pop(id(future), None)
                append((clock(), BY_OUTSIDE, task._loopviz, 0))
                return
        elif kind is now.Task:
            other = getattr(future, "_loopviz", 0)
            if other:
                task._loopviz_cancels = 0
                append((clock(), BY_TASK, task._loopviz, other))
                return
    if cancelled or future._exception is not None or wait is not None and wait is not SLEEP:
        task._loopviz_woke = future
    elif wait is not None:
        task._loopviz_wait = None
    other = future._loopviz if isinstance(future, now.Task) and hasattr(future, "_loopviz") else 0
    job = subjects.jobs.get(future) if numbers.jobs else None
    if job is not None and not job.ended:
        job.end(future)
    subjects.futures.pop(id(future), None)
    if cancelled and task._loopviz_cancels and not other:
        line = BY_CANCELLATION
    elif other:
        line = BY_TASK
    elif wait is SLEEP and not cancelled:
        line = BY_TIMER
    elif job is not None:
        note("T%d" % task._loopviz, "ready", "by=" + job.subject)
        line = None
    elif cancelled and running is None:
        line = BY_CANCELLATION
    elif running is not None:
        if type(running) is not subjects.Callback and running._loopviz:
            line, other = BY_TASK, running._loopviz
        else:
            note("T%d" % task._loopviz, "ready", "by=" + subjects.subject_of_running(running))
            line = None
    else:
        line = BY_OUTSIDE
    task._loopviz_cancels = 0
    if line is not None:
        append((clock(), line, task._loopviz, other))


def resumed(task):
    """What a step begins with besides `running`: an error thrown in, a permit that was handed over."""
    future, task._loopviz_woke = task._loopviz_woke, None
    awaited, task._loopviz_wait = task._loopviz_wait, None
    if task._loopviz_over or not task._loopviz:
        return
    subject = "T%d" % task._loopviz
    if future is MUST_CANCEL or task._must_cancel or future.cancelled():
        note(subject, "thrown", "error=CancelledError()")
        return
    if future._exception is not None:
        note(subject, "thrown", "error=" + quote(error_text(future._exception)))
        return
    if awaited is None or awaited is SLEEP or not primitives.hand_over:
        return
    name = primitive_subject(awaited)
    if name is not None:
        frame = None
        chain = task._coro
        while type(chain) is coroutine:
            if chain.cr_frame is not None and origin(chain.cr_code) == PROGRAM:
                frame = chain.cr_frame
            chain = chain.cr_await
        note(subject, "acquired", "of=" + name + at(frame))
