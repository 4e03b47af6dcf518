"""A task from its creation to its end: `asyncio.Task` is replaced by a subclass that has room for what we know."""
import sys

from . import subjects
from .failures import fail, guarded
from .output import out
from .places import PROGRAM, STANDARD, at, keep, origin, user_frame
from .state import Nobody, clock, now, numbers
from .stream import (ARGUMENT, ONCE, SHIFTED, append, births, encoded, line, note, once, rows, task_line, template,
                     texts)
from .waits import start_of, suspended
from .words import error_text, named, quote, represent, shorten, task_name

RUNNING = template(task_line("running"))
FINISHED = template(task_line("finished", "result=None"))
CANCELLED = template(task_line("cancelled"))
HIDDEN = ("shutdown_asyncgens", "shutdown_default_executor")

creations = {}           # (id of a coroutine's code, id of a frame's code, instruction, parent's letter) -> line
results = {}             # a class whose objects are only named -> line
rests = {}               # line of a creation -> what it says after the name
package_results = {}     # the same for tasks of packages, whose results are all only named
MOST = 4096              # lines that are kept
MUST_CANCEL = object()
UNSEEN = False           # in `_loopviz_handle`: the task is left out of the log
NOT_YET = object()       # in `_loopviz_cancels`: the task is in its first step, and the rest is not set

named_from = 0           # what asyncio's number in a task's name is ahead of ours


class Child:
    """What a task made, for when it makes the same again: a server does so for each request."""

    __slots__ = ("code",         # the coroutine's code,
                 "place",        # and the instruction at which it was made a task
                 "line",
                 "own",
                 "start")        # the wait before its first

    def __init__(self, code, place, line, task):
        self.code, self.place, self.line = code, place, line
        self.own, self.start = task._loopviz_own, task._loopviz_met


def patch_tasks(asyncio, tasks, adopt):
    """Replace `asyncio.Task`. `adopt` says whether a loop is recorded."""
    original = tasks.Task
    initialize, cancel, set_name = original.__init__, original.cancel, original.set_name
    get_running_loop, get_frame = asyncio._get_running_loop, sys._getframe

    def seen(task, coro, loop):
        """Give a task its number, if its loop is recorded."""
        if loop is None:
            loop = get_running_loop()
        if loop is not now.loop and not guarded(adopt, loop):
            task._loopviz_handle = UNSEEN
            return False
        guarded(new_task, task, coro)
        return True

    class Seen(original):
        __slots__ = ("_loopviz",            # its number, 0 if it is left out of the log
                     "_loopviz_own",        # whether its coroutine is the program's own
                     "_loopviz_over",       # whether its end has been noted
                     "_loopviz_handle",     # a handle that its next step can have
                     "_loopviz_woke",       # what its next step begins with: the future that threw, MUST_CANCEL
                     "_loopviz_wait",       # what it waits for, as its wake-up needs to know: SLEEP, a semaphore
                     "_loopviz_met",        # the wait that it was last in, if another may come to it as well
                     "_loopviz_made",       # the last child whose first step it ran
                     "_loopviz_cancels")    # how often it was asked to cancel

        def cancel(self, *message, **options):
            if not getattr(self, "_loopviz", 0) or self.done() or now.loop is Nobody:
                return cancel(self, *message, **options)
            fresh_once(self)
            guarded(cancelling, self)
            result = cancel(self, *message, **options)
            if self._must_cancel and self._loopviz_woke is None:
                self._loopviz_woke = MUST_CANCEL
            return result

        def set_name(self, value):
            set_name(self, value)
            if getattr(self, "_loopviz", 0) in births:
                guarded(rename, self)

    if sys.version_info >= (3, 12):
        def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
            if not eager_start:
                known = seen(self, coro, loop)
                initialize(self, coro, loop=loop, name=name, context=context)
                if known:
                    guarded(created, self, coro)
                return
            # Its first step runs inside the parent's.
            parent = now.running
            child = parent._loopviz_made if type(parent) is Seen else None
            if child is not None and loop is now.loop and name is None \
                    and getattr(coro, "cr_code", None) is child.code \
                    and (frame := get_frame(1)).f_lasti == child.place and frame is parent._coro.cr_frame:
                # The same child at the same place as the last time: a server makes one for each request.
                numbers.tasks = self._loopviz = number = numbers.tasks + 1
                self._loopviz_own = child.own
                self._loopviz_over = False
                # The rest when it has to wait: most are over by then.
                self._loopviz_made = self._loopviz_handle = None
                self._loopviz_met = child.start
                self._loopviz_cancels = NOT_YET
                append((clock(), child.line, number, (named_from << 32) + parent._loopviz))
            elif seen(self, coro, loop):
                guarded(created_eagerly, self, coro, name, parent, sys._getframe(1))
            else:
                return initialize(self, coro, loop=loop, name=name, context=context, eager_start=True)
            now.running = self
            try:
                initialize(self, coro, loop=loop, name=name, context=context, eager_start=True)
            finally:
                now.running = parent
                try:
                    if self._source_traceback:
                        untrace(self)
                    if self.done():
                        if not self._loopviz_over:
                            ended(self)
                    else:
                        fresh_once(self)
                        suspended(self, self._fut_waiter)
                except Exception as error:
                    fail(error)
    elif sys.version_info >= (3, 11):
        def __init__(self, coro, *, loop=None, name=None, context=None):
            known = seen(self, coro, loop)
            initialize(self, coro, loop=loop, name=name, context=context)
            if known:
                guarded(created, self, coro)
    else:
        def __init__(self, coro, *, loop=None, name=None):
            known = seen(self, coro, loop)
            initialize(self, coro, loop=loop, name=name)
            if known:
                guarded(created, self, coro)

    Seen.__init__ = __init__
    Seen.__name__, Seen.__qualname__, Seen.__module__ = original.__name__, original.__qualname__, original.__module__
    Seen.__doc__ = original.__doc__
    tasks.Task = asyncio.Task = Seen
    # When loopviz attaches, the tasks that were there are seen too: `attach` has set their class.
    now.Task = now.Task or Seen
    if hasattr(tasks, "eager_task_factory"):
        tasks.eager_task_factory = asyncio.eager_task_factory = tasks.create_eager_task_factory(Seen)


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


