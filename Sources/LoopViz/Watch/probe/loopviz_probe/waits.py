"""What a task waits for after a step, and the program's own line that waits."""
import gc

from . import subjects
from .places import PACKAGE, PROGRAM, at, async_generator, coroutine, frame_of, generator, keep, library, origin
from .state import clock, now, numbers
from .stream import ARGUMENT, DELAY, MOMENT, append, note, task_line, template

SLEEP = "sleep"          # what `_loopviz_wait` says of a task that a timer will wake
SLEEPING = "on=sleep delay=" + DELAY + " until=" + MOMENT
BELOW = (PROGRAM, PACKAGE)
TASK = "on=task of=T" + ARGUMENT
FUTURE = "on=future of=F" + ARGUMENT
NEVER = (1 << 63) - 1    # a moment that does not come

tellers = {}             # id of a code object of the standard library -> what tells for what it waits
leaves = set()           # tellers below which the program has no code
lines = {}               # (words, id of a code object, instruction) -> line
MOST = 4096

gathering = ()           # the class of what `gather` gives
plain_future = None      # asyncio's own class of futures
sleep_code = None        # of `asyncio.sleep`
WRAPPERS = ("async_generator_asend", "async_generator_athrow", "coroutine_wrapper", "anext_awaitable")


def suspended(task, future):
    """Note what a task waits for after its step: a future, or (None) only its next turn."""
    time = clock()
    task._loopviz_wait = task._loopviz_at = None
    chain = task._coro
    if type(chain) is coroutine and library.get(chain.cr_code.co_filename) in BELOW:
        # Most often its own coroutine waits, and nothing below it.
        inner = chain.cr_await
        words = None
        if future is None:
            if type(inner) is coroutine and inner.cr_code is sleep_code:
                words, argument = "on=turn", 0
        elif type(inner) is now.future_iterator:
            if type(future) is now.Task:
                words, argument = TASK, getattr(future, "_loopviz", 0)
            elif type(future) is plain_future and numbers.plain:
                words, argument = FUTURE, subjects.number_of_future(future)
        if words is not None and (argument or future is None):
            frame = chain.cr_frame
            place = frame.f_lasti
            line = lines.get((words, id(chain.cr_code), place))
            if line is not None:
                if words is not TASK:
                    task._loopviz_line = line
                    task._loopviz_at = place if future is None else ~place
                append((time, line, task._loopviz, argument))
                return
    user = None              # the innermost link of the program's own, else of a package
    own = False              # whether it is the program's own
    teller = asked = None    # the first place in the standard library below it that tells what is waited for
    outside = False          # whether the standard library waits there
    known = library.get
    while chain is not None:
        kind = type(chain)
        if kind is coroutine:
            code, following = chain.cr_code, chain.cr_await
        elif kind is generator:
            code, following = chain.gi_code, chain.gi_yieldfrom
        elif kind is async_generator:
            code, following = chain.ag_code, chain.ag_await
        else:
            chain = behind(chain) if kind.__name__ in WRAPPERS else None
            continue
        place = known(code.co_filename)
        if place is None:
            place = origin(code)
        if place == 2:
            outside = True
            if teller is None:
                teller = tellers.get(id(code))
                asked = chain
                if teller in leaves:
                    break
        elif place == 0 or not own:
            user, own = chain, place == 0
            teller, outside = None, False
        chain = following
    frame = frame_of(user) if user is not None else None
    if future is None:
        words, argument = "on=turn", 0
    else:
        words = None
        if teller is tell_sleep and future is now.sleeper:
            words, argument = SLEEPING, moment(now.due)
            task._loopviz_wait = SLEEP
            now.sleeper = None
        elif teller is not None:
            words, argument = teller(task, frame_of(asked), future)
        if words is None:
            words, argument = waits_for(future, outside)
    if argument is None:
        note("T%d" % task._loopviz, "suspended", words + at(frame), time)
        return
    key = (words, id(frame.f_code), frame.f_lasti) if frame is not None else words
    line = lines.get(key)
    if line is None:
        if len(lines) > MOST:
            note("T%d" % task._loopviz, "suspended", words + at(frame), time, argument)
            return
        if frame is not None:
            keep(frame.f_code)
        line = lines[key] = template(task_line("suspended", words + at(frame)))
    append((time, line, task._loopviz, argument))
    if type(user) is coroutine and user is task._coro:
        # What a step looks at first when it comes to the same wait again: a turn, or a future of asyncio's own.
        inner = user.cr_await
        if future is None:
            if getattr(inner, "cr_code", None) is sleep_code:
                task._loopviz_at, task._loopviz_line = frame.f_lasti, line
        elif words is FUTURE and type(future) is plain_future and type(inner).__name__ == "FutureIter":
            now.future_iterator = type(inner)
            task._loopviz_at, task._loopviz_line = ~frame.f_lasti, line


