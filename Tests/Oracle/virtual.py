"""An asyncio event loop on a clock that never waits, and a pool whose jobs last as long as they say."""
import asyncio
import collections
import concurrent.futures
import heapq
import itertools


class Deadlock(BaseException):
    """Nothing is ready, no timer is set and no job runs: nothing can ever happen."""


class Endless(BaseException):
    """The program goes on for longer than anybody wants to read."""


class Clock:
    """Moves by what blocks, and to what is due next."""

    def __init__(self):
        self.now = 0.0


class OrderedTimer(asyncio.TimerHandle):
    """Equal deadlines in order of creation, as on a real clock, which never gives two equal ones."""
    __slots__ = ("number",)
    numbers = itertools.count()

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.number = next(self.numbers)

    def __lt__(self, other):
        return (self._when, self.number) < (other._when, other.number)


class JobPool:
    """As a ThreadPoolExecutor's, but a job runs at once and its *end* is put off by the seconds that it blocks."""

    def __init__(self, clock, limit):
        self.clock, self.limit = clock, limit or float("inf")
        self.waiting, self.running = collections.deque(), []
        self.numbers = itertools.count()
        self.seconds = None         # of the job under way

    def submit(self, function, *arguments):
        future = concurrent.futures.Future()
        self.waiting.append((future, function, arguments))
        self.start_waiting(self.clock.now)
        return future

    def start_waiting(self, now):
        while self.waiting and len(self.running) < self.limit:
            future, function, arguments = self.waiting.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            self.seconds = 0.0
            try:
                end = (future.set_result, function(*arguments))
            except Exception as error:
                end = (future.set_exception, error)
            heapq.heappush(self.running, (now + self.seconds, next(self.numbers), end))
            self.seconds = None

    @property
    def next_end(self):
        return self.running[0][0] if self.running else None

    def deliver(self):
        """Hands over the results of all jobs that have ended by now."""
        while self.running and self.running[0][0] <= self.clock.now:
            end, _, (hand_over, outcome) = heapq.heappop(self.running)
            hand_over(outcome)
            self.start_waiting(end)

    def shutdown(self, wait=True, cancel_futures=False):
        self.waiting.clear()
        self.running.clear()


class VirtualLoop(asyncio.BaseEventLoop):
    """BaseEventLoop's own passes, callbacks and timers; only waiting is replaced. It is its own selector."""

    def __init__(self, clock, pool, log, pass_limit):
        super().__init__()
        self.clock, self.log, self.passes_left = clock, log, pass_limit
        self._selector, self._default_executor = self, pool
        self.housekeeping = False       # inside of the coroutines that asyncio.run adds at its end

    def time(self):
        return self.clock.now

    def select(self, timeout):
        self.passes_left -= 1
        if self.passes_left < 0:
            raise Endless
        pool = self._default_executor
        if timeout is None or timeout > 0:
            timer = self._scheduled[0]._when if timeout is not None else None
            due = [moment for moment in (pool.next_end, timer) if moment is not None]
            if not due:
                self.log.write("-", "deadlock")
                raise Deadlock
            self.clock.now = max(self.clock.now, float(min(due)))    # a deadline may be given as an int
        pool.deliver()
        return []

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        pass

    def run_until_complete(self, future):
        code = getattr(future, "cr_code", None)
        self.housekeeping = code in (VirtualLoop.shutdown_asyncgens.__code__,
                                     VirtualLoop.shutdown_default_executor.__code__)
        try:
            return super().run_until_complete(future)
        finally:
            self.housekeeping = False

    def run_forever(self):
        is_refused = self.is_closed() or self.is_running() or asyncio._get_running_loop() is not None
        if is_refused or self.housekeeping:
            return super().run_forever()
        self.log.write("-", "loop-start")
        try:
            return super().run_forever()
        finally:
            self.log.write("-", "loop-stop")
