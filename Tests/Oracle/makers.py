"""Random steps, one maker for each thing that programs do."""
DELAYS = [0, 0.125, 0.25, 0.25, 0.5, 0.5, 0.75, 1, 1, 1.5, 2]
ERRORS = ["ValueError", "KeyError", "RuntimeError", "ZeroDivisionError", "OSError"]
ANY = ["Exception", "CancelledError"]


class Scope:
    """The names that surely have a value here, by what they hold."""

    def __init__(self, level, other=None):
        self.level = level              # "leaf", "middle" or "main": who may make tasks of whom
        self.tasks = list(other.tasks) if other else []
        self.gathers = list(other.gathers) if other else []
        self.in_group = other.in_group if other else None


class Makers:
    """Each maker gives a list of steps; what they name has a value when they run."""

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