def behind(awaitable):
    """The coroutine or asynchronous generator behind an awaitable of Python's own that does not show it."""
    for thing in gc.get_referents(awaitable):
        if type(thing) in (coroutine, async_generator) or type(thing).__name__ in WRAPPERS:
            return thing
    return None


def waits_for(future, outside):
    """What a future says itself: words with a gap and the number for it, or words and None."""
    if type(future) is not plain_future:
        if isinstance(future, now.Task) and hasattr(future, "_loopviz"):
            return TASK, future._loopviz
        if isinstance(future, gathering):
            return "on=gather of=" + subjects.subjects(future._children), None
    if not numbers.plain:
        inner = subjects.shields.get(future)
        if inner is not None:
            return "on=shield of=" + subjects.subject_of(inner), None
    if numbers.jobs:
        job = subjects.jobs.get(future)
        if job is not None:
            return "on=thread of=" + job.subject, None
    if outside:
        return "on=outside", 0
    return FUTURE, subjects.number_of_future(future)


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


def tell_sleep(task, frame, future):
    """`asyncio.sleep`, when its timer was not the last that was made."""
    values = frame.f_locals
    handle = values.get("h")
    if handle is None:
        return None, None
    task._loopviz_wait = SLEEP
    return SLEEPING, moment(handle.when() if hasattr(handle, "when") else now.loop.time() + values.get("delay", 0))


def tell_wait(task, frame, future):
    members = list(frame.f_locals.get("fs", ()))
    return "on=wait of=" + subjects.sorted_subjects([one for one in members if not one.done()] or members), None


def tell_group(task, frame, future):
    return "on=group of=" + subjects.sorted_subjects(frame.f_locals.get("self")._tasks), None


def tell_first(task, frame, future):
    values = frame.f_locals
    members = values.get("todo")
    if members is None:
        members = getattr(values.get("self"), "_todo", ())
    return "on=first of=" + subjects.sorted_subjects(members), None


def tell_wait_for(task, frame, future):
    values = frame.f_locals
    inner = values.get("fut")
    if values.get("waiter") is future and inner is not None:
        return "on=task of=" + subjects.subject_of(inner), None
    return None, None


def stream_teller(direction):
    def tell(task, frame, future):
        owner = frame.f_locals.get("self")
        transport = getattr(owner, "_transport", None) or owner
        number = descriptors.get(transport)
        if number is None:
            numbers.descriptors = number = descriptors[transport] = numbers.descriptors + 1
        return "on=descriptor of=D%s for=%s" % (ARGUMENT, direction), number
    return tell


descriptors = subjects.weakref.WeakKeyDictionary()


def learn(owner, name, teller):
    """What the code of a function of the standard library waits for is told so."""
    code = getattr(vars(owner).get(name), "__code__", None)
    if code is not None:
        tellers[id(code)] = teller


def patch_waits(asyncio, tasks, streams):
    global gathering, plain_future, sleep_code
    import sys
    gathering, plain_future, sleep_code = tasks._GatheringFuture, asyncio.Future, tasks.sleep.__code__
    leaves.add(tell_sleep)
    learn(tasks, "sleep", tell_sleep)
    learn(tasks, "_wait", tell_wait)
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
