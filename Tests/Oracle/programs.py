"""Random scenarios, made so that whatever CPython answers is an answer: every name has a value when it is used, every
program ends or comes to a deadlock, and equal deadlines are exactly equal, as all delays are multiples of 1/8 second."""
import random

import scenario
import virtual
from makers import ANY, DELAYS, Makers, Scope

MISTAKES = ("TypeError(", "UnboundLocalError", "AttributeError")
LONGEST_LOG = 260


class Writer(Makers):
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
