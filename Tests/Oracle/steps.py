"""A scenario's steps, interpreted."""
import asyncio
import functools

import text
import watch
from expressions import ERRORS, FORMS

AWAITED_METHODS = {"wait", "acquire", "put", "get", "join", "reset", "abort"}
BREAK = object()


class Returned:
    """A `return` on its way out."""

    def __init__(self, value):
        self.value = value


class Frame(dict):
    """The variables of one call."""

    def __init__(self, variables=()):
        super().__init__(variables)
        self.handled = []


class Steps:
    """The part of a program that runs steps; how a list of them ended is None, BREAK or a Returned."""

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

    # ---- steps that do not await

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


STEPS = {name.removeprefix("do_") for name in vars(Steps) if name.startswith("do_")} | set(FORMS) | {
    "await", "try", "if", "repeat", "for", "with", "timeout", "task_group", "return", "raise"}
OPTIONS = {"timeout": {"wait", "wait_for"}}


def own_key(step):
    """The key that says which step this is; `timeout` is an option of some others."""
    if isinstance(step, str):
        return step
    keys = [key for key in step if key in STEPS]
    return next(key for key in keys if not OPTIONS.get(key, set()) & set(keys))
