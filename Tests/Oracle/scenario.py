"""Runs a scenario as the asyncio program that it stands for, and gives its canonical log.

Steps are interpreted: a coroutine of the scenario is one Python coroutine of the same name, and what it awaits inside
of the interpreter costs the loop nothing, as `await` of a coroutine never does.
"""
import asyncio
import builtins
import functools
import gc
import sys
import warnings

import text
import virtual
import watch

ERRORS = {name: getattr(builtins, name, None) or getattr(asyncio, name) for name in """
    BaseException Exception ValueError TypeError KeyError LookupError RuntimeError ZeroDivisionError ArithmeticError
    OSError ExceptionGroup BaseExceptionGroup KeyboardInterrupt SystemExit StopIteration TimeoutError CancelledError
    InvalidStateError QueueEmpty QueueFull BrokenBarrierError""".split()}
FORMS = ("coro", "sleep", "gather", "wait", "wait_for", "shield", "run_in_executor")
AWAITED_METHODS = {"wait", "acquire", "put", "get", "join", "reset", "abort"}
BREAK = object()


class Returned:
    """A `return` on its way out."""

    def __init__(self, value):
        self.value = value


class Frame(dict):
    """The variables of one call."""

    def __init__(self, is_callback=False, **variables):
        super().__init__(**variables)
        self.handled = []


