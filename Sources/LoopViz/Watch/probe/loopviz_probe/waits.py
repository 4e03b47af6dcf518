"""What a task waits for after a step, and the program's own line that waits.

A coroutine waits at few places and mostly in the same order. So each wait remembers the one that followed it the last
time, and whether a task has come to that one again is seen without a walk down the chain of what awaits what.
"""
from operator import attrgetter

from . import subjects
from .chains import walk
from .places import at, frame_of, keep
from .state import clock, now, numbers
from .stream import ARGUMENT, append, note, task_line, template
from .subjects import futures, number_of_future
from .tellers import patch_tellers

TASK = "on=task of=T" + ARGUMENT
FUTURE = "on=future of=F" + ARGUMENT
OUTSIDE = "on=outside"
TURN = "on=turn"

gathering = ()           # the class of what `gather` gives
plain_future = None      # asyncio's own class of futures

MOST = 4096              # lines and waits that are kept
lines = {}               # (words, id of a code object, instruction) -> line
waits = {}               # (line, class of the future, depth, ids of the code objects below) -> Wait
starts = {}              # id of the code of a task's coroutine -> Wait, with nothing but what followed


class Wait:
    """A place at which coroutines wait, and what they wait for there, but for a number."""

    __slots__ = ("link",         # gives the link of that place, from the task
                 "look",         # gives of that link and of those below it what tells this wait from another,
                 "looks",        # and this is what that is here
                 "kind",         # the class of what the task itself waits for
                 "tell",         # gives the number, or None if it is another wait after all; None if it is always 0
                 "line",
                 "turn",         # the place, if the task's own coroutine takes a turn there; else no place
                 "following")    # the wait to which a task that waited here came next

    def __init__(self):
        self.following = None
        self.turn = -1


def suspended(task, future):
    """Note what a task waits for after its step: a future, or (None) only its next turn."""
    time = clock()
    before = task._loopviz_met
    wait = before.following
    if wait is not None and type(future) is wait.kind:
        try:
            link = wait.link(task)
            if wait.look(link) == wait.looks:
                if wait.tell is None:
                    append((time, wait.line, task._loopviz, 0))
                    task._loopviz_met = wait
                    return
                number = wait.tell(task, link, future)
                if number is not None:
                    append((time, wait.line, task._loopviz, number))
                    task._loopviz_met = wait
                    return
        except AttributeError:
            # One of the links is no coroutine.
            pass
    look(task, future, time, before)


def start_of(coroutine):
    """The wait before the first of a task's coroutine."""
    code = getattr(coroutine, "cr_code", None)
    start = starts.get(id(code))
    if start is None:
        start = Wait()
        if len(starts) < MOST:
            keep(code)
            starts[id(code)] = start
    return start


def look(task, future, time, before):
    """The same, after a walk down the chain; it becomes what follows the wait before it."""
    if not numbers.plain and not subjects.jobs and not subjects.shields:
        numbers.plain = True
    chain = walk(task._coro)
    frame = frame_of(chain.user) if chain.user is not None else None
    words = None
    if future is None:
        words, argument = TURN, 0
    elif chain.teller is not None:
        words, argument = chain.teller(task, chain.asked, future)
    is_told = words is not None and future is not None
    is_usual = chain.teller is None or future is None \
        or is_told and chain.below and chain.asked.cr_code is chain.below[-1]
    if words is None:
        words, argument = waits_for(future, chain.is_outside)
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
    task._loopviz_met = start_of(task._coro)
    if chain.depth >= 0 and chain.below is not None and is_usual \
            and (chain.leaf is None or chain.leaf.__name__ == "FutureIter"):
        task._loopviz_met = before.following = met(chain, future, frame, words, line, is_told)


def met(chain, future, frame, words, line, is_told):
    """The wait that is this one, for the next task that comes to it."""
    key = line, type(future), chain.depth, tuple(map(id, chain.below))
    wait = waits.get(key)
    if wait is None:
        wait = Wait()
        wait.link = attrgetter("_coro" + ".cr_await" * chain.depth)
        names, wait.looks = ["cr_code", "cr_frame.f_lasti"], (frame.f_code, frame.f_lasti) + tuple(chain.below)
        last = ""
        for _ in chain.below:
            last += "cr_await."
            names.append(last + "cr_code")
        if chain.leaf is not None:
            names.append(last + "cr_await.__class__")
            wait.looks += (chain.leaf,)
        wait.look = attrgetter(*names)
        wait.kind, wait.line = type(future), line
        if words is TURN and not chain.depth:
            wait.turn = frame.f_lasti
        wait.tell = asking(chain.teller, last[:-1], words) if is_told else NUMBERS.get(words)
        if len(waits) < MOST:
            waits[key] = wait
    return wait


def asking(teller, path, words):
    """What asks a teller again, which may say other words than before."""
    asked = attrgetter(path)

    def tell(task, link, future):
        told, number = teller(task, asked(link), future)
        return number if told is words else None
    return tell


def number_of_task(task, link, future):
    return future._loopviz


def number_of_plain_future(task, link, future):
    if not numbers.plain:
        return None
    key = id(future)
    number = futures.get(key)
    if number is None:
        numbers.futures = number = futures[key] = numbers.futures + 1
    return number


def none_of_outside(task, link, future):
    return 0 if numbers.plain else None


NUMBERS = {TASK: number_of_task, FUTURE: number_of_plain_future, OUTSIDE: none_of_outside}


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
        return OUTSIDE, 0
    return FUTURE, number_of_future(future)


def patch_waits(asyncio, tasks, streams):
    global gathering, plain_future
    gathering, plain_future = tasks._GatheringFuture, asyncio.Future
    patch_tellers(tasks, streams)
