"""What a scenario's values, calls and awaitables are in Python."""
import asyncio
import builtins

import text
import watch

ERRORS = {name: getattr(builtins, name, None) or getattr(asyncio, name) for name in """
    BaseException Exception ValueError TypeError KeyError LookupError RuntimeError ZeroDivisionError ArithmeticError
    OSError ExceptionGroup BaseExceptionGroup KeyboardInterrupt SystemExit StopIteration TimeoutError CancelledError
    InvalidStateError QueueEmpty QueueFull BrokenBarrierError""".split()}
FORMS = ("coro", "sleep", "gather", "wait", "wait_for", "shield", "run_in_executor")


class Expressions:
    """The part of a program that makes objects and awaits none."""

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