def untrace(task):
    """In asyncio's debug mode a task keeps where it was made: without our frame."""
    if task._source_traceback:
        del task._source_traceback[-1]


def fresh(task):
    """Nothing has happened to a task yet."""
    task._loopviz_handle = task._loopviz_woke = task._loopviz_wait = task._loopviz_made = None
    task._loopviz_cancels = 0


def fresh_once(task):
    if task._loopviz_cancels is NOT_YET:
        fresh(task)


def created(task, coroutine, name=None, depth=2):
    """Note the creation of a task."""
    untrace(task)
    number = task._loopviz
    if number:
        time = clock()
        frame = user_frame(sys._getframe(depth + 1))
        if name is None:
            name = task.get_name()
        text = usual(name, number) and line_of_creation(task, coroutine, frame, False)
        if text:
            births[number] = len(rows), text, number, rests[text]
            append((time, text, number, made_by(now.running)))
        else:
            created_so(task, coroutine, name, frame, time)


def created_eagerly(task, coroutine, name, parent, frame):
    """Note the creation of a task whose first step runs at once, and keep the line for the next one like it."""
    number = task._loopviz
    user = user_frame(frame)
    text = name is None and line_of_creation(task, coroutine, user, True)
    if not text:
        created_so(task, coroutine, name or "Task-%d" % (number + named_from), user, clock())
        append((clock(), RUNNING, number, 0))
        return
    append((clock(), text, number, made_by(parent)))
    if user is frame and type(parent) is now.Task and frame is parent._coro.cr_frame and not now.loop.get_debug():
        parent._loopviz_made = Child(coroutine.cr_code, frame.f_lasti, text, task)


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


def ended(task):
    """Note how a task ended, once."""
    task._loopviz_over = True
    task._loopviz_handle = None
    number = task._loopviz
    if not number:
        return
    error = task._exception
    if error is not None:
        note("T%d" % number, "failed", "error=" + quote(error_text(error)))
        return
    result = task._result
    if result is None:
        append((clock(), CANCELLED if task.cancelled() else FINISHED, number, 0))
        return
    kind = type(result)
    lines = results if task._loopviz_own else package_results
    text = lines.get(kind)
    if text is not None:
        append((clock(), text, number, 0))
        return
    words = represent(result) if task._loopviz_own else named(kind)
    rest = "result=" + quote(words)
    if words == named(kind) and len(lines) < MOST:
        lines[kind] = template(task_line("finished", rest))
    note("T%d" % number, "finished", rest)


def cancelling(task):
    """Someone asks a task to cancel, and it is not done."""
    who = now.running
    asked = who is not None and not getattr(who, "_loopviz_over", False)
    note("T%d" % task._loopviz, "cancelling", "by=" + (subjects.subject_of_running(who) if asked else "loop"))
    task._loopviz_cancels += 1
