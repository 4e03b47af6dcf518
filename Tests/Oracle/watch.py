"""Watches asyncio from outside: every coroutine that a task drives stands behind a proxy that logs each step."""
import asyncio
import collections.abc
import inspect
import re

PLACE = re.compile(r" at (?:/|<)[^\s>\]]*:\d+")
ADDRESS = re.compile(r"0x[0-9a-f]+")


def plain(text):
    """A repr without what differs from run to run."""
    return ADDRESS.sub("0x...", PLACE.sub(" at ...", text))


class Log:
    """The canonical log: `t=SECONDS TASK EVENT DETAIL`."""

    def __init__(self, clock):
        self.clock, self.lines, self.is_closed = clock, [], False
        self.labels = {}            # the shared futures' names, by identity

    def write(self, who, event, detail=""):
        if self.is_closed:
            return
        detail = detail.replace("\r", "\\r").replace("\n", "\\n")
        self.lines.append(f"t={self.clock.now:.3f} {who} {event}" + (f" {detail}" if detail else ""))
        self.is_closed = event == "deadlock"

    def name(self, future):
        if isinstance(future, asyncio.Task):
            return future.get_name()
        if isinstance(future, asyncio.tasks._GatheringFuture):
            return "gather"
        return self.labels.get(id(future), "future")

    def describe(self, value):
        """repr, but a task or future in it is only named."""
        if asyncio.isfuture(value):
            return f"<{self.name(value)}>"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.describe, value)) + "]"
        if isinstance(value, tuple):
            return "(" + ", ".join(map(self.describe, value)) + ("," if len(value) == 1 else "") + ")"
        return plain(repr(value))

    def argument(self, value):
        return self.name(value) if asyncio.isfuture(value) else self.describe(value)


class Watched(collections.abc.Coroutine):
    """A task's coroutine."""

    def __init__(self, inner, log):
        self.inner, self.log, self.task, self.has_begun = inner, log, None, False
        self.__name__, self.__qualname__ = inner.__name__, inner.__qualname__

    # What asyncio's own repr of a coroutine looks at.
    cr_code = property(lambda self: self.inner.cr_code)
    cr_frame = property(lambda self: self.inner.cr_frame)
    cr_running = property(lambda self: self.inner.cr_running)

    def __await__(self):
        return self.inner.__await__()

    def close(self):
        return self.inner.close()

    def note(self, event, detail=""):
        if not self.task.is_housekeeping:
            self.log.write(self.task.get_name(), event, detail)

    def send(self, value):
        self.note("resumed" if self.has_begun else "started")
        self.has_begun = True
        return self.step(self.inner.send, value)

    def throw(self, error, value=None, traceback=None):
        error = value or error
        if isinstance(error, type):
            error = error()
        if self.has_begun:
            self.note("resumed", f"with {self.log.describe(error)}")
        return self.step(self.inner.throw, error)

    def step(self, go, argument):
        try:
            awaited = go(argument)
        except StopIteration as end:
            if self.task._must_cancel:
                self.note("cancelled")
            else:
                self.note("finished", self.log.describe(end.value))
            raise
        except asyncio.CancelledError:
            self.note("cancelled")
            raise
        except GeneratorExit:
            raise
        except BaseException as error:
            self.note("failed", self.log.describe(error))
            raise
        self.note("suspended", "on " + ("yield" if awaited is None else self.log.name(awaited)))
        return awaited


class Watch:
    """What a program makes, in order of creation, and the orders that CPython leaves to hashing."""

    def __init__(self, log):
        self.log, self.made, self.coroutines, self.task_number = log, [], [], 0

    def next_task_name(self):
        self.task_number += 1
        return f"Task-{self.task_number}"

    def keep(self, future):
        self.made.append(future)
        return future

    def hold(self, awaitable):
        """A coroutine object that the program could forget to await."""
        if inspect.iscoroutine(awaitable):
            self.coroutines.append(awaitable)
        return awaitable

    def task_class(self):
        """asyncio.Task, watched; put in asyncio.tasks.Task's place."""
        watch, log = self, self.log

        class Task(asyncio.Task):
            def __init__(self, coroutine, *, loop, name=None, **options):
                if not asyncio.iscoroutine(coroutine):
                    raise TypeError(f"a coroutine was expected, got {coroutine!r}")
                self.is_housekeeping = loop.housekeeping
                name = name or watch.next_task_name()
                watched = Watched(coroutine, log)
                super().__init__(watched, loop=loop, name=name, **options)
                watched.task = self
                if not self.is_housekeeping:
                    watch.keep(self)
                    current = asyncio.current_task() if asyncio._get_running_loop() else None
                    log.write(name, "created", f"{coroutine.__qualname__} by {current.get_name() if current else '-'}")

        Task.__qualname__ = "Task"      # as reprs show it
        return Task

    def report(self):
        """What CPython says when these are destroyed, in order of creation."""
        for future in self.made:
            is_task = isinstance(future, asyncio.Task)
            who = future.get_name() if is_task else "-"
            if is_task and not future.done() and future._log_destroy_pending:
                self.log.write(who, "destroyed-pending")
            elif future.done() and not future.cancelled() and future._log_traceback:
                what = "" if is_task else self.log.name(future) + " "
                self.log.write(who, "never-retrieved", what + self.log.describe(future.exception()))
        for coroutine in self.coroutines:
            if inspect.getcoroutinestate(coroutine) == inspect.CORO_CREATED:
                self.log.write("-", "never-awaited", coroutine.__qualname__)
                coroutine.close()


class OrderedSet(dict):
    """A set that keeps the order in which things came; put in the place of `set` where asyncio's order is chance."""

    def __init__(self, items=()):
        super().__init__((item, None) for item in items)

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)

    def remove(self, item):
        del self[item]


class OrderedCompletion(asyncio.tasks._AsCompletedIterator):
    """as_completed over futures, looking at them in the order given."""

    def __init__(self, futures, timeout):
        super().__init__((), None)
        self._todo = OrderedSet(futures)
        self._todo_left = len(self._todo)
        for future in self._todo:
            future.add_done_callback(self._handle_completion)
        if self._todo and timeout is not None:
            self._timeout_handle = asyncio.get_running_loop().call_later(timeout, self._handle_timeout)
