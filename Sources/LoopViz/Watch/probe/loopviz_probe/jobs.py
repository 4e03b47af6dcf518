"""Functions that a thread of the pool runs for the loop."""
import sys

from . import subjects
from .failures import fail, guarded
from .output import out
from .places import at, user_frame
from .state import Nobody, now, numbers
from .stream import note
from .words import callable_name, error_text, quote, represent


class Job:
    """A function, called by the thread in place of the program's own."""

    __slots__ = ("function", "subject", "ended")

    def __init__(self, function):
        numbers.jobs += 1
        numbers.plain = False
        self.function = function
        self.subject = "J%d" % numbers.jobs
        self.ended = False

    def __call__(self, *arguments):
        import threading
        if now.loop is not Nobody and out.descriptor is not None:
            identity = getattr(threading, "get_native_id", threading.get_ident)() & 0xffffffff
            note(self.subject, "running", "thread=%d" % identity)
        return self.function(*arguments)

    def end(self, future):
        """The loop hears that it is done."""
        self.ended = True
        error = getattr(future, "_exception", None)
        if future.cancelled():
            note(self.subject, "cancelled")
        elif error is not None:
            trim(error)
            note(self.subject, "failed", "error=" + quote(error_text(error)))
        else:
            note(self.subject, "finished", "result=" + quote(represent(getattr(future, "_result", None))))


def trim(error):
    """Take our own frame out of a traceback."""
    before, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code is Job.__call__.__code__:
            if before is None:
                error.__traceback__ = trace.tb_next
            else:
                before.tb_next = trace.tb_next
            return
        before, trace = trace, trace.tb_next


def run_job(loop, executor, function, arguments, run):
    """`run_in_executor`, noted."""
    from concurrent.futures import ThreadPoolExecutor
    if loop is not now.loop or not callable(function) or not (
            executor is None or isinstance(executor, ThreadPoolExecutor)):
        return run(loop, executor, function, *arguments)
    job = None
    try:
        job = Job(function)
        note(job.subject, "created", "name=" + quote(callable_name(function)) + subjects.parent()
             + at(user_frame(sys._getframe(2))))
    except Exception as error:
        fail(error)
    future = run(loop, executor, job if job is not None else function, *arguments)
    if job is not None:
        subjects.jobs[future] = job
        if future.done():
            # The thread was faster than us: nobody will be woken.
            guarded(job.end, future)
    return future
