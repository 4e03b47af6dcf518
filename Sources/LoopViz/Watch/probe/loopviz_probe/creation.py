"""How a task came to be: its number, by whom it was made, and where.

A server makes the same tasks again and again. So each coroutine keeps how it was last made a task, and one that is made
so again looks nothing up.
"""
from operator import attrgetter

from . import subjects
from .output import out
from .places import LONGEST, PROGRAM, STANDARD, at, keep, origin, path, seen, untraced, upward, user_frame
from .state import clock, now, numbers
from .stream import (ARGUMENT, ONCE, SHIFTED, append, births, encoded, line, note, once, rows, task_line, template,
                     texts)
from .waits import start_of
from .words import quote, represent, shorten, task_name

RUNNING = template(task_line("running"))
HIDDEN = ("shutdown_asyncgens", "shutdown_default_executor")

creations = {}           # (id of a coroutine's code, id of a frame's code, instruction, parent's letter) -> line
rests = {}               # line of a creation -> what it says after the name
children = {}            # id of a coroutine's code -> Child
eager_children = {}      # the same for tasks whose first step ran at once
MOST = 4096              # lines that are kept
UNSEEN = False           # in `_loopviz_handle`: the task is left out of the log
NOT_YET = object()       # in `_loopviz_cancels`: the task is in its first step, and the rest is not set

named_from = 0           # what asyncio's number in a task's name is ahead of ours


class Child:
    """How a coroutine was last made a task by another task."""

    __slots__ = ("look",         # gives of the frame that made it, and those below it, what tells where that was,
                 "looks",        # and this is what that was
                 "parent",       # the class of what had the loop
                 "line",
                 "own",
                 "start")        # the wait before its first


def remember(task, coroutine, frame, text, kept):
    """Keep how a task that `frame` made was made, if the next one that is made so need not be looked at."""
    parent = now.running
    passed, user = upward(frame)
    if user is None or len(passed) > LONGEST or parent is not None and not parent._loopviz:
        return
    names, looks = seen(passed)
    child = Child()
    child.look = attrgetter(path(passed.index(user)) + "f_lasti", *names)
    child.looks = (user.f_lasti,) + looks
    child.parent = type(parent)
    child.line, child.own, child.start = text, task._loopviz_own, task._loopviz_met
    if len(kept) < MOST:
        kept[id(coroutine.cr_code)] = child


def made_again(task, coroutine, loop, frame, kept):
    """Give a task its number if it is made as the last one of its coroutine was; says how that was."""
    try:
        child = kept.get(id(coroutine.cr_code))
        if child is None or loop is not now.loop or type(now.running) is not child.parent \
                or child.look(frame) != child.looks:
            return None
    except AttributeError:
        # There are not so many frames, or its coroutine is not one of Python's own.
        return None
    numbers.tasks = task._loopviz = numbers.tasks + 1
    now.is_ending = False
    task._loopviz_own = child.own
    task._loopviz_over = False
    task._loopviz_met = child.start
    task._loopviz_handle = None
    # The rest when it has to wait: most that run at once are over by then.
    task._loopviz_cancels = NOT_YET
    return child


def count_name(is_numbered, name):
    """Keep up with asyncio's numbers: it counts the tasks without a name, and we those that are not left out."""
    global named_from
    named_from += (name is None) - is_numbered


def new_task(task, coroutine):
    """Give a task its number."""
    code = getattr(coroutine, "cr_code", None)
    own = code is None or origin(code) == PROGRAM
    task._loopviz_own = own
    task._loopviz_over = False
    fresh(task)
    task._loopviz_met = start_of(coroutine)
    if not own and coroutine.__name__ in HIDDEN and origin(code) == STANDARD:
        task._loopviz = 0
        task._loopviz_handle = UNSEEN
        now.is_ending = True
    else:
        now.is_ending = False
        numbers.tasks = task._loopviz = numbers.tasks + 1


def fresh(task):
    """Nothing has happened to a task yet."""
    task._loopviz_handle = task._loopviz_woke = task._loopviz_wait = None
    task._loopviz_cancels = 0


def fresh_once(task):
    if task._loopviz_cancels is NOT_YET:
        fresh(task)


def created_again(task, child):
    """Note the creation of a task that was made as the one before."""
    untraced(task)
    fresh(task)
    number = task._loopviz
    births[number] = len(rows), child.line, number, rests[child.line]
    append((clock(), child.line, number, made_by(now.running)))


