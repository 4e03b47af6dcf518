"""Locks, queues, events …: their names, who holds them, and who waits for them."""
import functools
import linecache
import re
import sys

from . import subjects
from .failures import guarded
from .output import out
from .places import STANDARD, at, frame_of, keep, origin, user_frame
from .state import Nobody, clock, now, numbers, watched
from .stream import ARGUMENT, SUBJECT, append, line, note, task_line, template
from .tellers import learn
from .words import quote

holders = {}             # id of a lock -> who holds it
hand_over = False        # whether a semaphore gives its permit to who waits (since 3.10.8), or lets it look again


def primitive_subject(primitive):
    """P3, or None."""
    number = vars(primitive).get("_loopviz")
    return None if number is None else "P%d" % number


creations = {}           # (class, id of a code object, instruction, parent's gap) -> line


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
    gap, number = subjects.parent_gap(now.running)
    key = name, id(frame.f_code), frame.f_lasti, gap
    text = creations.get(key)
    if text is None:
        keep(frame.f_code)
        rest = "name=%s%s%s" % (quote(variable(frame, name) or name.lower()), gap or "", at(user_frame(frame)))
        text = creations[key] = template(line("P" + SUBJECT, "created", rest))
    append((clock(), text, numbers.primitives, number))


def variable(frame, name):
    """The name that the line gives to what it makes."""
    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno, frame.f_globals)
    found = re.search(r"(\w+)\s*(?::[^=;:]*)?=\s*(?:[^;=#]*\W)?%s\s*[(\[]" % re.escape(name), line)
    return found.group(1) if found else None


def has_lock(primitive, number, old, new):
    if new and not old:
        holders[id(primitive)] = subjects.subject_of_running(now.running)
        note_change("acquired", number, at(user_frame(sys._getframe(3))))
    elif old and not new:
        holders.pop(id(primitive), None)
        note_change("released", number)


def has_permit(primitive, number, old, new):
    if old is None:
        return
    asker = sys._getframe(4)
    name = asker.f_code.co_name
    if new < old and name in ("acquire", "locked"):
        if isinstance(now.running, now.Task):
            now.running._loopviz_wait = None
        note_change("acquired", number, at(user_frame(asker)))
    elif new > old and name == "release":
        note_change("released", number)


changes = {}             # (word, place) -> line


def note_change(word, number, place=""):
    """Who runs has taken a primitive, or given it back."""
    who = now.running
    if type(who) is subjects.Callback or not who._loopviz:
        note(subjects.subject_of_running(who), word, "of=P%d%s" % (number, place))
        return
    text = changes.get((word, place))
    if text is None:
        text = changes[word, place] = template(task_line(word, "of=P" + ARGUMENT + place))
    append((clock(), text, who._loopviz, number))


def told(tell, primitive, old, new):
    """A change of a primitive, if it is one of the program's and made by what the loop runs."""
    if now.loop is Nobody or now.running is None or not watched():
        return
    number = vars(primitive).get("_loopviz")
    if number is not None:
        guarded(tell, primitive, number, old, new)


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

    def tell(task, link, future):
        primitive = frame_of(link).f_locals.get("self")
        number = vars(primitive).get("_loopviz")
        if number is None:
            return None, None
        if word == "lock":
            holder = holders.get(id(primitive), "")
            if holder[:1] == "T":
                return "on=lock of=P%d holder=T%s" % (number, ARGUMENT), int(holder[1:])
            if holder:
                return "on=lock of=P%d holder=%s" % (number, holder), None
        elif word == "semaphore":
            task._loopviz_wait = primitive
        return words, number
    return tell


WAITS = (("Lock", "acquire", "lock"), ("Event", "wait", "event"), ("Condition", "wait", "condition"),
         ("Semaphore", "acquire", "semaphore"), ("Barrier", "wait", "barrier"), ("Queue", "get", "queue-get"),
         ("Queue", "put", "queue-put"), ("Queue", "join", "queue-join"))


def patch_primitives(locks, queues):
    global hand_over
    for owner in ("Lock", "Event", "Condition", "Semaphore", "Barrier", "Queue"):
        owner = getattr(locks, owner, None) or getattr(queues, owner, None)
        if owner is not None:
            patch_class(owner)
    for owner, name, word in WAITS:
        owner = getattr(locks, owner, None) or getattr(queues, owner, None)
        if owner is not None:
            learn(owner, name, teller(word))
    hand_over = any("_value" in vars(locks.Semaphore)[name].__code__.co_names
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
