"""Runs a scenario as the asyncio program that it stands for, and gives its canonical log.

Steps are interpreted: a coroutine of the scenario is one Python coroutine of the same name, and what it awaits inside
of the interpreter costs the loop nothing, as `await` of a coroutine never does.
"""
import asyncio
import gc
import sys
import warnings

import text
import virtual
import watch
from expressions import Expressions
from steps import Frame, Returned, Steps


class Program(Expressions, Steps):
    def __init__(self, document, pass_limit=20000):
        self.document = document
        self.clock = virtual.Clock()
        self.log = watch.Log(self.clock)
        self.watch = watch.Watch(self.log)
        self.pool = virtual.JobPool(self.clock, document.get("executor_workers"))
        self.pass_limit = pass_limit
        self.objects, self.functions, self.coroutines = {}, {}, {}
        self.new_loop()
        for signature, body in (document.get("coroutines") or {}).items():
            name, parameters = text.read_signature(signature)
            self.coroutines[name] = (parameters, body or [])
        for signature, body in (document.get("functions") or {}).items():
            name, parameters = text.read_signature(signature)
            self.functions[name] = self.make_function(name, parameters, body or [])
        for name, kind in (document.get("objects") or {}).items():
            self.objects[name] = self.make_object(name, kind)

    def new_loop(self):
        self.loop = virtual.VirtualLoop(self.clock, self.pool, self.log, self.pass_limit)
        self.loop.set_exception_handler(self.note_error)
        make = self.loop.create_future
        self.loop.create_future = lambda: self.watch.keep(make())

    def note_error(self, loop, context):
        message, error = context["message"], context.get("exception")
        if message.startswith("Exception in callback "):
            name = message.removeprefix("Exception in callback ").split("(")[0].split(" ")[0]
            self.log.write("-", "error", f"in callback {name}: {self.log.describe(error)}")
        elif "never retrieved" not in message and "was destroyed" not in message:
            self.log.write("-", "error", f"{message}: {self.log.describe(error)}")

    # ---- what a scenario names

    def make_object(self, name, kind):
        kind, argument = next(iter(kind.items())) if isinstance(kind, dict) else (kind, None)
        if not isinstance(kind, str):
            return kind
        if kind == "value":
            return self.value(argument, Frame())
        if kind == "Future":
            future = self.loop.create_future()
            self.log.labels[id(future)] = f"future:{name}"
            return future
        if argument is None:
            return getattr(asyncio, kind)()
        return getattr(asyncio, kind)(self.objects[argument] if kind == "Condition" else argument)

    def make_function(self, name, parameters, body):
        def function(*arguments):
            if self.pool.seconds is None:
                self.log.write("-", "callback", f"{name}({', '.join(map(self.log.argument, arguments))})")
            flow = self.run_now(body, Frame(zip(parameters, arguments, strict=True)))
            return flow.value if isinstance(flow, Returned) else None
        function.__name__ = function.__qualname__ = name
        return function

    def make_coroutine(self, name, arguments):
        parameters, body = self.coroutines[name]

        async def coroutine(frame):
            flow = await self.run(body, frame)
            return flow.value if isinstance(flow, Returned) else None
        made = coroutine(Frame(zip(parameters, arguments, strict=True)))
        made.__name__ = made.__qualname__ = name
        return made

    def look_up(self, name, frame):
        if name == "loop":
            return self.loop
        if name == "current":
            return asyncio.current_task()
        return self.objects[name] if name in self.objects else frame[name]

    def assign(self, name, value, frame):
        if isinstance(name, list):
            for one, part in zip(name, value, strict=True):
                self.assign(one, part, frame)
        elif name is not None:
            (self.objects if name in self.objects else frame)[name] = value

    # ---- the whole

    def execute(self):
        script = self.document.get("script")
        if script is None:
            main = self.document["main"]
            script = [{"run": main if "(" in main else f"{main}()"}]
        try:
            self.run_now(script, Frame())
        except virtual.Deadlock:
            pass
        except BaseException as error:
            if isinstance(error, virtual.Endless):
                raise
            self.log.write("-", "uncaught", self.log.describe(error))
        self.watch.report()
        self.log.is_closed = True
        return self.log.lines


def run(document, pass_limit=20000):
    """The canonical log of a scenario, as CPython's own asyncio gives it."""
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda _: None
    # What a program leaves behind is destroyed between programs: a coroutine that is closed runs its handlers, and
    # these would find the next program's loop running.
    gc.disable()
    try:
        return run_watched(Program(document, pass_limit))
    finally:
        gc.collect()


def run_watched(program):
    tasks, real = asyncio.tasks, (asyncio.events.TimerHandle, asyncio.tasks.Task, asyncio.tasks.all_tasks)
    if program.document.get("ties", "fifo") == "fifo":
        asyncio.events.TimerHandle = virtual.OrderedTimer
    tasks.Task = program.watch.task_class()
    tasks.all_tasks = lambda loop=None: sorted(real[2](loop), key=program.watch.made.index)
    tasks.set = asyncio.taskgroups.set = watch.OrderedSet
    asyncio.set_event_loop(program.loop)
    try:
        return program.execute()
    finally:
        asyncio.events.TimerHandle, tasks.Task, tasks.all_tasks = real
        del tasks.set, asyncio.taskgroups.set
        asyncio.set_event_loop(None)
        asyncio._set_running_loop(None)


gc.freeze()