def created(task, coroutine, frame):
    """Note the creation of a task that `frame` made."""
    untraced(task)
    number = task._loopviz
    if number:
        time = clock()
        user = user_frame(frame)
        name = task.get_name()
        text = usual(name, number) and line_of_creation(task, coroutine, user, False)
        if text:
            births[number] = len(rows), text, number, rests[text]
            append((time, text, number, made_by(now.running)))
            remember(task, coroutine, frame, text, children)
        else:
            created_so(task, coroutine, name, user, time)


def created_eagerly(task, coroutine, name, frame):
    """Note the creation of a task whose first step runs at once, and keep the line for the next one like it."""
    number = task._loopviz
    user = user_frame(frame)
    text = name is None and line_of_creation(task, coroutine, user, True)
    if not text:
        created_so(task, coroutine, name or "Task-%d" % (number + named_from), user, clock())
        append((clock(), RUNNING, number, 0))
        return
    append((clock(), text, number, made_by(now.running)))
    remember(task, coroutine, frame, text, eager_children)


def made_by(parent):
    """The argument of a line of creation: how far asyncio's number is ahead of ours, and the parent's number."""
    return (named_from << 32) + (0 if parent is None else parent._loopviz)


def line_of_creation(task, coroutine, frame, eager):
    """The line that all tasks of the same coroutine made at the same place share, if they do."""
    code = getattr(coroutine, "cr_code", None)
    parent = now.running
    if code is None or takes_arguments(code) and task._loopviz_own or type(parent) is subjects.Callback \
            or len(creations) > MOST:
        return None
    key = (id(code), parent is None, eager) + ((id(frame.f_code), frame.f_lasti) if frame is not None else ())
    text = creations.get(key)
    if text is None:
        keep(code)
        rest = " coro=%s%s%s" % (quote(name_of(coroutine) + "()"),
                                 "" if parent is None else " parent=T" + ARGUMENT, at(frame))
        born = task_line("created", "name=Task-" + SHIFTED + rest)
        text = creations[key] = template(born, task_line("running")) if eager else template(born)
        rests[text] = rest
    return text


def usual(name, number):
    """Whether asyncio gave the name, with a number that follows from ours."""
    global named_from
    if name == "Task-%d" % (number + named_from):
        return True
    if not (name[:5] == "Task-" and name[5:].isdigit() and len(name) < 14):
        return False
    named_from = int(name[5:]) - number
    return name == "Task-%d" % (number + named_from)


def created_so(task, coroutine, name, frame, time):
    """Note the creation of a task in a line of its own."""
    call = call_text(coroutine) if task._loopviz_own else name_of(coroutine) + "()"
    rest = " coro=" + quote(call) + subjects.parent() + at(frame)
    place = len(rows)
    which = note("T%d" % task._loopviz, "created", "name=" + quote(shorten(name)) + rest, time)
    births[task._loopviz] = place, ONCE, which, rest


def rename(task):
    """Amend the line of a creation that is not written yet: CPython before 3.13 and task factories name a task late."""
    with out.lock:
        number = task._loopviz
        place, text, subject, rest = births.get(number, (None, None, None, None))
        if place is None or rows[place + 1:place + 3] != [text, subject]:
            return
        which = next(once) if text != ONCE else subject
        texts[which] = encoded(line("T%d" % number, "created", "name=" + quote(shorten(task_name(task))) + rest))
        births[number] = place, ONCE, which, rest
        rows[place + 1], rows[place + 2] = ONCE, which


def name_of(coroutine):
    return getattr(coroutine, "__name__", None) or type(coroutine).__name__


def takes_arguments(code):
    return code.co_argcount or code.co_kwonlyargcount or code.co_flags & 12


def call_text(coroutine):
    """worker(1, 'tea'), from a coroutine that has not begun."""
    name = name_of(coroutine)
    frame = getattr(coroutine, "cr_frame", None) or getattr(coroutine, "gi_frame", None)
    if frame is None or not takes_arguments(frame.f_code):
        return name + "()"
    code, values = frame.f_code, frame.f_locals
    count, names = code.co_argcount, code.co_varnames
    positional = [key for index, key in enumerate(names[:count]) if index or key not in ("self", "cls")]
    pieces = [represent(values[key]) for key in positional if key in values]
    index = count + code.co_kwonlyargcount
    extra = ["%s=%s" % (key, represent(values[key])) for key in names[count:index] if key in values]
    if code.co_flags & 4:
        pieces += map(represent, values.get(names[index], ()))
        index += 1
    if code.co_flags & 8:
        extra += ["%s=%s" % (key, represent(value)) for key, value in values.get(names[index], {}).items()]
    return shorten("%s(%s)" % (name, ", ".join(pieces + extra)))
