"""Random scenarios, made so that whatever CPython answers is an answer: every name has a value when it is used, every
program ends or comes to a deadlock, and equal deadlines are exactly equal, as all delays are multiples of 1/8 second."""
import random

import scenario
import virtual

DELAYS = [0, 0.125, 0.25, 0.25, 0.5, 0.5, 0.75, 1, 1, 1.5, 2]
ERRORS = ["ValueError", "KeyError", "RuntimeError", "ZeroDivisionError", "OSError"]
ANY = ["Exception", "CancelledError"]
MISTAKES = ("TypeError(", "UnboundLocalError", "AttributeError")
LONGEST_LOG = 260


class Scope:
    """The names that surely have a value here, by what they hold."""

    def __init__(self, level, other=None):
        self.level = level              # "leaf", "middle" or "main": who may make tasks of whom
        self.tasks = list(other.tasks) if other else []
        self.gathers = list(other.gathers) if other else []
        self.in_group = other.in_group if other else None


class Writer:
    """Writes one scenario."""

    def __init__(self, dice):
        self.dice = dice
        self.number = 0
        self.names = 0
        self.size = dice.randint(10, 40)
        self.tasks_left = 10
        self.depth = 0
        self.used = set()
        makers = [name for name in dir(self) if name.startswith("make_")]
        favourites = set(dice.sample(makers, 4))
        self.makers = makers
        self.weights = [(8 if name in favourites else 1) * WEIGHTS.get(name.removeprefix("make_"), 1) for name in makers]

    # ---- small things

    def next(self):
        self.number += 1
        return self.number

    def chance(self, probability):
        return self.dice.random() < probability

    def delay(self):
        return self.dice.choice(DELAYS)

    def name(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def use(self, name):
        self.used.add(name)
        return name

    def say(self, field=""):
        return {"print": f"p{self.next()}" + (f" {{{field}}}" if field else "")}

    def ask(self, call, variable="x"):
        """Calls, and prints what it gives."""
        return [{"call": call, "as": variable}, self.say(variable)]

    def guard(self, steps, classes=None, handler=None):
        handler = handler if handler is not None else [self.say("e!r")]
        return {"try": steps, "except": [{"catch": classes or ANY, "as": "e", "do": handler}]}

    def nested(self, scope, most=2):
        inner = Scope(scope.level, scope)
        return self.steps(inner, self.dice.randint(1, most))

    # ---- things to await

    def coroutine(self, scope):
        """A coroutine of the scenario's, which makes no more tasks than are left."""
        if scope.level == "leaf" or self.tasks_left <= 0:
            return {"sleep": self.delay(), "result": self.next()}
        self.tasks_left -= 1
        if scope.level == "main" and self.chance(0.3) and self.tasks_left > 2:
            self.tasks_left -= 2
            return f"middle({self.next()})"
        return f"{self.dice.choice(self.leaves)}({self.next()}, {self.delay()})"

    def primitive_coroutine(self):
        return self.dice.choice([
            f"{self.use('event')}.wait()", f"{self.use('queue')}.get()", f"{self.use('queue')}.put({self.next()})",
            f"{self.use('permits')}.acquire()"])

    def future(self, scope):
        known = scope.tasks + scope.gathers + ["f1", "f2"]
        return self.use(self.dice.choice(known))

    def awaitable(self, scope, depth=0):
        pick = self.dice.random()
        if pick < 0.35:
            return self.future(scope)
        if pick < 0.65:
            return self.coroutine(scope)
        if pick < 0.75:
            return self.primitive_coroutine()
        if pick < 0.82:
            return self.job()
        if depth < 2:
            return self.combination(scope, depth)
        return {"sleep": self.delay()}

    def combination(self, scope, depth):
        pick = self.dice.random()
        if pick < 0.35:
            return {"shield": self.awaitable(scope, depth + 1)}
        if pick < 0.65:
            return {"wait_for": self.awaitable(scope, depth + 1), "timeout": self.dice.choice([None, 0, 0.25, 0.5, 1])}
        return self.gathering(scope, depth)

    def gathering(self, scope, depth=0):
        form = {"gather": [self.awaitable(scope, depth + 1) for _ in range(self.dice.randint(0, 3))]}
        if self.chance(0.4):
            form["return_exceptions"] = True
        return form

    def job(self):
        return {"run_in_executor": f"{self.use(self.dice.choice(['job', 'job', 'bad_job']))}({self.next()}, {self.delay()})"}

    def callback(self, scope):
        pick = self.dice.random()
        if pick < 0.35:
            return f"{self.use(self.dice.choice(['tell', 'tell', 'again', 'fail']))}({self.next()})"
        if pick < 0.5:
            return f"{self.use('event')}.{self.dice.choice(['set', 'set', 'clear'])}()"
        if pick < 0.7:
            future = self.use(self.dice.choice(["f1", "f2"]))
            return self.dice.choice([f"{future}.set_result({self.next()})", f"{future}.cancel(m{self.next()})",
                                     f"{future}.set_exception(ValueError({self.next()}))"])
        return f"{self.future(scope)}.cancel()"

    # ---- steps: each maker gives a list

    def make_say(self, scope):
        if scope.tasks and self.chance(0.25):
            return [self.say(self.dice.choice(scope.tasks))]
        return [self.say()]

    def make_time(self, scope):
        return self.ask("loop.time()", "now")

    def make_yield(self, scope):
        return [{"sleep": 0}, self.say()]

    def make_sleep(self, scope):
        delay = "$d" if scope.level == "leaf" and self.chance(0.5) else self.delay()
        return [{"sleep": delay}, self.say()]

    def make_block(self, scope):
        return [{"block": self.dice.choice([0.125, 0.25, 0.5, 1])}, self.say()]

    def make_task(self, scope):
        awaited = self.primitive_coroutine() if self.chance(0.15) else self.coroutine(scope)
        step = {"create_task" if self.chance(0.8) else "ensure_future": awaited}
        if "create_task" in step and self.chance(0.15):
            step["name"] = f"named-{self.next()}"
        if "create_task" in step and scope.in_group and self.chance(0.5):
            step["group"] = scope.in_group
        free = [name for name in ("t1", "t2") if name not in self.used]
        step["as"] = self.use(free[0]) if free and scope.level == "main" and self.depth == 1 else self.name("l")
        scope.tasks.append(step["as"])
        return [step]

    def make_await(self, scope):
        step = self.guard([{"await": self.awaitable(scope), "as": "x"}, self.say("x")])
        return [step] if self.chance(0.8) else step["try"]

    def make_cancel(self, scope):
        target = self.future(scope) if scope.tasks or self.chance(0.3) else "current"
        message = f"m{self.next()}" if self.chance(0.3) else ""
        return self.ask(f"{target}.cancel({message})")

    def make_cancel_shared(self, scope):
        """One of the shared tasks, if it is there by now."""
        name = self.use(self.dice.choice(["t1", "t2"]))
        return [{"if": f"${name}", "do": self.ask(f"{name}.cancel()")}]

    def make_cancel_self(self, scope):
        return self.ask("current.cancel()") + ([{"sleep": self.delay()}] if self.chance(0.5) else [])

    def make_count_cancels(self, scope):
        return self.ask("current.cancelling()") + (self.ask("current.uncancel()") if self.chance(0.6) else [])

    def make_catch_cancel(self, scope):
        handler = [self.say("e!r")]
        pick = self.dice.random()
        if pick < 0.4:
            handler.append("raise")
        elif pick < 0.6:
            handler += [{"sleep": self.dice.choice([0, 0.25])}, "raise"]
        elif pick < 0.75:
            handler.append({"raise": f"ValueError(in cleanup {self.next()})"})
        elif pick < 0.85:
            handler.append({"return": self.next()})
        return [self.guard(self.nested(scope) + [{"sleep": self.delay()}], ["CancelledError"], handler)]

    def make_finally(self, scope):
        step = {"try": self.nested(scope), "finally": [self.say()]}
        if self.chance(0.4):
            step["finally"].append({"sleep": self.dice.choice([0, 0.25])})
        if self.chance(0.4):
            step["except"] = [{"catch": self.dice.choice(ERRORS), "as": "e", "do": [self.say("e"), "raise"][:self.dice.randint(1, 2)]}]
            if self.chance(0.5):
                step["else"] = [self.say()]
        return [step]

    def make_fail(self, scope):
        error = {"raise": f"{self.dice.choice(ERRORS)}({self.next()})"}
        if scope.level != "leaf":
            return [self.guard(self.nested(scope) + [error], ["Exception"])]
        return [{"if": "$d", "equals": self.delay(), "do": [error]}] if self.chance(0.7) else [{"sleep": self.delay()}, error]

    def make_gather(self, scope):
        if not self.chance(0.4):
            return [self.guard([dict(self.gathering(scope), **{"as": "x"}), self.say("x")])]
        name = self.name("g")
        steps = [{"let": self.gathering(scope), "as": name}]
        scope.gathers.append(name)
        return steps + (self.ask(f"{name}.cancel()") if self.chance(0.4) else [{"sleep": 0}])

    def make_wait(self, scope):
        steps = [] if scope.tasks else self.make_task(scope)
        known = list(dict.fromkeys(scope.tasks + scope.gathers + (["f1"] if self.chance(0.2) else [])))
        self.used.update(known)
        step = {"wait": self.dice.sample(known, self.dice.randint(1, min(3, len(known)))), "as": ["done", "left"]}
        if self.chance(0.6):
            step["timeout"] = self.delay()
        if self.chance(0.6):
            step["return_when"] = self.dice.choice(["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"])
        return steps + [step, {"let": {"len": "$done"}, "as": "x"}, self.say("x"), {"let": {"len": "$left"}, "as": "x"}, self.say("x")]

    def make_wait_for(self, scope):
        step = {"wait_for": self.awaitable(scope), "timeout": self.dice.choice([0, 0.25, 0.5, 1, 1, 2, None]), "as": "x"}
        return [self.guard([step, self.say("x")], ["TimeoutError"] if self.chance(0.3) else None)]

    def make_shield(self, scope):
        if self.chance(0.5):
            return [self.guard([{"shield": self.awaitable(scope), "as": "x"}, self.say("x")])]
        name = self.name("s")
        return [{"let": {"shield": self.awaitable(scope)}, "as": name}, {"sleep": self.dice.choice([0, 0, 0.25])},
                *self.ask(f"{name}.cancel()"), self.guard([{"await": name}])]

    def make_timeout(self, scope):
        body = self.nested(scope, 3)
        if self.chance(0.2):
            when = self.dice.choice([0.5, 1, 2, "null"])
            body.insert(0, {"call": f"limit.reschedule({when})"})
        if self.chance(0.5):
            body.append({"sleep": self.delay()})
        step = {"timeout": self.dice.choice([-1, 0, 0.25, 0.5, 0.5, 1, 2, None]), "as": "limit", "do": body}
        after = self.ask("limit.expired()") if self.chance(0.5) else [self.say("limit")]
        return [self.guard([step], ["TimeoutError"] if self.chance(0.6) else None), *after]

    def make_group(self, scope):
        name = self.name("tg")
        inner = Scope(scope.level, scope)
        inner.in_group = name
        body = []
        for _ in range(self.dice.randint(1, 3)):
            step = {"create_task": self.coroutine(scope), "group": name}
            if self.chance(0.4):
                step["as"] = self.name("l")
                inner.tasks.append(step["as"])
            body.append(step)
            if self.chance(0.3):
                body += self.steps(inner, 1)
        return [self.guard([{"task_group": name, "do": body}, self.say()])]

    def make_lock(self, scope):
        if self.chance(0.15):
            return [self.guard([{"call": f"{self.use('lock')}.release()"}])]
        return [{"with": self.use("lock"), "do": [self.say(), *self.nested(scope)]}, *self.make_look(scope)]

    def make_permit(self, scope):
        self.use("permits")
        if self.chance(0.3):
            return [{"await": "permits.acquire()"}, self.say(), {"sleep": self.delay()},
                    self.guard([{"call": "permits.release()"}])]
        return [self.guard([{"with": "permits", "do": [self.say(), *self.nested(scope)]}])]

    def make_event(self, scope):
        self.use("event")
        return self.dice.choice([[{"await": "event.wait()"}, self.say()], [{"call": "event.set()"}, self.say()],
                                 [{"call": "event.clear()"}], [{"call_later": "event.set()", "delay": self.delay()}]])

    def make_condition(self, scope):
        self.use("condition")
        if self.chance(0.5):
            return [{"with": "condition", "do": [self.say(), {"await": "condition.wait()"}, self.say()]}]
        call = self.dice.choice(["notify()", "notify(2)", "notify_all()"])
        steps = [{"call": f"condition.{call}"}, self.say()] + ([{"sleep": self.delay()}] if self.chance(0.4) else [])
        return [{"with": "condition", "do": steps}] if self.chance(0.9) else [self.guard([steps[0]])]

    def make_queue(self, scope):
        self.use("queue")
        pick = self.dice.random()
        if pick < 0.4:
            return [{"await": f"queue.put({self.next()})"}, self.say()]
        if pick < 0.6:
            return [{"await": "queue.get()", "as": "x"}, self.say("x")] + (
                [self.guard([{"call": "queue.task_done()"}])] if self.chance(0.6) else [])
        if pick < 0.8:
            return [self.guard([{"call": f"queue.put_nowait({self.next()})"}, self.say()])]
        if pick < 0.95:
            return [self.guard([*self.ask("queue.get_nowait()")])]
        return [{"await": "queue.join()"}, self.say()]

    def make_barrier(self, scope):
        self.use("barrier")
        pick = self.dice.random()
        if pick < 0.7:
            return [self.guard([{"await": "barrier.wait()", "as": "x"}, self.say("x")])]
        return [{"await": f"barrier.{'reset' if pick < 0.9 else 'abort'}()"}, self.say()]

    def make_look(self, scope):
        return self.ask(self.dice.choice([
            f"{self.use('lock')}.locked()", f"{self.use('permits')}.locked()", f"{self.use('event')}.is_set()",
            f"{self.use('queue')}.qsize()", f"{self.use('queue')}.full()", f"{self.use('f1')}.done()",
            f"{self.use('f2')}.cancelled()", "loop.is_running()", "current.get_name()"]))

    def make_job(self, scope):
        return [self.guard([dict(self.job(), **{"as": "x"}), self.say("x")])]

    def make_callback(self, scope):
        step = {self.dice.choice(["call_soon", "call_later", "call_later", "call_at"]): self.callback(scope)}
        if "call_later" in step:
            step["delay"] = self.dice.choice(DELAYS + [-1])
        if "call_at" in step:
            step["when"] = self.delay()
        if not self.chance(0.25):
            return [step]
        step["as"] = self.name("h")
        return [step, *self.nested(scope, 1), {"call": f"{step['as']}.cancel()"}]

    def make_done_callback(self, scope):
        future = self.future(scope)
        if self.chance(0.25):
            return [{"add_done_callback": f"{self.use('seen')}()", "to": future},
                    {"remove_done_callback": "seen", "from": future, "as": "x"}, self.say("x")]
        call = f"{self.use('note')}({self.next()})" if self.chance(0.6) else f"{self.use('seen')}()"
        return [{"add_done_callback": call, "to": future}]

    def make_future(self, scope):
        future = self.use(self.dice.choice(["f1", "f2"]))
        call = self.dice.choice([f"{future}.set_result({self.next()})", f"{future}.set_result({self.next()})",
                                 f"{future}.set_exception(ValueError({self.next()}))", f"{future}.result()",
                                 f"{future}.exception()"])
        return [self.guard([{"call": call, "as": "x"}, self.say("x")])]

    def make_as_completed(self, scope):
        source = {"as_completed": [self.awaitable(scope) for _ in range(self.dice.randint(1, 3))]}
        if self.chance(0.4):
            source["timeout"] = self.delay()
        body = [self.guard([{"await": "c", "as": "x"}, self.say("x")])]
        return [{"for": "c", "in": source, "do": body + (["break"] if self.chance(0.15) else [])}]

    def make_repeat(self, scope):
        return [{"repeat": self.dice.randint(2, 3), "do": self.nested(scope)}]

    def make_forget(self, scope):
        return [{"let": {"coro": self.coroutine(scope)}, "as": self.name("c")}]

    def steps(self, scope, count):
        made = []
        self.depth += 1
        for _ in range(count):
            self.size -= 1
            if self.size < 0 or self.depth > 4:
                made += self.make_sleep(scope) if self.chance(0.3) else [self.say()]
            else:
                made += getattr(self, self.dice.choices(self.makers, self.weights)[0])(scope)
        self.depth -= 1
        return made

    # ---- the whole

    def write(self):
        self.leaves = ["leaf_a", "leaf_b", "leaf_c"][:self.dice.randint(1, 3)]
        coroutines = {}
        for leaf in self.leaves:
            coroutines[f"{leaf}(n, d)"] = self.steps(Scope("leaf"), self.dice.randint(2, 5)) + self.ending("$n")
        self.size += 4
        coroutines["middle(n)"] = self.steps(Scope("middle"), self.dice.randint(2, 4)) + self.ending("$n")
        self.size += 12
        main = Scope("main")
        body = self.make_task_of(main) + self.steps(main, self.dice.randint(4, 9)) + self.ending("main")
        coroutines["main"] = self.rescue() + body
        document = {"ties": self.dice.choice(["fifo", "heapq"]), "objects": None, "functions": FUNCTIONS, "coroutines": coroutines}
        if self.chance(0.3):
            document["executor_workers"] = self.dice.randint(1, 2)
        if self.chance(0.25):
            document["script"] = self.script()
        else:
            document["main"] = "main"
        kinds = {"t1": None, "t2": None, "f1": "Future", "f2": "Future", "event": "Event", "lock": "Lock",
                 "condition": {"Condition": "lock"} if self.chance(0.3) else "Condition",
                 "barrier": {"Barrier": self.dice.randint(1, 3)},
                 "permits": {self.dice.choice(["Semaphore", "BoundedSemaphore"]): self.dice.randint(1, 2)},
                 "queue": {self.dice.choice(["Queue", "Queue", "PriorityQueue", "LifoQueue"]): self.dice.randint(0, 2)}}
        if "condition" in self.used:
            self.use("lock")
        document["objects"] = {name: kind for name, kind in kinds.items() if name in self.used}
        document["functions"] = {signature: body for signature, body in FUNCTIONS.items()
                                 if signature.split("(")[0] in self.used | ({"tell"} if "again" in self.used else set())}
        return document

    def make_task_of(self, scope):
        self.depth = 1
        steps = self.make_task(scope)
        self.depth = 0
        return steps

    def rescue(self):
        """Most programs end what is waited for after a while, as every second one would come to a deadlock else."""
        calls = [(name, f"{name}.{method}()", delay) for name, method, delay in
                 [("f1", "cancel", 3), ("f2", "cancel", 3.5), ("event", "set", 4), ("lock", "release", 6)]]
        return [{"call_later": call, "delay": delay} for name, call, delay in calls if name in self.used and self.chance(0.85)]

    def ending(self, result):
        return [{"return": result}] if self.chance(0.4) else []

    def script(self):
        steps = [{"create_task": self.coroutine(Scope("main")), "as": "early"}]
        if self.chance(0.4):
            steps.append({"call_later": "loop.stop()", "delay": self.delay()})
        runs = ["main()", "early", {"sleep": 0.5, "result": 1}, {"gather": ["early", {"sleep": 0}]}]
        for awaited in runs[:self.dice.randint(1, 4)]:
            steps.append(self.guard([{"run_until_complete": awaited, "as": "x"}, self.say("x")]))
        if self.chance(0.5):
            steps += [{"call_later": "loop.stop()", "delay": self.delay()}, {"run_forever": True}]
        if self.chance(0.4):
            steps += [{"call": "loop.close()"}, self.guard([{"run_until_complete": {"sleep": 0}}])]
        return steps


WEIGHTS = {"sleep": 5, "yield": 4, "task": 6, "await": 4, "say": 2, "cancel": 3, "catch_cancel": 2, "look": 0.5, "time": 0.3,
           "forget": 0.1, "barrier": 0.5, "block": 0.4, "repeat": 0.5, "cancel_self": 0.4, "count_cancels": 0.4, "finally": 1.5, "fail": 1.5}

FUNCTIONS = {
    "tell(x)": [{"print": "tell {x}"}],
    "again(x)": [{"print": "again {x}"}, {"call_soon": "tell($x)"}],
    "fail(x)": [{"raise": "ValueError($x)"}],
    "note(x, future)": [{"call": "future.done()", "as": "y"}, {"print": "note {x} {y}"}],
    "seen(future)": [{"call": "future.cancelled()", "as": "y"}, {"print": "seen {y}"}],
    "job(x, d)": [{"block": "$d"}, {"return": "$x"}],
    "bad_job(x, d)": [{"block": "$d"}, {"raise": "ValueError($x)"}],
}


def has_mistake(lines):
    """Whether the scenario does what Swift's types rule out."""
    return any(mistake in line for line in lines for mistake in MISTAKES)


def generate(seed, count):
    """Pairs of a scenario and CPython's log of it; the same seed gives the same."""
    dice = random.Random(seed)
    made = 0
    while made < count:
        document = Writer(random.Random(dice.getrandbits(64))).write()
        try:
            lines = scenario.run(document, pass_limit=2000)
        except virtual.Endless:
            continue
        if len(lines) > LONGEST_LOG or has_mistake(lines):
            continue
        made += 1
        yield document, lines
