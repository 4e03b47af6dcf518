"""What the modules of the probe share: which loop is recorded, and who has it now."""
from time import monotonic_ns as clock  # noqa: F401


class Nobody:
    """Stands where the recorded loop would, once nothing is recorded any more: no loop is it."""


class State:
    """A class with slots: setting one is what a step pays for most often, and nothing is set faster."""

    __slots__ = ("loop", "running", "began", "thread", "iteration", "quiet", "is_ending", "same_clock", "sleeper",
                 "due", "others", "Task")

    def __init__(self):
        self.loop = None         # the loop that is recorded; None before there is one, Nobody after the end
        self.running = None      # the task or `Callback` that has the loop, or the task for whose end asyncio has it
        self.began = 0           # when it got it
        self.thread = 0          # the thread of the recorded loop
        self.iteration = 0
        self.quiet = False       # the loop runs for asyncio's own ends
        self.is_ending = False   # the last task that was made is asyncio's own, as asyncio.run makes before it closes
        self.same_clock = False  # whether the recorded loop's clock is Python's monotonic one
        self.sleeper = None      # the future that was last given a timer
        self.due = 0.0           # when that timer is due
        self.others = set()      # loops of other threads, which are not recorded
        self.Task = None         # the class of the tasks that are seen


now = State()


class Numbers:
    """The last number of each kind of subject. An object, not a class: setting a class's attribute makes Python forget
    what it has learnt of all classes."""

    __slots__ = ("tasks", "futures", "jobs", "primitives", "descriptors", "plain")

    def __init__(self):
        self.tasks = self.futures = self.jobs = self.primitives = self.descriptors = 0
        self.plain = True        # no jobs and no shields: each of asyncio's own futures is just one


numbers = Numbers()


def watched():
    """Whether this is the thread whose loop is recorded."""
    import _thread
    return now.thread == 0 or now.thread == _thread.get_ident()
