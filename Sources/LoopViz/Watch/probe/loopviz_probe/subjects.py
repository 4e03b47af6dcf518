"""The names of what the log speaks of: T3 a task, F2 a future, J1 a thread's job, P4 a primitive, D1 a descriptor."""
import weakref

from .state import now, numbers
from .stream import ARGUMENT

futures = {}             # id of a future -> its number, while it is waited for: `forget_future` when it ends
listed = {}              # id of a future that was named in a list -> a reference that forgets it
jobs = weakref.WeakKeyDictionary()       # a future -> the job of a thread that it stands for
shields = weakref.WeakKeyDictionary()    # a future that `shield` gave -> what it protects


def subject_of(future):
    """T3, F2, J1."""
    if isinstance(future, now.Task) and hasattr(future, "_loopviz"):
        return subject_of_task(future)
    job = jobs.get(future) if numbers.jobs else None
    if job is not None:
        return job.subject
    key = id(future)
    if key not in listed:
        listed[key] = weakref.ref(future, lambda _: forget_future(key))
    return "F%d" % number_of_future(future)


def number_of_future(future):
    """The number of a future that somebody keeps until it ends."""
    number = futures.get(id(future))
    if number is None:
        numbers.futures = number = futures[id(future)] = numbers.futures + 1
    return number


def forget_future(key):
    """It has ended, so nobody waits for it again, and another object may get its id."""
    futures.pop(key, None)
    listed.pop(key, None)


def subject_of_task(task):
    return "T%d" % task._loopviz if task._loopviz else "loop"


def subject_of_running(who):
    return who.subject if isinstance(who, Callback) else subject_of_task(who)


def parent():
    """" parent=T3", or nothing."""
    return "" if now.running is None else " parent=" + subject_of_running(now.running)


def parent_gap(running):
    """The same with a gap for the number, or None where that cannot be, and the number."""
    if running is None:
        return "", 0
    if type(running) is Callback:
        return " parent=H" + ARGUMENT, running.number
    return (" parent=T" + ARGUMENT if running._loopviz else None), running._loopviz


def subjects(items):
    """T1,T2,F1; nothing is named twice."""
    return ",".join(dict.fromkeys(subject_of(item) for item in items)) or "-"


def number_in(subject):
    return int(subject[1:]) if subject[1:].isdigit() else 0


def sorted_subjects(items):
    """The same for a set, whose own order means nothing."""
    return ",".join(sorted(dict.fromkeys(subject_of(item) for item in items), key=number_in)) or "-"


class Callback:
    """A callback of the program, while it is scheduled."""

    __slots__ = ("number", "failure", "announced")

    @property
    def subject(self):
        return "H%d" % self.number
