"""What code of the standard library waits for: for each of its functions that knows, what asks it."""
from . import subjects
from .places import frame_of
from .state import clock, now, numbers
from .stream import ARGUMENT, DELAY, MOMENT

SLEEP = "sleep"          # what `_loopviz_wait` says of a task that a timer will wake
SLEEPING = "on=sleep delay=" + DELAY + " until=" + MOMENT
NEVER = (1 << 63) - 1    # a moment that does not come

# A teller is given the task, the link whose code it knows and the future, and gives words with a gap and the number for
# it; words and None, if there is no gap; or None twice, if it does not know.
tellers = {}             # id of a code object of the standard library -> its teller
leaves = set()           # tellers below which the program has no code


def learn(owner, name, teller):
    """What the code of a function of the standard library waits for is told so."""
    code = getattr(vars(owner).get(name), "__code__", None)
    if code is not None:
        tellers[id(code)] = teller


def moment(when):
    """A time of the recorded loop's clock as one of the log's, which is Python's monotonic clock."""
    if now.same_clock:
        return max(0, int(when * 1e9)) if when < 9e9 else NEVER
    try:
        near = clock() + int((when - now.loop.time()) * 1e9)
        # uvloop's is the same clock, rounded: keep to it when it is.
        exact = int(round(when * 1e9))
        return max(0, min(NEVER, exact if abs(exact - near) < 50000000 else near))
    except (OverflowError, ValueError):
        return NEVER


def tell_sleep(task, link, future):
    if future is now.sleeper:
        now.sleeper = None
        when = now.due
    else:
        # Its timer was not the last that was made.
        values = frame_of(link).f_locals
        handle = values.get("h")
        if handle is None:
            return None, None
        when = handle.when() if hasattr(handle, "when") else now.loop.time() + values.get("delay", 0)
    task._loopviz_wait = SLEEP
    return SLEEPING, moment(when)


def tell_wait(task, link, future):
    members = list(frame_of(link).f_locals.get("fs", ()))
    return "on=wait of=" + subjects.sorted_subjects([one for one in members if not one.done()] or members), None


def tell_group(task, link, future):
    return "on=group of=" + subjects.sorted_subjects(frame_of(link).f_locals.get("self")._tasks), None


def tell_first(task, link, future):
    values = frame_of(link).f_locals
    members = values.get("todo")
    if members is None:
        members = getattr(values.get("self"), "_todo", ())
    return "on=first of=" + subjects.sorted_subjects(members), None


def tell_wait_for(task, link, future):
    values = frame_of(link).f_locals
    inner = values.get("fut")
    if values.get("waiter") is future and inner is not None:
        return "on=task of=" + subjects.subject_of(inner), None
    return None, None


def stream_teller(direction):
    words = "on=descriptor of=D%s for=%s" % (ARGUMENT, direction)

    def tell(task, link, future):
        owner = frame_of(link).f_locals.get("self")
        transport = getattr(owner, "_transport", None) or owner
        number = descriptors.get(transport)
        if number is None:
            numbers.descriptors = number = descriptors[transport] = numbers.descriptors + 1
        return words, number
    return tell


descriptors = subjects.weakref.WeakKeyDictionary()


def patch_tellers(tasks, streams):
    import sys
    leaves.add(tell_sleep)
    learn(tasks, "sleep", tell_sleep)
    learn(tasks, "_wait", tell_wait)
    if "waiter" in tasks.wait_for.__code__.co_varnames:
        learn(tasks, "wait_for", tell_wait_for)
    learn(tasks, "_cancel_and_wait", tell_wait_for)
    group = sys.modules.get("asyncio.taskgroups")
    if group is not None:
        learn(group.TaskGroup, "__aexit__", tell_group)
        learn(group.TaskGroup, "_aexit", tell_group)
    for constant in getattr(getattr(tasks.as_completed, "__code__", None), "co_consts", ()):
        if getattr(constant, "co_name", "") == "_wait_for_one":
            tellers[id(constant)] = tell_first
    if hasattr(tasks, "_AsCompletedIterator"):
        learn(tasks._AsCompletedIterator, "_wait_for_one", tell_first)
    learn(streams.StreamReader, "_wait_for_data", stream_teller("read"))
    learn(streams.FlowControlMixin, "_drain_helper", stream_teller("write"))
