"""Locks, queues, events …: their names, who holds them, and who waits for them."""
import functools
import linecache
import re
import sys

from . import subjects
from .failures import guarded
from .output import out
from .places import STANDARD, at, origin, user_frame
from .state import Nobody, now, numbers, watched
from .stream import ARGUMENT, note
from .waits import learn
from .words import quote

holders = {}             # id of a lock -> who holds it


class semaphores:
    """Since 3.10.8 a semaphore gives its permit to who waits, instead of letting it look again."""

    hand_over = False


def primitive_subject(primitive):
    """P3, or None."""
    number = vars(primitive).get("_loopviz")
    return None if number is None else "P%d" % number


def new_primitive(primitive, frame):
    """Number one that the program (not the standard library for itself) made."""
    if now.loop is Nobody or origin(frame.f_code) == STANDARD or not watched():
        return
    if not out.begun:
        from .session import begin
        begin()
    numbers.primitives += 1
    vars(primitive)["_loopviz"] = numbers.primitives
    name = type(primitive).__name__
    lock = vars(primitive).get("_lock")
    if lock is not None and name == "Condition" and primitive_subject(lock) is None:
        vars(lock)["_loopviz"] = numbers.primitives
    note("P%d" % numbers.primitives, "created",
         "name=" + quote(variable(frame, name) or name.lower()) + subjects.parent() + at(user_frame(frame)))


def variable(frame, name):
    """The name that the line gives to what it makes."""
    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno, frame.f_globals)
    found = re.search(r"(\w+)\s*(?::[^=;:]*)?=\s*(?:[^;=#]*\W)?%s\s*[(\[]" % re.escape(name), line)
    return found.group(1) if found else None


def has_lock(primitive, subject, old, new):
    who = subjects.subject_of_running(now.running)
    if new and not old:
        holders[id(primitive)] = who
        note(who, "acquired", "of=" + subject + at(user_frame(sys._getframe(3))))
    elif old and not new:
        holders.pop(id(primitive), None)
        note(who, "released", "of=" + subject)


def has_permit(primitive, subject, old, new):
    if old is None:
        return
    asker = sys._getframe(4)
    name = asker.f_code.co_name
    if new < old and name in ("acquire", "locked"):
        if isinstance(now.running, now.Task):
            now.running._loopviz_wait = None
        note(subjects.subject_of_running(now.running), "acquired", "of=" + subject + at(user_frame(asker)))
    elif new > old and name == "release":
        note(subjects.subject_of_running(now.running), "released", "of=" + subject)


def told(tell, primitive, old, new):
    """A change of a primitive, if it is one of the program's and made by what the loop runs."""
    if now.loop is Nobody or now.running is None or not watched():
        return
    subject = primitive_subject(primitive)
    if subject is not None:
        guarded(tell, primitive, subject, old, new)


def observed(name, tell):
    """A property that keeps its value where the attribute would, and tells of changes: no frame is added to a call."""
    def read(self):
        try:
            return self.__dict__[name]
        except KeyError:
            raise AttributeError(name)

    def write(self, value):
        values = self.__dict__
        old = values.get(name)
        values[name] = value
        if "_loopviz" in values:
            told(tell, self, old, value)

    def delete(self):
        del self.__dict__[name]
    return property(read, write, delete)


def teller(word):
    """What tells that a task waits for a primitive."""
    words = "on=%s of=P%s" % (word, ARGUMENT)

    def tell(task, frame, future):
        primitive = frame.f_locals.get("self")
        number = vars(primitive).get("_loopviz")
        if number is None:
            return None, None
        if word == "lock":
            holder = holders.get(id(primitive))
            if holder is not None:
                return "%s holder=%s" % (words.replace(ARGUMENT, str(number)), holder), None
        elif word == "semaphore":
            task._loopviz_wait = primitive
        return words, number
    return tell


WAITS = (("Lock", "acquire", "lock"), ("Event", "wait", "event"), ("Condition", "wait", "condition"),
         ("Semaphore", "acquire", "semaphore"), ("Barrier", "wait", "barrier"), ("Queue", "get", "queue-get"),
         ("Queue", "put", "queue-put"), ("Queue", "join", "queue-join"))


def patch_primitives(locks, queues):
    for owner in ("Lock", "Event", "Condition", "Semaphore", "Barrier", "Queue"):
        owner = getattr(locks, owner, None) or getattr(queues, owner, None)
        if owner is not None:
            patch_class(owner)
    for owner, name, word in WAITS:
        owner = getattr(locks, owner, None) or getattr(queues, owner, None)
        if owner is not None:
            learn(owner, name, teller(word))
    semaphores.hand_over = any("_value" in vars(locks.Semaphore)[name].__code__.co_names
                               for name in ("_wake_next", "_wake_up_next") if name in vars(locks.Semaphore))
    locks.Lock._locked = observed("_locked", has_lock)
    locks.Semaphore._value = observed("_value", has_permit)


def patch_class(owner):
    before = vars(owner).get("__init__")
    if before is None:
        return

    @functools.wraps(before)
    def initialize(self, *arguments, **options):
        before(self, *arguments, **options)
        if "_loopviz" not in self.__dict__:
            frame = sys._getframe(1)
            while frame is not None and frame.f_code.co_name == "__init__" and origin(frame.f_code) == STANDARD \
                    and frame.f_locals.get("self") is self:
                frame = frame.f_back
            guarded(new_primitive, self, frame)
    owner.__init__ = initialize
