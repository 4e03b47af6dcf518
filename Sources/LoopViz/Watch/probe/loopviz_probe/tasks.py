"""A task from its creation to its end: `asyncio.Task` is replaced by a subclass that has room for what we know."""
import sys

from . import subjects
from .creation import (UNSEEN, children, count_name, created, created_again, created_eagerly, eager_children,
                       fresh_once, made_again, made_by, new_task, rename)
from .failures import fail, guarded
from .places import untraced
from .state import Nobody, clock, now
from .stream import append, births, note, task_line, template
from .waits import suspended
from .words import error_text, named, quote, represent

FINISHED = template(task_line("finished", "result=None"))
CANCELLED = template(task_line("cancelled"))

results = {}             # a class whose objects are only named -> line
package_results = {}     # the same for tasks of packages, whose results are all only named
MOST = 4096              # lines that are kept
MUST_CANCEL = object()


def patch_tasks(asyncio, tasks, adopt):
    """Replace `asyncio.Task`. `adopt` says whether a loop is recorded."""
    original = tasks.Task
    initialize, cancel, set_name = original.__init__, original.cancel, original.set_name
    get_running_loop, get_frame = asyncio._get_running_loop, sys._getframe

    def seen(task, coro, loop, name):
        """Give a task its number, if its loop is recorded."""
        if loop is None:
            loop = get_running_loop()
        is_recorded = loop is now.loop or guarded(adopt, loop)
        if is_recorded:
            guarded(new_task, task, coro)
        else:
            task._loopviz_handle = UNSEEN
        count_name(getattr(task, "_loopviz", 0) != 0, name)
        return is_recorded

    class Seen(original):
        __slots__ = ("_loopviz",            # its number, 0 if it is left out of the log
                     "_loopviz_own",        # whether its coroutine is the program's own
                     "_loopviz_over",       # whether its end has been noted
                     "_loopviz_handle",     # a handle that its next step can have
                     "_loopviz_woke",       # what its next step begins with: the future that threw, MUST_CANCEL
                     "_loopviz_wait",       # what it waits for, as its wake-up needs to know: SLEEP, a semaphore
                     "_loopviz_met",        # the wait that it was last in, if another may come to it as well
                     "_loopviz_cancels")    # how often it was asked to cancel

        def cancel(self, *message, **options):
            if not getattr(self, "_loopviz", 0) or self.done() or now.loop is Nobody:
                return cancel(self, *message, **options)
            fresh_once(self)
            guarded(cancelling, self)
            result = cancel(self, *message, **options)
            if self._must_cancel and self._loopviz_woke is None:
                self._loopviz_woke = MUST_CANCEL
            return result

        def set_name(self, value):
            set_name(self, value)
            if getattr(self, "_loopviz", 0) in births:
                guarded(rename, self)

    if sys.version_info >= (3, 12):
        def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
            child = None
            if name is None:
                child = made_again(self, coro, loop, get_frame(1), eager_children if eager_start else children)
            known = child is not None or seen(self, coro, loop, name)
            if not eager_start or not known:
                initialize(self, coro, loop=loop, name=name, context=context, eager_start=eager_start)
                if child is not None:
                    created_again(self, child)
                elif known:
                    guarded(created, self, coro, get_frame(1))
                return
            # Its first step runs inside the parent's.
            parent = now.running
            if child is not None:
                append((clock(), child.line, self._loopviz, made_by(parent)))
            else:
                guarded(created_eagerly, self, coro, name, get_frame(1))
            now.running = self
            try:
                initialize(self, coro, loop=loop, name=name, context=context, eager_start=True)
            finally:
                now.running = parent
                try:
                    untraced(self)
                    if self.done():
                        if not self._loopviz_over:
                            ended(self)
                    else:
                        fresh_once(self)
                        suspended(self, self._fut_waiter)
                except Exception as error:
                    fail(error)
    else:
        def __init__(self, coro, *, loop=None, name=None, **options):
            child = made_again(self, coro, loop, get_frame(1), children) if name is None else None
            known = child is not None or seen(self, coro, loop, name)
            initialize(self, coro, loop=loop, name=name, **options)
            if child is not None:
                created_again(self, child)
            elif known:
                guarded(created, self, coro, get_frame(1))

    Seen.__init__ = __init__
    Seen.__name__, Seen.__qualname__, Seen.__module__ = original.__name__, original.__qualname__, original.__module__
    Seen.__doc__ = original.__doc__
    tasks.Task = asyncio.Task = Seen
    # When loopviz attaches, the tasks that were there are seen too: `attach` has set their class.
    now.Task = now.Task or Seen
    if hasattr(tasks, "eager_task_factory"):
        tasks.eager_task_factory = asyncio.eager_task_factory = tasks.create_eager_task_factory(Seen)


def ended(task):
    """Note how a task ended, once."""
    task._loopviz_over = True
    task._loopviz_handle = None
    number = task._loopviz
    if not number:
        return
    error = task._exception
    if error is not None:
        note("T%d" % number, "failed", "error=" + quote(error_text(error)))
        return
    result = task._result
    if result is None:
        append((clock(), CANCELLED if task.cancelled() else FINISHED, number, 0))
        return
    kind = type(result)
    lines = results if task._loopviz_own else package_results
    text = lines.get(kind)
    if text is not None:
        append((clock(), text, number, 0))
        return
    words = represent(result) if task._loopviz_own else named(kind)
    rest = "result=" + quote(words)
    if words == named(kind) and len(lines) < MOST:
        lines[kind] = template(task_line("finished", rest))
    note("T%d" % number, "finished", rest)


def cancelling(task):
    """Someone asks a task to cancel, and it is not done."""
    who = now.running
    asked = who is not None and not getattr(who, "_loopviz_over", False)
    note("T%d" % task._loopviz, "cancelling", "by=" + (subjects.subject_of_running(who) if asked else "loop"))
    task._loopviz_cancels += 1
