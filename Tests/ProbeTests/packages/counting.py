"""Counts the steps of a program's tasks independently of the probe: imported first by every program here.

With STEP_COUNT every task runs a coroutine that passes on to its own and writes into that file, at once, one line for
each step: which of the tasks made it was, how the step ended, and the task's name. Without it nothing is done. With
PROGRAM_LOOP=uvloop the program's loops are uvloop's.
"""
import asyncio
import collections.abc
import os
import sys

sys.dont_write_bytecode = True
process = os.getpid()
# With these asyncio.run ends a loop.
OF_THE_END = ("shutdown_asyncgens", "shutdown_default_executor")


class Counted(collections.abc.Coroutine):
    made = 0

    def __init__(self, inner):
        self.inner = inner
        Counted.made += 1
        self.subject = "T%d" % Counted.made

    def send(self, value):
        return self.step(self.inner.send, value)

    def throw(self, *error):
        return self.step(self.inner.throw, *error)

    def step(self, go_on, *arguments):
        try:
            awaited = go_on(*arguments)
        except StopIteration:
            self.write("finished")
            raise
        except asyncio.CancelledError:
            self.write("cancelled")
            raise
        except BaseException:
            self.write("failed")
            raise
        self.write("suspended")
        return awaited

    def write(self, ending):
        if os.getpid() == process:
            name = asyncio.current_task().get_name()
            os.write(descriptor, ("%s %s %s\n" % (self.subject, ending, name)).encode())

    def close(self):
        return self.inner.close()

    def __await__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.inner, name)


class CountedTask(asyncio.Task):
    """Not a task factory: aiohttp and others make tasks of the class themselves."""

    def __init__(self, coroutine, **options):
        if getattr(coroutine, "__name__", "") not in OF_THE_END:
            coroutine = Counted(coroutine)
        super().__init__(coroutine, **options)


if "STEP_COUNT" in os.environ:
    descriptor = os.open(os.environ["STEP_COUNT"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    asyncio.Task = asyncio.tasks.Task = CountedTask
if os.environ.get("PROGRAM_LOOP") == "uvloop":
    import uvloop
    asyncio.events.new_event_loop = asyncio.new_event_loop = uvloop.new_event_loop