class Program:
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
            flow = self.run_now(body, Frame(**dict(zip(parameters, arguments, strict=True))))
            return flow.value if isinstance(flow, Returned) else None
        function.__name__ = function.__qualname__ = name
        return function

    def make_coroutine(self, name, arguments):
        parameters, body = self.coroutines[name]

        async def coroutine(frame):
            flow = await self.run(body, frame)
            return flow.value if isinstance(flow, Returned) else None
        made = coroutine(Frame(**dict(zip(parameters, arguments, strict=True))))
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

    # ---- expressions

    def value(self, node, frame):
        if isinstance(node, text.Quoted):
            return str(node)
        if isinstance(node, str):
            if node.startswith("$$"):
                return node[1:]
            return self.look_up(node[1:], frame) if node.startswith("$") else node
        if isinstance(node, list):
            return [self.value(item, frame) for item in node]
        if isinstance(node, dict):
            (operation, operand), = node.items()
            operand = self.value(operand, frame)
            if operation == "len":
                return len(operand)
            return operand[0] + operand[1] if operation == "add" else operand[0] - operand[1]
        return node

    def error(self, node, frame):
        if node.startswith("$"):
            return self.look_up(node[1:], frame)
        if text.is_name(node):
            return ERRORS[node]
        _, name, arguments = text.read_call(node)
        return ERRORS[name](*self.value(arguments, frame))

    def call(self, node, frame):
        """The function or bound method that a call names, and its arguments."""
        target, name, arguments = text.read_call(node)
        if target is None:
            return self.functions[name], self.value(arguments, frame)
        if name == "set_exception":
            arguments = [self.error(arguments[0], frame)]
        else:
            arguments = self.value(arguments, frame)
        return getattr(self.look_up(target, frame), name), arguments

    def scheduled(self, node, frame):
        """As `call`; a method is logged when the loop calls it, as functions log themselves."""
        function, arguments = self.call(node, frame)
        target, name, _ = text.read_call(node)
        if target is None:
            return function, arguments

        def method(*arguments):
            self.log.write("-", "callback", f"{target}.{name}({', '.join(map(self.log.argument, arguments))})")
            return function(*arguments)
        method.__name__ = method.__qualname__ = f"{target}.{name}"
        return method, arguments

    def awaitables(self, node, frame):
        return list(self.look_up(node, frame)) if isinstance(node, str) else [self.awaitable(a, frame) for a in node]

    def awaitable(self, node, frame, is_awaited=False):
        """What Python's expression gives. Only an object that is not awaited at once can be forgotten."""
        made = self.make_awaitable(node, frame, is_awaited)
        is_variable = isinstance(node, str) and text.is_name(node.strip())
        return made if is_awaited or is_variable else self.watch.hold(made)

    def make_awaitable(self, node, frame, is_awaited):
        if isinstance(node, str):
            if text.is_name(node.strip()):
                return self.look_up(node.strip(), frame)
            target, name, arguments = text.read_call(node)
            if target is None:
                return self.make_coroutine(name, self.value(arguments, frame))
            return getattr(self.look_up(target, frame), name)(*self.value(arguments, frame))
        form = next(key for key in FORMS if key in node)
        main, timeout = node[form], self.value(node.get("timeout"), frame)
        if form == "coro":
            return self.awaitable(main, frame, is_awaited=True)
        if form == "sleep":
            return asyncio.sleep(self.value(main, frame), self.value(node.get("result"), frame))
        if form == "gather":
            returns = bool(node.get("return_exceptions"))
            return self.watch.keep(asyncio.gather(*self.awaitables(main, frame), return_exceptions=returns))
        if form == "wait":
            return self.wait(self.awaitables(main, frame), timeout,
                             self.value(node.get("return_when", "ALL_COMPLETED"), frame))
        if form == "wait_for":
            return asyncio.wait_for(self.awaitable(main, frame), timeout)
        if form == "shield":
            return asyncio.shield(self.awaitable(main, frame))
        function, arguments = self.call(main, frame)
        return self.loop.run_in_executor(None, function, *arguments)

    def wait(self, futures, timeout, mode):
        async def wait():
            done, pending = await asyncio.wait(futures, timeout=timeout, return_when=mode)
            distinct = list(dict.fromkeys(futures))
            return [f for f in distinct if f in done], [f for f in distinct if f in pending]
        made = wait()
        made.__qualname__ = "wait"
        return made

    def completed(self, node, frame):
        futures = [asyncio.ensure_future(awaitable, loop=self.loop)
                   for awaitable in dict.fromkeys(self.awaitables(node["as_completed"], frame))]
        timeout = self.value(node.get("timeout"), frame)
        return map(self.watch.hold, watch.OrderedCompletion(futures, timeout))

    # ---- steps that await

    async def run(self, steps, frame):
        for step in steps or []:
            flow = await self.run_step(step, frame)
            if flow is not None:
                return flow

    async def run_step(self, step, frame):
        key = own_key(step)
        if key == "await" or key in FORMS:
            value = await self.awaitable(step["await"] if key == "await" else step, frame, is_awaited=True)
            self.assign(step.get("as"), value, frame)
        elif key == "try":
            return await self.run_try(step, frame)
        elif key == "if":
            return await self.run(step.get("do" if self.holds(step, frame) else "else"), frame)
        elif key in ("repeat", "for"):
            for _ in self.iterate(step, frame):
                flow = await self.run(step.get("do"), frame)
                if flow is BREAK:
                    break
                if flow is not None:
                    return flow
        elif key == "with":
            async with self.look_up(step["with"], frame):
                return await self.run(step.get("do"), frame)
        elif key == "timeout":
            async with asyncio.timeout(self.value(step["timeout"], frame)) as scope:
                self.assign(step.get("as"), scope, frame)
                return await self.run(step.get("do"), frame)
        elif key == "task_group":
            async with asyncio.TaskGroup() as group:
                self.assign(step["task_group"], group, frame)
                return await self.run(step.get("do"), frame)
        else:
            return self.run_step_now(step, frame)

    async def run_try(self, step, frame):
        try:
            try:
                flow = await self.run(step["try"], frame)
                if flow is not None:
                    return flow
            except BaseException as error:
                body = self.handler(step, error, frame)
                frame.handled.append(error)
                try:
                    return await self.run(body, frame)
                finally:
                    frame.handled.pop()
            return await self.run(step.get("else"), frame)
        finally:
            await self.run(step.get("finally"), frame)

    # ---- steps that do not

    def run_now(self, steps, frame):
        for step in steps or []:
            flow = self.run_step_now(step, frame)
            if flow is not None:
                return flow

    def run_step_now(self, step, frame):
        key = own_key(step)
        if key == "break":
            return BREAK
        if key == "return":
            return Returned(self.value(step["return"], frame))
        if key == "raise":
            raise frame.handled[-1] if step == "raise" else self.error(step["raise"], frame)
        if key == "try":
            return self.run_try_now(step, frame)
        if key == "if":
            return self.run_now(step.get("do" if self.holds(step, frame) else "else"), frame)
        if key in ("repeat", "for"):
            for _ in self.iterate(step, frame):
                flow = self.run_now(step.get("do"), frame)
                if flow is BREAK:
                    break
                if flow is not None:
                    return flow
            return None
        self.assign(step.get("as"), getattr(self, f"do_{key}")(step, frame), frame)

    def run_try_now(self, step, frame):
        try:
            try:
                flow = self.run_now(step["try"], frame)
                if flow is not None:
                    return flow
            except BaseException as error:
                body = self.handler(step, error, frame)
                frame.handled.append(error)
                try:
                    return self.run_now(body, frame)
                finally:
                    frame.handled.pop()
            return self.run_now(step.get("else"), frame)
        finally:
            self.run_now(step.get("finally"), frame)

    def handler(self, step, error, frame):
        """The body of the first clause that catches `error`, which is raised again when there is none."""
        for clause in step.get("except") or []:
            names = clause["catch"] if isinstance(clause["catch"], list) else [clause["catch"]]
            if isinstance(error, tuple(ERRORS[name] for name in names)):
                self.assign(clause.get("as"), error, frame)
                return clause.get("do")
        raise error

    def holds(self, step, frame):
        value = self.value(step["if"], frame)
        return value == self.value(step["equals"], frame) if "equals" in step else bool(value)

    def iterate(self, step, frame):
        if "repeat" in step:
            yield from iter(int, 1) if step["repeat"] == "forever" else range(self.value(step["repeat"], frame))
            return
        source = step["in"]
        is_completion = isinstance(source, dict) and "as_completed" in source
        for item in self.completed(source, frame) if is_completion else self.value(source, frame):
            self.assign(step["for"], item, frame)
            yield

    def do_print(self, step, frame):
        task = asyncio.current_task() if asyncio._get_running_loop() else None
        line = text.render(step["print"], lambda name: self.look_up(name, frame), watch.plain)
        self.log.write(task.get_name() if task else "-", "print", line)

    def do_let(self, step, frame):
        node = step["let"]
        is_form = isinstance(node, dict) and any(key in node for key in FORMS)
        return self.awaitable(node, frame) if is_form else self.value(node, frame)

    def do_call(self, step, frame):
        function, arguments = self.call(step["call"], frame)
        made = function(*arguments)
        return self.watch.hold(made) if text.read_call(step["call"])[1] in AWAITED_METHODS else made

    def do_create_task(self, step, frame):
        coroutine = self.awaitable(step["create_task"], frame)
        maker = self.look_up(step["group"], frame) if "group" in step else self.loop
        return maker.create_task(coroutine, name=step.get("name"))

    def do_ensure_future(self, step, frame):
        return asyncio.ensure_future(self.awaitable(step["ensure_future"], frame), loop=self.loop)

    def do_add_done_callback(self, step, frame):
        function, arguments = self.call(step["add_done_callback"], frame)
        self.look_up(step["to"], frame).add_done_callback(
            functools.partial(function, *arguments) if arguments else function)

    def do_remove_done_callback(self, step, frame):
        function = self.functions[step["remove_done_callback"]]
        return self.look_up(step["from"], frame).remove_done_callback(function)

    def do_call_soon(self, step, frame):
        function, arguments = self.scheduled(step["call_soon"], frame)
        return self.loop.call_soon(function, *arguments)

    def do_call_later(self, step, frame):
        function, arguments = self.scheduled(step["call_later"], frame)
        return self.loop.call_later(self.value(step["delay"], frame), function, *arguments)

    def do_call_at(self, step, frame):
        function, arguments = self.scheduled(step["call_at"], frame)
        return self.loop.call_at(self.value(step["when"], frame), function, *arguments)

    def do_block(self, step, frame):
        seconds = self.value(step["block"], frame)
        if self.pool.seconds is None:
            self.clock.now += seconds
        else:
            self.pool.seconds += seconds

    def do_run(self, step, frame):
        coroutine = self.awaitable(step["run"], frame)
        if asyncio._get_running_loop() is not None:
            raise RuntimeError("asyncio.run() cannot be called from a running event loop")
        if self.loop.is_closed():
            self.new_loop()
        with asyncio.Runner(loop_factory=lambda: self.loop) as runner:
            return runner.run(coroutine)

    def do_run_until_complete(self, step, frame):
        return self.loop.run_until_complete(self.awaitable(step["run_until_complete"], frame))

    def do_run_forever(self, step, frame):
        self.loop.run_forever()

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


STEPS = {name.removeprefix("do_") for name in vars(Program) if name.startswith("do_")} | set(FORMS) | {
    "await", "try", "if", "repeat", "for", "with", "timeout", "task_group", "return", "raise"}
OPTIONS = {"timeout": {"wait", "wait_for"}}


def own_key(step):
    """The key that says which step this is; `timeout` is an option of some others."""
    if isinstance(step, str):
        return step
    keys = [key for key in step if key in STEPS]
    return next(key for key in keys if not OPTIONS.get(key, set()) & set(keys))


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
