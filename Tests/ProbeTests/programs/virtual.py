"""A loop whose clock jumps from timer to timer, so that the examples end at once and always in the same order."""
import asyncio
import selectors


class Selector(selectors.SelectSelector):
    def select(self, timeout=None):
        if timeout:
            self.now += timeout
        if timeout is None and self.sleepless:
            raise SystemExit("deadlock")
        return super().select(0 if timeout is not None else None)


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        selector = Selector()
        selector.now = 0.0
        selector.sleepless = False
        self.selector = selector
        super().__init__(selector)

    def time(self):
        return self.selector.now


def new_loop():
    loop = Loop()
    asyncio.set_event_loop(loop)
    return loop


def run(main):
    """asyncio.run, without its coroutines for the end, as the examples of loopviz run theirs."""
    loop = new_loop()
    try:
        return loop.run_until_complete(main)
    finally:
        loop.close()
