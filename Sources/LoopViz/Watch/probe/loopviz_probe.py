"""The probe of `loopviz watch`: it writes what an asyncio program does as a loopviz text log, version 1.

loopviz puts this folder on PYTHONPATH and names the descriptor to write to in LOOPVIZ_PROBE_FD; `sitecustomize.py`
then calls `prepare`. Nothing happens before the program imports asyncio, and nothing is written before it makes a
task or runs a loop.

How it sees, and why it costs little:
* A step of a task is a handle that the loop runs. `call_soon` of the loop makes that handle; here it makes one whose
  `_run` also notes the time before and after. The coroutine is not wrapped: reprs, tracebacks and `get_coro()` stay.
* `call_soon` is also where a future says, in the very moment that it ends, which task goes on: so `ready` is exact.
* After the step the task itself tells what it waits for (`_fut_waiter`) and its coroutine where (`cr_await`).
* An event is three items appended to one list: a template of bytes that was made once, a time, an iteration. A batch
  becomes text by one `join` and one `%`.
"""
import itertools
import sys

VERSION = "0.1"
LONGEST = 200            # characters of a result, an error, a coroutine's arguments
BATCH = 3 * 2048         # items of the event list after which it is written
BACKLOG = 32 * 1024 * 1024   # bytes that may wait for a slow reader
SLOW = 0.1               # seconds after which a step is reported while it still runs
PULSE = 0.05             # seconds between two looks of the watchdog

# ---------------------------------------------------------------------------------------------- start and the importer


def prepare(folder):
    """Take the orders from the environment and wait for asyncio to be imported."""
    import os
    orders = os.environ.get("LOOPVIZ_PROBE_FD", "")
    if not orders.isdigit():
        return
    descriptor = int(orders)
    try:
        state = os.fstat(descriptor)
    except OSError:
        return
    identity = "%d:%d" % (state.st_dev, state.st_ino)
    # A child may have another file under the same number: the first Python of the tree writes down which file it was.
    if os.environ.setdefault("LOOPVIZ_PROBE_FILE", identity) != identity:
        return
    out.descriptor = descriptor
    out.folder = folder
    out.drops = os.environ.get("LOOPVIZ_ON_OVERLOAD", "block") == "drop"
    os.register_at_fork(before=before_fork, after_in_parent=after_fork_in_parent, after_in_child=after_fork_in_child)
    sys.meta_path.insert(0, Importer())


class Importer:
    """Finds what others find, and patches asyncio and uvloop when they have been imported."""

    waiting = {"asyncio", "uvloop"}

    def find_spec(self, name, path=None, target=None):
        if name not in self.waiting:
            return None
        self.waiting.discard(name)
        if not self.waiting and self in sys.meta_path:
            sys.meta_path.remove(self)
        import importlib.util
        spec = importlib.util.find_spec(name)
        if spec is None or spec.loader is None:
            self.waiting.add(name)
            return None
        loader = spec.loader
        execute = loader.exec_module

        def exec_module(module):
            del loader.exec_module
            execute(module)
            guarded(patch_asyncio if name == "asyncio" else patch_uvloop, module)
        loader.exec_module = exec_module
        return spec


def guarded(function, *arguments):
    """Call it; if the probe fails in it, the program goes on and the log says so."""
    try:
        return function(*arguments)
    except Exception as error:
        fail(error)
        return None


def fail(error):
    """Give up recording, with a remark."""
    import traceback
    line = traceback.extract_tb(error.__traceback__)[-1] if error.__traceback__ else None
    place = " (%s:%d)" % (line.filename.rpartition("/")[2], line.lineno) if line else ""
    out.failure = "%s: %s%s" % (type(error).__name__, str(error).replace("\n", " "), place)
    global recorded
    recorded = Nobody
    try:
        out.remark("probe: failed: " + out.failure)
        out.flush()
    except Exception:
        out.descriptor = None


class Nobody:
    """Stands where the recorded loop would: no loop is it."""


# ------------------------------------------------------------------------------------------------------- the event list

events = []              # nanoseconds since `base`, the iteration as text, the rest of the line; again and again
append = events.extend
base = 0                 # the clock's nanoseconds at which the current second of the log began
iteration = 0
turn_text = b" %5d " % 0   # the iteration as the log has it
recorded = None          # the loop that is recorded, or None before there is one
current = None           # the Info, HandleInfo of what has the loop, or None
began = 0                # when `current` got the loop (absolute nanoseconds), 0 when nobody has it

from time import monotonic_ns as clock  # noqa: E402


class Output:
    """The way out: batches of events become text, text becomes writes that never stop the loop without need."""

    def __init__(self):
        self.descriptor = None
        self.folder = ""
        self.drops = False
        self.second = 0
        self.written = 0       # events written
        self.dropped = 0       # events dropped since the last remark
        self.backlog = []
        self.waiting = 0       # bytes in the backlog
        self.remarks = []
        self.late = []         # (line, weak reference to a task, pieces): names that may still change
        self.last = 0
        self.lock = None
        self.failure = None
        self.begun = False
        self.threads = False   # events come from several threads, so times may need to be put in order
        self.finished = False
        self.flushes = 0

    # A batch

    def flush(self, final=False):
        """Write what was noted. Called by the loop's own thread between two steps, and by the watchdog."""
        if self.descriptor is None:
            events.clear()
            return
        if not self.lock.acquire(blocking=len(events) > 8 * BATCH or final):
            return
        try:
            self.write_batch()
        finally:
            self.lock.release()

    def write_batch(self):
        if not watchdog.running and not self.finished:
            # After a fork; not in the fork's own hook, because Python counts the threads after that.
            watchdog.start()
        count = len(events) // 3 * 3
        if self.late:
            self.rename()
        batch = events[:count]
        del events[:count]
        self.flushes += 1
        if batch:
            self.write(self.text(batch), count // 3)
        if self.remarks:
            remarks, self.remarks = self.remarks, []
            self.write(b"".join(remarks), 0)
        elif self.waiting:
            self.write(b"", 0)

    def rename(self):
        """Put the names that tasks have got since into the lines of their creation."""
        late, self.late = self.late, []
        for line, reference, pieces in late:
            task = reference()
            if task is not None and task_name(task) != pieces[3]:
                try:
                    events[events.index(line)] = created(pieces, task_name(task))
                except ValueError:
                    pass

    def text(self, batch):
        times = batch[0::3]
        if self.threads or times[0] < self.last:
            times = list(itertools.accumulate([self.last] + times, max))[1:]
        last = times[-1]
        self.last = last
        if last < 1000000000:
            batch[0::3] = [b"%d.%%09d" % self.second] * len(times)
        else:
            batch[0::3] = [b"%d.%%09d" % (self.second + time // 1000000000) for time in times]
            times = [time % 1000000000 for time in times]
        return b"".join(batch) % tuple(times)

    def remark(self, text):
        self.remarks.append(("# " + plain(text) + "\n").encode("utf-8", "replace"))

    # The pipe

    def write(self, data, count):
        """Write without waiting; keep what the pipe does not take, up to a bound; then wait, or drop and count."""
        if self.waiting + len(data) > BACKLOG:
            if self.drops:
                self.drain(0)
                if self.waiting + len(data) > BACKLOG:
                    self.dropped += count
                    return
            else:
                while self.waiting + len(data) > BACKLOG and self.descriptor is not None:
                    self.drain(1)
        if self.dropped:
            remark = b"# dropped: %d\n" % self.dropped
            self.dropped = 0
            self.backlog.append(remark)
            self.waiting += len(remark)
        self.written += count
        if data:
            self.backlog.append(data)
            self.waiting += len(data)
        self.drain(0)

    def drain(self, seconds):
        """Give the pipe what it takes; wait for it that long, if it takes nothing."""
        import os
        while self.backlog and self.descriptor is not None:
            data = self.backlog[0]
            try:
                taken = os.write(self.descriptor, data)
            except BlockingIOError:
                if seconds <= 0:
                    return
                import select
                poll = select.poll()
                poll.register(self.descriptor, select.POLLOUT)
                if not poll.poll(int(seconds * 1000)):
                    return
                continue
            except OSError:
                # Nobody reads any more: the program goes on unwatched.
                stop_recording()
                self.descriptor = None
                return
            self.waiting -= taken
            if taken == len(data):
                self.backlog.pop(0)
            else:
                self.backlog[0] = data[taken:]

    def drain_all(self):
        """Wait for the reader to the end; with `drop`, no longer than it is worth."""
        patience = 5 if self.drops else 1 << 60
        while self.backlog and self.descriptor is not None and patience:
            self.drain(1)
            patience -= 1


out = Output()


def stop_recording():
    global recorded
    recorded = Nobody


def begin():
    """The first task or the first run of a loop: write the header, start the watchdog."""
    import atexit
    import datetime
    import os
    import threading
    global base
    out.begun = True
    out.lock = threading.RLock()
    os.set_blocking(out.descriptor, False)
    os.set_inheritable(out.descriptor, False)
    try:
        import fcntl
        fcntl.fcntl(out.descriptor, 1031, 1024 * 1024)   # F_SETPIPE_SZ: fewer waits for the reader
    except (ImportError, OSError):
        pass
    for name in ("LOOPVIZ_PROBE_FD", "LOOPVIZ_PROBE_FILE", "LOOPVIZ_ON_OVERLOAD"):
        os.environ.pop(name, None)
    path = [entry for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if entry and entry != out.folder]
    if path:
        os.environ["PYTHONPATH"] = os.pathsep.join(path)
    else:
        os.environ.pop("PYTHONPATH", None)
    base = clock()
    now = datetime.datetime.now(datetime.timezone.utc)
    implementation = "%s %s" % (sys.implementation.name.replace("cpython", "CPython"), sys.version.split()[0])
    header = ["loopviz log 1", "source: loopviz_probe %s %s" % (VERSION, implementation), "program: " + program(),
              "clock: real", "started: " + now.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (now.microsecond // 1000),
              "process: %d" % os.getpid()]
    out.remarks.extend(("# " + plain(line) + "\n").encode("utf-8", "replace") for line in header)
    out.flush()
    atexit.register(finish)


def program():
    import os
    arguments = getattr(sys, "argv", None) or [""]
    main = sys.modules.get("__main__")
    spec = getattr(main, "__spec__", None)
    name = spec.name if spec is not None else os.path.basename(arguments[0])
    if name.endswith(".__main__"):
        name = name[:-9]
    return " ".join([name or "python"] + arguments[1:])


def finish():
    """The interpreter ends: write what is left and the trailer."""
    if out.descriptor is None or out.finished:
        return
    out.finished = True
    stop_recording()
    watchdog.stop()
    try:
        if other_loops:
            out.remark("other-loops: %d" % len(other_loops))
        out.flush(True)
        with out.lock:
            # First what waits, so that neither the number of dropped events nor the trailer is dropped in its turn.
            out.drain_all()
            out.write(b"# events: %d\n" % out.written, 0)
            out.drain_all()
    except Exception:
        pass


# ------------------------------------------------------------------------------------------------------------------ fork


locked_for_fork = False


def before_fork():
    global locked_for_fork
    if out.begun and out.descriptor is not None:
        watchdog.stop()
        locked_for_fork = out.lock.acquire(timeout=1)


def after_fork_in_parent():
    global locked_for_fork
    if out.begun and out.descriptor is not None:
        if locked_for_fork:
            out.lock.release()
            locked_for_fork = False
        if recorded is not Nobody:
            out.remark("forked: a child, which is not recorded")


def after_fork_in_child():
    """The pipe is the parent's: the child writes nothing."""
    global began
    stop_recording()
    began = 0
    descriptor, out.descriptor = out.descriptor, None
    events.clear()
    out.backlog.clear()
    out.remarks.clear()
    out.late.clear()
    if descriptor is not None:
        import os
        try:
            os.close(descriptor)
        except OSError:
            pass
        os.environ.pop("LOOPVIZ_PROBE_FD", None)


# ---------------------------------------------------------------------------------------------------------- the watchdog


class Watchdog:
    """A thread that names what blocks the loop while it still does, and writes what a busy loop has not written.

    It is not one of `threading`'s, so the program's own list of threads stays as it is.
    """

    running = False
    identity = 0
    flushes = -1

    def start(self):
        import _thread
        self.stopping, self.stopped = _thread.allocate_lock(), _thread.allocate_lock()
        self.stopping.acquire()
        self.stopped.acquire()
        self.running = True
        self.reported = 0
        _thread.start_new_thread(self.run, (self.stopping, self.stopped))

    def stop(self):
        """End the thread: before a fork, which warns of threads, and before the interpreter ends."""
        if self.running:
            self.running = False
            self.stopping.release()
            self.stopped.acquire(timeout=1)
            # It has still to end in the eyes of the system, which a fork's warning asks.
            import os
            import time
            for _ in range(100):
                if not os.path.exists("/proc/self/task/%d" % self.identity):
                    break
                time.sleep(0.0005)

    def run(self, stopping, stopped):
        import _thread
        self.identity = getattr(_thread, "get_native_id", int)()
        while not stopping.acquire(timeout=PULSE) and out.descriptor is not None:
            try:
                self.look()
            except Exception as error:
                fail(error)
        stopped.release()

    def look(self):
        who = current
        since = began
        if since and since != self.reported and who is not None and recorded is not Nobody:
            now = clock()
            if now - since > SLOW * 1e9:
                frame = sys._current_frames().get(loop_thread)
                if began == since and current is who:
                    self.reported = since
                    text = "has held the loop for %.3f seconds" % ((now - since) / 1e9)
                    out.threads = True
                    note(who.subject, "warning", "kind=slow-step text=" + quote(text), at(user_frame(frame)))
        # The loop's own thread writes, unless it is held up.
        if out.waiting or out.flushes == self.flushes and (events or out.remarks):
            out.flush()
        self.flushes = out.flushes


watchdog = Watchdog()
loop_thread = 0
same_clock = False       # whether the recorded loop's clock is Python's monotonic one

# ------------------------------------------------------------------------------------------------------------- the words


def plain(text):
    """One line, without control characters."""
    return "".join(character if character.isprintable() or character == " " else "?" for character in text)


def quote(value):
    """A value of the log, between quotes if it needs them."""
    if value.isprintable():
        if value and " " not in value and '"' not in value and "=" not in value:
            return value
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    pieces = ['"']
    for character in value:
        if character in "\"\\":
            pieces.append("\\" + character)
        elif character == "\n":
            pieces.append("\\n")
        elif character == "\t":
            pieces.append("\\t")
        elif "\ud800" <= character <= "\udfff":
            pieces.append("\\u{fffd}")
        elif character.isprintable() or character == "\xa0":
            pieces.append(character)
        else:
            pieces.append("\\u{%x}" % ord(character))
    pieces.append('"')
    return "".join(pieces)


def shorten(text):
    return text if len(text) <= LONGEST else text[:LONGEST - 1] + "…"


def represent(value, depth=0):
    """Python's repr, bounded, and without running code of the program: an object of its classes is named only."""
    kind = type(value)
    if kind is str or kind is bytes:
        return shorten(repr(value if len(value) <= LONGEST else value[:LONGEST]))
    if kind in (int, float, complex, bool, type(None), type(Ellipsis)):
        if kind is int and value.bit_length() > 600:
            return "<int of %d bits>" % value.bit_length()
        return repr(value)
    if kind in (list, tuple, set, frozenset, dict):
        if depth > 3:
            return "…"
        try:
            return container(value, kind, depth)
        except RuntimeError:     # changed by another thread
            return "<%s>" % kind.__name__
    if isinstance(value, BaseException):
        return error_text(value, depth)
    if isinstance(value, type):
        return value.__qualname__
    info = getattr(value, "_loopviz", None)
    if isinstance(info, Info):
        return "<%s>" % task_name(value)
    name = getattr(value, "__qualname__", None)
    if isinstance(name, str):
        return name
    if kind.__repr__ is not object.__repr__ and type(kind.__repr__).__name__ == "wrapper_descriptor" \
            and kind.__module__ != "_asyncio":
        return shorten(repr(value))
    return "<%s>" % kind.__qualname__


def container(value, kind, depth):
    pieces, length = [], 0
    for index, item in enumerate(value.items() if kind is dict else value):
        if index == 6 or length > LONGEST:
            pieces.append("...")
            break
        piece = "%s: %s" % (represent(item[0], depth + 1), represent(item[1], depth + 1)) if kind is dict \
            else represent(item, depth + 1)
        length += len(piece)
        pieces.append(piece)
    if kind is tuple and len(pieces) == 1:
        pieces[0] += ","
    opening, closing = {list: "[]", tuple: "()", dict: "{}"}.get(kind, "{}")
    text = opening + ", ".join(pieces) + closing
    if kind is frozenset or (kind is set and not pieces):
        text = "%s(%s)" % (kind.__name__, text if pieces else "")
    return shorten(text)


def error_text(error, depth=0):
    """An error as Python's own repr writes it, bounded."""
    try:
        arguments = BaseException.args.__get__(error)
        return shorten("%s(%s)" % (type(error).__name__,
                                   ", ".join(represent(argument, depth + 1) for argument in arguments)))
    except Exception:
        return type(error).__name__ + "()"


def seconds(value):
    """A delay with as few decimals as it takes."""
    text = ("%.9f" % max(0, value)).rstrip("0").rstrip(".")
    return text or "0"


def moment(when):
    """A time of the recorded loop's clock as a time of the log."""
    if same_clock and -9e9 < when < 9e9:
        return "%d.%09d" % divmod(max(0, int(when * 1e9) - base + out.second * 1000000000), 1000000000)
    try:
        delta = int(round((when - recorded.time()) * 1e9))
        # loop.time() is the same clock in CPython and uvloop, rounded: keep to it when it is.
        exact = int(round(when * 1e9)) - base
        near = clock() - base + delta
        value = exact if abs(exact - near) < 50000000 else near
    except (OverflowError, ValueError):
        value = 9223372036 * 10 ** 9
    value = max(0, value + out.second * 1000000000)
    return "%d.%09d" % divmod(min(value, 9223372036 * 10 ** 9), 1000000000)


def template(subject, word, rest=""):
    """The bytes of an event's line after its time and iteration."""
    line = "%-4s  %-10s %s" % (subject, word, rest) if rest else "%-4s  %s" % (subject, word)
    return line.encode("utf-8", "replace").replace(b"%", b"%%") + b"\n"


def note(subject, word, rest="", place=""):
    """An event that is not on the hot path."""
    append((clock() - base, turn_text, template(subject, word, rest + place)))


# ------------------------------------------------------------------------------------------------------------ the places

# A code object's own hash is slow (it hashes all its instructions), so they are known by their id, and kept.
kept = []
library = {}             # name of a file -> 0 the program's own, 1 an installed package's, 2 the standard library's
places = {}              # (id of a code object, index of an instruction) -> " at=file.py:12"
standard = ""


def origin(code):
    kind = library.get(code.co_filename)
    if kind is None:
        name = code.co_filename
        if "/site-packages/uvloop/" in name:
            kind = 2
        elif "/site-packages/" in name or "/dist-packages/" in name:
            kind = 1
        elif name.startswith("<frozen") or name.startswith("uvloop/") or name.startswith(standard) or name == __file__ \
                or name.startswith(out.folder + "/"):
            kind = 2
        else:
            kind = 0
        library[code.co_filename] = kind
    return kind


def user_frame(frame):
    """The innermost frame of the program's own code, else of a package's."""
    best = None
    known = library.get
    while frame is not None:
        code = frame.f_code
        kind = known(code.co_filename)
        if kind is None:
            kind = origin(code)
        if kind == 0:
            return frame
        if kind == 1:
            if best is None:
                best = frame
        elif code.co_name == "_run":
            break      # what lies below ran the loop, and did not do this
        frame = frame.f_back
    return best


def at(frame):
    """" at=file.py:12", or nothing."""
    if frame is None:
        return ""
    key = id(frame.f_code), frame.f_lasti
    text = places.get(key)
    if text is None:
        text = places[key] = place_text(frame.f_code, frame.f_lineno)
        kept.append(frame.f_code)
    return text


def place_text(code, line):
    return " at=" + quote("%s:%d" % (code.co_filename.rpartition("/")[2], line or 0))


# ------------------------------------------------------------------------------------------------------------- the tasks


class Numbers:
    """The last number of each kind; callbacks come from several threads, and `count` gives no number twice."""

    tasks = futures = jobs = primitives = descriptors = shields = 0
    handles = itertools.count(1)


class Info:
    """What the probe knows of a task."""

    __slots__ = ("subject", "head", "coroutine", "running", "turn", "turn_at", "note", "ended", "hidden", "wait", "cancels",
                 "handle")


class HandleInfo:
    """What the probe knows of a scheduled callback."""

    __slots__ = ("subject", "name", "failure", "announced")


def task_name(task):
    try:
        return str(task.get_name())
    except Exception:
        return "task"


def created(pieces, name):
    subject, coroutine, rest, _ = pieces
    return template(subject, "created", "name=%s%s%s" % (quote(shorten(name)), coroutine, rest))


def call_text(coroutine):
    """worker(1, 'tea'), from a coroutine that has not begun."""
    name = getattr(coroutine, "__name__", None) or type(coroutine).__name__
    frame = getattr(coroutine, "cr_frame", None) or getattr(coroutine, "gi_frame", None)
    if frame is None:
        return name + "()"
    code = frame.f_code
    count = code.co_argcount
    if not count and not code.co_kwonlyargcount and not code.co_flags & 12:
        return name + "()"
    values = frame.f_locals
    names = code.co_varnames
    pieces = []
    for index in range(count):
        key = names[index]
        if index == 0 and key in ("self", "cls"):
            continue
        if key in values:
            pieces.append(represent(values[key]))
    index = count + code.co_kwonlyargcount
    extra = []
    for key in names[count:index]:
        if key in values:
            extra.append("%s=%s" % (key, represent(values[key])))
    if code.co_flags & 4:
        for value in values.get(names[index], ()):
            pieces.append(represent(value))
        index += 1
    if code.co_flags & 8:
        for key, value in values.get(names[index], {}).items():
            extra.append("%s=%s" % (key, represent(value)))
    return shorten("%s(%s)" % (name, ", ".join(pieces + extra)))


HIDDEN = ("shutdown_asyncgens", "shutdown_default_executor")
quiet = False            # the loop runs for asyncio's own ends


def adopt(loop):
    """Whether this loop is the one that is recorded; a loop becomes it when no recorded loop runs."""
    global recorded, same_clock
    if recorded is loop:
        return True
    if recorded is Nobody or loop is None:
        return False
    import threading
    if recorded is not None:
        try:
            if recorded.is_running() or (loop_thread and loop_thread != threading.get_ident()
                                         and not recorded.is_closed()):
                other_loops.add(id(loop))
                return False
        except Exception:
            pass
    if not out.begun:
        begin()
    recorded = loop
    same_clock = type(loop).time is sys.modules["asyncio.base_events"].BaseEventLoop.time
    return True


other_loops = set()


def new_info(task, coroutine):
    """Give a task its number."""
    info = Info()
    code = getattr(coroutine, "cr_code", None)
    info.hidden = getattr(coroutine, "__name__", "") in HIDDEN and (code is None or origin(code) == 2)
    info.coroutine = coroutine
    info.turn = info.turn_at = info.note = info.wait = info.handle = None
    info.ended = False
    info.cancels = 0
    if info.hidden:
        info.subject, info.head, info.running = "loop", b"", b""
    else:
        Numbers.tasks += 1
        info.subject = "T%d" % Numbers.tasks
        info.head = b"T%-3d  " % Numbers.tasks
        info.running = info.head + b"running\n"
    task._loopviz = info
    return info


def new_task(task, info, name, loop):
    """Note the creation of a task. A task factory gives the name later, so the name is looked at again then."""
    if info.hidden:
        return
    rest = at(user_frame(sys._getframe(2)))
    if current is not None:
        rest = " parent=" + current.subject + rest
    pieces = (info.subject, " coro=" + quote(call_text(info.coroutine)), rest, name)
    line = created(pieces, name)
    append((clock() - base, turn_text, line))
    if loop.get_task_factory() is not None:
        out.late.append((line, weak(task), pieces))


def task_ended(task, info):
    """Note how a task ended, once."""
    info.ended = True
    info.coroutine = info.handle = None
    if info.hidden:
        return
    if task.cancelled():
        note(info.subject, "cancelled")
        return
    error = task._exception
    if error is not None:
        note(info.subject, "failed", "error=" + quote(error_text(error)))
    else:
        result = future_result(task)
        if result is None:
            append((clock() - base, turn_text, info.head + b"finished   result=None\n"))
        else:
            note(info.subject, "finished", "result=" + quote(represent(result)))


def future_result(future):
    try:
        return future._result
    except Exception:
        return None


sleeper = None           # the future that was last given a timer, and when that is due
sleep_until = 0.0
leaves = set()           # tellers below which the program has no code


def frame_of(chain):
    kind = type(chain)
    if kind is coroutine_type:
        return chain.cr_frame
    return chain.gi_frame if kind is generator_type else chain.ag_frame


turns = {}               # (id of a code object, index of an instruction) -> bytes of "on=turn at=…"


def suspended(task, info, future):
    """Note what a task waits for after its step: a future, or only its next turn."""
    time = clock() - base
    chain = info.coroutine
    user = None              # the innermost frame of the program's own, else of a package
    own = False              # whether it is the program's own
    teller = asked = None    # the first place in the standard library below it that tells what is waited for
    outside = False          # whether the standard library waits there
    known = library.get
    while chain is not None:
        kind = type(chain)
        if kind is coroutine_type:
            code, following = chain.cr_code, chain.cr_await
        elif kind is generator_type:
            code, following = chain.gi_code, chain.gi_yieldfrom
        elif kind is async_generator_type:
            code, following = chain.ag_code, chain.ag_await
        else:
            chain = behind(chain)
            if chain is None:
                break
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
    if user is not None:
        user = frame_of(user)
    if future is None:
        key = (id(user.f_code), user.f_lasti) if user is not None else None
        line = turns.get(key)
        if line is None:
            line = turns[key] = b"suspended  on=turn" + at(user).encode("utf-8", "replace").replace(b"%", b"%%") + b"\n"
        info.turn = line = info.head + line
    else:
        text = info.wait = None
        if future is sleeper and teller is tell_sleep:
            info.wait = "timer"
            text = sleeping(time)
        elif teller is not None:
            text = teller(info, frame_of(asked), future)
        if text is None:
            text = waits_for(info, future, outside)
        line = info.head + b"suspended  " + (text + at(user)).encode("utf-8", "replace").replace(b"%", b"%%") + b"\n"
    append((time, turn_text, line))


WRAPPERS = ("async_generator_asend", "async_generator_athrow", "coroutine_wrapper", "anext_awaitable")


def behind(awaitable):
    """The coroutine or asynchronous generator behind an awaitable of Python's own that does not show it."""
    if type(awaitable).__name__ not in WRAPPERS:
        return None
    import gc
    for thing in gc.get_referents(awaitable):
        if type(thing) in (coroutine_type, async_generator_type) or type(thing).__name__ in WRAPPERS:
            return thing
    return None


def waits_for(info, future, outside):
    """What a future says itself."""
    other = getattr(future, "_loopviz", None)
    if type(other) is Info:
        return "on=task of=" + other.subject
    if isinstance(future, gathering):
        return "on=gather of=" + subjects(future._children)
    if Numbers.shields:
        inner = shields.get(future)
        if inner is not None:
            return "on=shield of=" + subject_of(inner)
    if Numbers.jobs:
        job = jobs.get(future)
        if job is not None:
            return "on=thread of=" + job.subject
    if outside:
        return "on=outside"
    return "on=future of=" + subject_of(future)


def subject_of(future):
    """T3, F2, J1."""
    info = getattr(future, "_loopviz", None)
    if isinstance(info, Info):
        return info.subject
    job = jobs.get(future)
    if job is not None:
        return job.subject
    name = futures.get(future)
    if name is None:
        Numbers.futures += 1
        name = futures[future] = "F%d" % Numbers.futures
    return name


def subjects(items):
    return ",".join(unique(subject_of(item) for item in items)) or "-"


def unique(items):
    return list(dict.fromkeys(items))


# ----------------------------------------------------------------------------------- what the standard library waits for

tellers = {}


def sleeping(time):
    """A sleep, from the timer that was just made for it; the delay was counted from a moment ago."""
    global sleeper
    sleeper = None
    if not same_clock:
        delay = sleep_until - recorded.time()
        return "on=sleep delay=%s until=%s" % (seconds(round(delay, 4) or delay), moment(sleep_until))
    if not sleep_until < 9e9:
        return "on=sleep delay=%s until=9223372036.000000000" % seconds(min(sleep_until, 1e10))
    due = int(sleep_until * 1e9) - base
    delay = (due - time) / 1e9
    due += out.second * 1000000000
    return "on=sleep delay=%s until=%d.%09d" % (seconds(round(delay, 4) or delay), due // 1000000000, due % 1000000000)


def tell_sleep(info, frame, future):
    values = frame.f_locals
    handle = values.get("h")
    if handle is None:
        return None
    info.wait = "timer"
    delay = values.get("delay", 0)
    when = handle.when() if hasattr(handle, "when") else recorded.time() + delay
    return "on=sleep delay=%s until=%s" % (seconds(delay), moment(when))


def tell_wait(info, frame, future):
    members = frame.f_locals.get("fs", ())
    members = sorted(members, key=lambda member: number_of(subject_of(member)))
    return "on=wait of=" + subjects([member for member in members if not member.done()] or members)


def number_of(subject):
    return int(subject[1:]) if subject[1:].isdigit() else 0


def tell_group(info, frame, future):
    group = frame.f_locals.get("self")
    members = sorted(group._tasks, key=lambda member: number_of(subject_of(member)))
    return "on=group of=" + subjects(members)


def tell_first(info, frame, future):
    values = frame.f_locals
    members = values.get("todo")
    if members is None:
        members = getattr(values.get("self"), "_todo", ())
    return "on=first of=" + subjects(sorted(members, key=lambda member: number_of(subject_of(member))))


def tell_wait_for(info, frame, future):
    values = frame.f_locals
    inner = values.get("fut")
    if values.get("waiter") is future and inner is not None:
        return "on=task of=" + subject_of(inner)
    return None


def primitive_teller(word):
    def tell(info, frame, future):
        primitive = frame.f_locals.get("self")
        subject = primitive_subject(primitive)
        if subject is None:
            return None
        text = "on=%s of=%s" % (word, subject)
        if word == "lock":
            holder = holders.get(id(primitive))
            if holder is not None:
                text += " holder=" + holder
        elif word == "semaphore":
            info.wait = primitive
        return text
    return tell


def stream_teller(direction):
    def tell(info, frame, future):
        owner = frame.f_locals.get("self")
        transport = getattr(owner, "_transport", None) or owner
        name = descriptors.get(transport)
        if name is None:
            Numbers.descriptors += 1
            name = descriptors[transport] = "D%d" % Numbers.descriptors
        return "on=descriptor of=%s for=%s" % (name, direction)
    return tell


# ---------------------------------------------------------------------------------------------------------- primitives

holders = {}             # id of a lock -> subject that holds it


def primitive_subject(primitive):
    try:
        return primitive.__dict__.get("_loopviz")
    except AttributeError:
        return None


def new_primitive(primitive, frame):
    """Number a lock, queue … that the program (not the standard library for itself) made."""
    if recorded is Nobody or origin(frame.f_code) == 2 or elsewhere():
        return
    if not out.begun:
        begin()
    Numbers.primitives += 1
    subject = "P%d" % Numbers.primitives
    primitive.__dict__["_loopviz"] = subject
    lock = primitive.__dict__.get("_lock")
    if lock is not None and type(primitive).__name__ == "Condition" and primitive_subject(lock) is None:
        lock.__dict__["_loopviz"] = subject
    rest = "name=" + quote(variable(frame, type(primitive).__name__) or type(primitive).__name__.lower())
    if current is not None:
        rest += " parent=" + current.subject
    note(subject, "created", rest, at(user_frame(frame)))


def elsewhere():
    """Whether this is not the thread whose loop is recorded."""
    import _thread
    return loop_thread != 0 and loop_thread != _thread.get_ident()


def variable(frame, name):
    """The name that the line gives to what it makes."""
    import linecache
    import re
    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno, frame.f_globals)
    found = re.search(r"(\w+)\s*(?::[^=;:]*)?=\s*(?:[^;=#]*\W)?%s\s*[(\[]" % re.escape(name), line)
    return found.group(1) if found else None


def has_lock(primitive, old, new):
    subject = primitive.__dict__.get("_loopviz")
    if subject is None or recorded is Nobody or current is None or elsewhere():
        return
    if new and not old:
        holders[id(primitive)] = current.subject
        note(current.subject, "acquired", "of=" + subject, at(user_frame(sys._getframe(2))))
    elif old and not new:
        holders.pop(id(primitive), None)
        note(current.subject, "released", "of=" + subject)


def has_permit(primitive, old, new):
    subject = primitive.__dict__.get("_loopviz")
    if subject is None or recorded is Nobody or current is None or old is None or elsewhere():
        return
    asker = sys._getframe(3)
    name = asker.f_code.co_name
    if new < old and name in ("acquire", "locked"):
        if type(current) is Info:
            current.wait = None
        note(current.subject, "acquired", "of=" + subject, at(user_frame(asker)))
    elif new > old and name == "release":
        note(current.subject, "released", "of=" + subject)


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
            guarded(tell, self, old, value)

    def delete(self):
        del self.__dict__[name]
    return property(read, write, delete)


# ---------------------------------------------------------------------------------------------------------- wake-ups


def woken(info, arguments):
    """A future ended and its waiter was scheduled: note who wakes up and by whom."""
    future = arguments[0] if arguments else None
    if current is not None and future is not None and type(current) is Info and not current.ended \
            and getattr(future, "_loopviz", None) is current:
        task_ended(future, current)
    if info.hidden or info.ended:
        return
    info.note = future
    job = jobs.get(future) if Numbers.jobs and future is not None else None
    other = getattr(future, "_loopviz", None)
    if job is not None and not job.ended:
        job_ended(job, future)
    if info.cancels and future is not None and future.cancelled() and type(other) is not Info:
        by = "cancellation"
    elif type(other) is Info:
        by = other.subject
    elif info.wait == "timer" and future.done() and not future.cancelled():
        by = "timer"
    elif job is not None:
        by = job.subject
    elif future is not None and future.cancelled() and current is None:
        by = "cancellation"
    elif current is not None:
        by = current.subject
    else:
        by = callback_cause(sys._getframe(2))
    info.cancels = 0
    append((clock() - base, turn_text, info.head + b"ready      by=" + by.encode() + b"\n"))


cause = None             # the future that one of asyncio's own callbacks was called for, under uvloop


def callback_cause(frame):
    """The task or future that one of asyncio's own callbacks was called for."""
    if cause is not None and type(getattr(cause, "_loopviz", None)) is Info:
        return cause._loopviz.subject
    while frame is not None:
        name = frame.f_code.co_name
        if name == "_run":
            # What the callback was called with, whatever it has bound its argument's name to since.
            for value in getattr(frame.f_locals.get("self"), "_args", None) or ():
                if type(getattr(value, "_loopviz", None)) is Info:
                    return value._loopviz.subject
            break
        if name == "_set_result_unless_cancelled":
            return "timer"
        if name == "_run_once":
            break
        frame = frame.f_back
    return "outside"


def resumed(info, task):
    """What a step begins with besides `running`: an error thrown in, a permit that was handed over."""
    future, info.note = info.note, None
    if future is must_cancel:
        if not info.ended:
            note(info.subject, "thrown", "error=CancelledError()")
        return
    if task._must_cancel or future.cancelled():
        note(info.subject, "thrown", "error=CancelledError()")
        return
    error = getattr(future, "_exception", None)
    if error is not None:
        note(info.subject, "thrown", "error=" + quote(error_text(error)))
        return
    primitive, info.wait = info.wait, None
    if primitive is not None and primitive != "timer" and semaphores_hand_over:
        subject = primitive_subject(primitive)
        if subject is not None:
            frame = None
            chain = info.coroutine
            while type(chain) is coroutine_type:
                if chain.cr_frame is not None and origin(chain.cr_code) == 0:
                    frame = chain.cr_frame
                chain = chain.cr_await
            place = at(frame)
            note(info.subject, "acquired", "of=" + subject, place)


must_cancel = object()
semaphores_hand_over = False


def cancelling(task, info):
    """Someone asks a task to cancel, and it is not done."""
    note(info.subject, "cancelling", "by=" + (current.subject if current is not None else "loop"))
    info.cancels += 1


# ----------------------------------------------------------------------------------------------------- threads' jobs


class Job:
    """A function that a thread of the pool runs for the loop."""

    __slots__ = ("function", "subject", "ended", "state")

    def __init__(self, function):
        self.function = function
        self.ended = False
        self.state = None

    def __call__(self, *arguments):
        import threading
        if recorded is not Nobody and out.descriptor is not None:
            out.threads = True
            identity = getattr(threading, "get_native_id", threading.get_ident)() & 0xffffffff
            note(self.subject, "running", "thread=%d" % identity)
        return self.function(*arguments)


def job_ended(job, future):
    """The loop hears that a job is done."""
    job.ended = True
    error = getattr(future, "_exception", None)
    if future.cancelled():
        note(job.subject, "cancelled")
    elif error is not None:
        trim(error)
        note(job.subject, "failed", "error=" + quote(error_text(error)))
    else:
        note(job.subject, "finished", "result=" + quote(represent(future_result(future))))


def trim(error):
    """Take our own frame out of a traceback."""
    before, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code is Job.__call__.__code__:
            if before is None:
                error.__traceback__ = trace.tb_next
            else:
                before.tb_next = trace.tb_next
            return
        before, trace = trace, trace.tb_next


def callable_name(function):
    """How people call a callback or a job."""
    import functools
    depth = 0
    arguments = ()
    while isinstance(function, functools.partial) and depth < 5:
        arguments = function.args + arguments
        function = function.func
        depth += 1
    if getattr(function, "__name__", "") == "run" and type(getattr(function, "__self__", None)).__name__ == "Context" \
            and arguments:
        return callable_name(functools.partial(*arguments))
    name = getattr(function, "__name__", None) or type(function).__name__
    if arguments:
        name += "(%s)" % ", ".join(represent(argument) for argument in arguments)
    return shorten(name)


def is_internal(callback):
    """Whether a callback is the standard library's own."""
    import functools
    while isinstance(callback, functools.partial):
        callback = callback.func
    function = getattr(callback, "__func__", callback)
    code = getattr(function, "__code__", None)
    if code is None:
        owner = getattr(callback, "__self__", None)
        module = type(owner).__module__ if owner is not None else getattr(callback, "__module__", "")
        return str(module).split(".")[0] in ("asyncio", "_asyncio", "concurrent", "uvloop")
    return origin(code) == 2


# ------------------------------------------------------------------------------------------------ the patches: asyncio

coroutine_type = generator_type = async_generator_type = None
gathering = ()
shields = jobs = futures = descriptors = None
weak = None
is_future = None
handles = {}             # id of a handle -> HandleInfo, while it is scheduled


def patch_asyncio(asyncio):
    """Take the places at which asyncio makes handles, tasks and waits."""
    import os
    import types
    import weakref
    from asyncio import base_events, events as events_module, futures as futures_module, locks, queues, streams, tasks
    global coroutine_type, generator_type, async_generator_type, gathering, shields, jobs, futures, descriptors, weak, standard, is_future
    global semaphores_hand_over
    coroutine_type, generator_type = types.CoroutineType, types.GeneratorType
    async_generator_type = types.AsyncGeneratorType
    shields, jobs, futures = (weakref.WeakKeyDictionary() for _ in range(3))
    descriptors = weakref.WeakKeyDictionary()
    weak = weakref.ref
    is_future = futures_module.isfuture
    standard = os.path.dirname(os.__file__) + "/"
    gathering = tasks._GatheringFuture
    # Since 3.10.8 a semaphore gives its permit to who waits, instead of letting it look again.
    semaphores_hand_over = any("_value" in vars(locks.Semaphore)[name].__code__.co_names
                               for name in ("_wake_next", "_wake_up_next") if name in vars(locks.Semaphore))

    patch_tasks(asyncio, tasks)
    patch_loop(base_events.BaseEventLoop, events_module)
    patch_running(events_module)
    patch_primitives(locks, queues)
    patch_words(tasks, locks, queues, streams)
    patch_shield(asyncio, tasks)
    patch_warnings()


def patch_tasks(asyncio, tasks):
    original = tasks.Task
    initialize, cancel = original.__init__, original.cancel
    get_running_loop = asyncio._get_running_loop

    class Task(original):
        __slots__ = ("_loopviz",)

        def __init__(self, coro, *, loop=None, **options):
            if recorded is Nobody:
                initialize(self, coro, loop=loop, **options)
                return
            if options.get("eager_start"):
                eager(self, coro, loop, options)
                return
            known = guarded(adopt, loop if loop is not None else get_running_loop())
            info = guarded(new_info, self, coro) if known else None
            initialize(self, coro, loop=loop, **options)
            if info is not None:
                guarded(new_task, self, info, task_name(self), self._loop)

        def cancel(self, *message, **options):
            info = getattr(self, "_loopviz", None)
            if info is None or info.hidden or self.done() or recorded is Nobody:
                return cancel(self, *message, **options)
            guarded(cancelling, self, info)
            result = cancel(self, *message, **options)
            if self._must_cancel and info.note is None:
                info.note = must_cancel
            return result

    def eager(self, coro, loop, options):
        global current
        known = guarded(adopt, loop if loop is not None else get_running_loop())
        if known:
            info = new_info(self, coro)
            new_task(self, info, str(options.get("name") or "Task-%d" % Numbers.tasks), recorded)
            parent, current = current, info
            append((clock() - base, turn_text, info.running))
        try:
            initialize(self, coro, loop=loop, **options)
        finally:
            if known:
                guarded(after_step, self, info)
                current = parent

    Task.__qualname__ = original.__qualname__
    Task.__module__ = original.__module__
    Task.__doc__ = original.__doc__
    tasks.Task = asyncio.Task = Task


def after_step(task, info):
    if task.done():
        if not info.ended:
            task_ended(task, info)
    elif not info.hidden:
        suspended(task, info, task._fut_waiter)


def patch_loop(loop_class, events_module):
    plain_handle, timer_handle = events_module.Handle, events_module.TimerHandle
    run_plain = plain_handle._run
    step_type = None         # the C type of a task's step, learnt when the first one is seen
    monotonic = clock

    class StepHandle(plain_handle):
        """The handle of a task's step."""

        __slots__ = ()

        def __init__(self, callback, args, loop, context):
            self._context = context
            self._loop = loop
            self._callback = callback
            self._args = args
            self._cancelled = False
            self._repr = None
            self._source_traceback = None

        def _run(self):
            global current, began
            callback = self._callback
            try:
                task = callback.__self__
                info = task._loopviz
            except AttributeError:
                return run_plain(self)
            if self._loop is not recorded:
                return run_plain(self)
            current = info
            began = time = monotonic()
            if not info.hidden:
                append((time - base, turn_text, info.running))
                if info.note is not None:
                    guarded(resumed, info, task)
            try:
                self._context.run(callback, *self._args)
            except BaseException:
                guarded(after_step, task, info)
                current = self = callback = task = None
                raise
            future = task._fut_waiter
            if future is None and not info.ended:
                # The hot path: a turn, at the same place as the last time.
                try:
                    coroutine = info.coroutine
                    inner = coroutine.cr_await
                    if inner.cr_code is sleep_code:
                        place = coroutine.cr_frame.f_lasti
                        if place == info.turn_at:
                            if self._args == ():
                                self._callback = None
                                info.handle = self
                            append((monotonic() - base, turn_text, info.turn))
                            current = None
                            return
                        if not task.done():
                            suspended(task, info, None)
                            info.turn_at = place if origin(coroutine.cr_code) == 0 else None
                            current = self = callback = task = None
                            return
                except AttributeError:
                    pass
            coroutine = inner = None
            try:
                after_step(task, info)
            except Exception as error:
                fail(error)
            # A coroutine that failed keeps its frame, and that this one: no cycle may keep the task.
            current = self = callback = task = future = None

    class CallbackHandle(plain_handle):
        """The handle of one of the program's callbacks."""

        __slots__ = ()

        def _run(self):
            run_callback(self, run_plain)

        def cancel(self):
            callback_cancelled(self)
            plain_handle.cancel(self)

    class CallbackTimer(timer_handle):
        """The handle of one of the program's timers."""

        __slots__ = ()

        def _run(self):
            run_callback(self, run_plain)

        def cancel(self):
            callback_cancelled(self)
            timer_handle.cancel(self)

    for kind, name in ((StepHandle, "Handle"), (CallbackHandle, "Handle"), (CallbackTimer, "TimerHandle")):
        kind.__name__ = kind.__qualname__ = name
        kind.__module__ = plain_handle.__module__

    from asyncio import tasks
    from asyncio import futures as futures_module
    sleep_code = tasks.sleep.__code__
    set_result = futures_module._set_result_unless_cancelled
    call_soon_before, call_at_before = loop_class.call_soon, loop_class.call_at
    threadsafe_before, close_before = loop_class.call_soon_threadsafe, loop_class.close
    executor_before, exception_before = loop_class.run_in_executor, loop_class.call_exception_handler

    def call_soon(self, callback, *args, context=None):
        nonlocal step_type
        if self is not recorded:
            return call_soon_before(self, callback, *args, context=context)
        if type(callback) is step_type and not self._closed and not self._debug and context is not None:
            try:
                info = callback.__self__._loopviz
                handle = info.handle
                if handle is not None:
                    info.handle = None
                    handle._callback = callback
                    handle._context = context
                else:
                    handle = StepHandle(callback, args, self, context)
            except AttributeError:
                handle = StepHandle(callback, args, self, context)
            self._ready.append(handle)
            return handle
        try:
            owner = callback.__self__
            info = owner._loopviz
        except AttributeError:
            info = None
        if type(info) is Info and is_step(callback):
            if self._closed or self._debug or context is None:
                handle = call_soon_before(self, callback, *args, context=context)
                handle.__class__ = StepHandle
                if handle._source_traceback:
                    del handle._source_traceback[-1]
            else:
                handle = StepHandle(callback, args, self, context)
                self._ready.append(handle)
            if args:
                guarded(woken, info, args)
            elif type(callback).__name__ == "TaskStepMethWrapper":
                step_type = type(callback)
            return handle
        if args and current is not None:
            guarded(ended_first, args[0])
        handle = call_soon_before(self, callback, *args, context=context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        try:
            frame = sys._getframe(1)
            if type(handle) is plain_handle and is_the_programs(callback, args, frame):
                handle.__class__ = CallbackHandle
                new_handle(handle, callback, args, frame, None)
        except Exception as error:
            fail(error)
        return handle

    def call_at(self, when, callback, *args, context=None):
        global sleeper, sleep_until
        handle = call_at_before(self, when, callback, *args, context=context)
        if handle._source_traceback:
            del handle._source_traceback[-1]
        if self is recorded or (recorded is None and adopt(self)):
            if callback is set_result:
                # asyncio.sleep: who awaits this future sleeps.
                sleeper, sleep_until = args[0], when
                return handle
            try:
                name = getattr(callback, "__name__", "")
                timeout = name in ("_on_timeout", "_release_waiter") or (
                    name == "" and getattr(getattr(callback, "func", None), "__name__", "") == "_release_waiter")
                frame = sys._getframe(1)
                if timeout or is_the_programs(callback, args, frame):
                    handle.__class__ = CallbackTimer
                    new_handle(handle, "timeout" if timeout else callback, args, frame, when)
            except Exception as error:
                fail(error)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = threadsafe_before(self, callback, *args, context=context)
        if self is recorded:
            try:
                if type(handle) is plain_handle and is_the_programs(callback, args, sys._getframe(1)):
                    out.threads = True
                    handle.__class__ = CallbackHandle
                    new_handle(handle, callback, args, sys._getframe(1), None, from_thread())
            except Exception as error:
                fail(error)
        return handle

    def close(self):
        known = self is recorded and not self.is_closed()
        close_before(self)
        if known and self.is_closed():
            guarded(note, "loop", "close")
            guarded(out.flush)

    def run_in_executor(self, executor, func, *args):
        return run_job(self, executor, func, args, executor_before)

    def call_exception_handler(self, context):
        if self is recorded:
            guarded(exception_reported, context)
        return exception_before(self, context)

    for function, before in ((call_soon, call_soon_before), (call_at, call_at_before),
                             (call_soon_threadsafe, threadsafe_before), (close, close_before), (run_in_executor, executor_before),
                             (call_exception_handler, exception_before)):
        function.__doc__ = before.__doc__
        function.__qualname__ = before.__qualname__
        function.__module__ = before.__module__
        setattr(loop_class, function.__name__, function)


STEPS = ("TaskStepMethWrapper", "TaskWakeupMethWrapper", "task_wakeup", "__step", "__wakeup", "_Task__step",
         "_Task__wakeup", "TaskWakeup", "wakeup")


def is_step(callback):
    """Whether a callback that belongs to a task is its step or wake-up, and not another of its methods."""
    kind = type(callback)
    return kind.__name__ in STEPS or getattr(callback, "__name__", "") in STEPS


def ended_first(future):
    """A done-callback is scheduled while the task's last step still runs: its end is noted before."""
    if current is not None and type(current) is Info and not current.ended \
            and getattr(future, "_loopviz", None) is current and future.done():
        task_ended(future, current)


def is_the_programs(callback, args, frame):
    if not is_internal(callback):
        return True
    if origin(frame.f_code) == 2:
        return False
    return not (len(args) == 1 and is_future(args[0]))


def from_thread():
    import threading
    return threading.get_ident() != loop_thread


def new_handle(handle, callback, args, frame, when, outside=False):
    info = handles[id(handle)] = HandleInfo()
    name = callback if isinstance(callback, str) else callable_name(callback)
    number_handle(info, name, None if outside else current, at(user_frame(frame)))
    if when is not None:
        note(info.subject, "suspended", "on=timer until=" + moment(when))


def number_handle(info, name, parent, place):
    info.subject = "H%d" % next(Numbers.handles)
    info.failure = None
    info.announced = False
    rest = "name=" + quote(name)
    if parent is not None:
        rest += " parent=" + parent.subject
    note(info.subject, "created", rest, place)


def run_callback(handle, run):
    """Run one of the program's callbacks, noted."""
    global current, began
    info = handles.pop(id(handle), None)
    if info is None or handle._loop is not recorded:
        return run(handle)
    before = current
    try:
        if hasattr(handle, "_when") and not info.announced:
            note(info.subject, "ready", "by=timer")
        current = info
        note(info.subject, "running")
        began = clock()
    except Exception as error:
        fail(error)
    try:
        run(handle)
    except BaseException as error:
        info.failure = error
        raise
    finally:
        began = 0
        try:
            if recorded is not Nobody:
                if info.failure is None:
                    note(info.subject, "finished", "result=None")
                else:
                    note(info.subject, "failed", "error=" + quote(error_text(info.failure)))
        except Exception as error:
            fail(error)
        info.failure = None
        current = before


def callback_cancelled(handle):
    if handle._cancelled:
        return
    info = handles.pop(id(handle), None)
    if info is not None and handle._loop is recorded:
        guarded(note, info.subject, "cancelled")


def loop_starts(loop):
    """A loop begins to run in this thread."""
    import threading
    global loop_thread, quiet, current
    if recorded is Nobody or not adopt(loop):
        return
    loop_thread = threading.get_ident()
    current = None
    quiet = only_own_work(loop)
    hook_selector(loop)
    if not quiet:
        note("loop", "start")


def loop_stops(loop):
    """It has left its run."""
    global quiet, current
    if recorded is not loop:
        return
    current = None
    if not quiet:
        note("loop", "stop")
    quiet = False
    out.flush()


def patch_running(events_module):
    """Every loop says here that it runs and that it has stopped: so no frame of ours stands below the program's."""
    before = events_module._set_running_loop

    def _set_running_loop(loop):
        if loop is None:
            guarded(loop_stops, events_module._get_running_loop())
        before(loop)
        if loop is not None:
            guarded(loop_starts, loop)
    events_module._set_running_loop = _set_running_loop


def run_loop(loop, run):
    """Run a loop that is not written in Python."""
    if loop.is_running() or loop.is_closed():
        return run(loop)
    guarded(loop_starts, loop)
    try:
        return run(loop)
    finally:
        guarded(loop_stops, loop)


def only_own_work(loop):
    """Whether the loop is started for one of asyncio's own coroutines, as asyncio.run does before it closes."""
    ready = getattr(loop, "_ready", None)
    if not ready:
        return False
    task = getattr(getattr(ready[-1], "_callback", None), "__self__", None)
    info = getattr(task, "_loopviz", None)
    return type(info) is Info and info.hidden


def hook_selector(loop):
    """Have the selector of a loop tell of the passes and of waiting."""
    selector = getattr(loop, "_selector", None)
    if selector is None or "select" in vars(selector):
        return
    select = selector.select
    poll = watched = None
    if type(selector).__name__ == "EpollSelector" and type(selector).__module__ == "selectors" \
            and hasattr(selector, "_fd_to_key") and hasattr(selector, "_selector"):
        poll, watched = selector._selector.poll, selector._fd_to_key

    def select_observed(timeout=None):
        global iteration, turn_text
        if loop is not recorded:
            return select(timeout)
        iteration += 1
        turn_text = b" %5d " % iteration if iteration < 1000 or iteration > 9999999 else \
            LEADING[iteration // 1000] + TRAILING[iteration % 1000]
        if timeout is None or timeout > 0:
            try:
                if not quiet:
                    heap = loop._scheduled
                    append((clock() - base, turn_text, b"loop  idle       until=%b\n" % moment(heap[0]._when).encode()
                            if heap else b"loop  idle\n"))
                # Otherwise the watchdog writes, while the loop waits: a busy server waits after each request.
                if len(events) > BATCH or clock() - base > 999000000:
                    out.flush()
                    turn_second()
            except Exception as error:
                fail(error)
            result = select(timeout)
        else:
            if len(events) > BATCH:
                try:
                    out.flush()
                    turn_second()
                except Exception as error:
                    fail(error)
            if poll is None:
                result = select(timeout)
            else:
                # What EpollSelector.select does when nothing has happened, with one call less; the descriptors are
                # watched by level, so asking again finds the same.
                try:
                    result = poll(0, len(watched) or 1)
                    if result:
                        result = select(timeout)
                except InterruptedError:
                    result = []
        if handles:
            guarded(announce_timers, loop)
        return result
    try:
        selector.select = select_observed
    except AttributeError:
        pass


# A pass's number in two pieces, so that the hot path formats nothing.
LEADING = [b" %2d" % thousand for thousand in range(10000)]
TRAILING = [b"%03d " % rest for rest in range(1000)]


def turn_second():
    """Move `base` to the current second, when nothing is waiting to be written: called in the loop's thread only."""
    global base
    passed = (clock() - base) // 1000000000
    if passed > 0:
        if out.lock.acquire(blocking=False):
            if not events:
                base += passed * 1000000000
                out.second += passed
                out.last -= passed * 1000000000
            out.lock.release()


def announce_timers(loop):
    """Note the timers of the program that this pass finds due, before it runs them."""
    heap = loop._scheduled
    if not heap:
        return
    end = loop.time() + loop._clock_resolution
    if heap[0]._when >= end:
        return
    for handle in sorted(item for item in heap if item._when < end and not item._cancelled):
        info = handles.get(id(handle))
        if info is not None and not info.announced:
            info.announced = True
            note(info.subject, "ready", "by=timer")


def run_job(loop, executor, function, args, run):
    """Give a thread work, noted."""
    from concurrent.futures import ThreadPoolExecutor
    if loop is not recorded or not callable(function) or not (
            executor is None or isinstance(executor, ThreadPoolExecutor)):
        return run(loop, executor, function, *args)
    job = None
    try:
        job = Job(function)
        Numbers.jobs += 1
        job.subject = "J%d" % Numbers.jobs
        rest = "name=" + quote(callable_name(function))
        if current is not None:
            rest += " parent=" + current.subject
        note(job.subject, "created", rest, at(user_frame(sys._getframe(2))))
    except Exception as error:
        fail(error)
    future = run(loop, executor, job if job is not None else function, *args)
    if job is not None:
        jobs[future] = job
    return future


def exception_reported(context):
    """Something that asyncio tells its exception handler."""
    message = str(context.get("message", ""))
    error = context.get("exception")
    future = context.get("task") or context.get("future")
    subject = subject_of(future) if future is not None else "loop"
    if "never retrieved" in message:
        note(subject, "warning", "kind=never-retrieved text=" + quote(message))
    elif "destroyed but it is pending" in message:
        note(subject, "warning", "kind=destroyed-pending text=" + quote(message))
    elif message.startswith("Exception in callback"):
        if type(current) is HandleInfo:
            current.failure = error
            subject = current.subject
        note(subject, "warning", "kind=callback-failed text=" + quote(error_text(error) if error else message))
    else:
        text = message if error is None else "%s: %s" % (message, error_text(error))
        note(subject, "warning", "kind=unhandled text=" + quote(shorten(text)))


# ------------------------------------------------------------------------------- the patches: waits, names, warnings


def patch_words(tasks, locks, queues, streams):
    def learn(owner, name, teller):
        function = vars(owner).get(name)
        code = getattr(function, "__code__", None)
        if code is not None:
            tellers[id(code)] = teller
    leaves.add(tell_sleep)
    learn(tasks, "sleep", tell_sleep)
    learn(tasks, "_wait", tell_wait)
    learn(tasks, "wait_for", tell_wait_for)
    learn(tasks, "_cancel_and_wait", tell_wait_for)
    group = sys.modules.get("asyncio.taskgroups")
    if group is not None:
        learn(group.TaskGroup, "__aexit__", tell_group)
        learn(group.TaskGroup, "_aexit", tell_group)
    for constant in tasks.as_completed.__code__.co_consts if hasattr(tasks.as_completed, "__code__") else ():
        if hasattr(constant, "co_name") and constant.co_name == "_wait_for_one":
            tellers[id(constant)] = tell_first
    if hasattr(tasks, "_AsCompletedIterator"):
        learn(tasks._AsCompletedIterator, "_wait_for_one", tell_first)
    learn(locks.Lock, "acquire", primitive_teller("lock"))
    learn(locks.Event, "wait", primitive_teller("event"))
    learn(locks.Condition, "wait", primitive_teller("condition"))
    learn(locks.Semaphore, "acquire", primitive_teller("semaphore"))
    if hasattr(locks, "Barrier"):
        learn(locks.Barrier, "wait", primitive_teller("barrier"))
    learn(queues.Queue, "get", primitive_teller("queue-get"))
    learn(queues.Queue, "put", primitive_teller("queue-put"))
    learn(queues.Queue, "join", primitive_teller("queue-join"))
    learn(streams.StreamReader, "_wait_for_data", stream_teller("read"))
    learn(streams.FlowControlMixin, "_drain_helper", stream_teller("write"))


def patch_primitives(locks, queues):
    import functools

    def patch(owner):
        before = vars(owner).get("__init__")
        if before is None:
            return

        @functools.wraps(before)
        def initialize(self, *arguments, **options):
            before(self, *arguments, **options)
            if "_loopviz" not in self.__dict__:
                frame = sys._getframe(1)
                while frame is not None and frame.f_code.co_name == "__init__" and origin(frame.f_code) == 2 \
                        and frame.f_locals.get("self") is self:
                    frame = frame.f_back
                guarded(new_primitive, self, frame)
        owner.__init__ = initialize
    for owner in (locks.Lock, locks.Event, locks.Condition, locks.Semaphore, getattr(locks, "Barrier", None),
                  queues.Queue):
        if owner is not None:
            patch(owner)
    locks.Lock._locked = observed("_locked", has_lock)
    locks.Semaphore._value = observed("_value", has_permit)


def patch_shield(asyncio, tasks):
    import functools
    before = tasks.shield

    @functools.wraps(before)
    def shield(arg, **options):
        if recorded is Nobody or recorded is None:
            return before(arg, **options)
        inner = tasks.ensure_future(arg, **options)
        outer = before(inner, **options)
        if outer is not inner:
            shields[outer] = inner
            Numbers.shields += 1
        return outer
    tasks.shield = asyncio.shield = shield


def patch_warnings():
    """Have Python's own warning of a coroutine that was never awaited pass by here, with the same stack."""
    import types
    import warnings
    before = getattr(warnings, "_warn_unawaited_coroutine", None)
    if not isinstance(before, types.FunctionType):
        return

    def tell(coroutine):
        code = getattr(coroutine, "cr_code", None)
        place = place_text(code, code.co_firstlineno) if code is not None else ""
        name = getattr(coroutine, "__qualname__", "?")
        note("loop", "warning", "kind=never-awaited text=" + quote("coroutine '%s' was never awaited" % name), place)

    # Its own code with one global more: no frame is added, so the warning names the line that it would have named.
    def warn(message, category=None, stacklevel=1, source=None, **options):
        if recorded is not Nobody and out.begun:
            guarded(tell, source)
        import _warnings
        return _warnings.warn(message, category, stacklevel + 1, source, **options)
    copy = dict(before.__globals__)
    copy["warn"] = warn
    warnings._warn_unawaited_coroutine = types.FunctionType(before.__code__, copy, before.__name__,
                                                            before.__defaults__, before.__closure__)


def patch_uvloop(uvloop):
    """The same for uvloop, whose handles are C: what they call is wrapped instead, and its passes are reckoned."""
    loop_class = uvloop.Loop
    call_soon_before, call_at_before, call_later_before = loop_class.call_soon, loop_class.call_at, loop_class.call_later
    threadsafe_before = loop_class.call_soon_threadsafe
    run_before, close_before = loop_class.run_forever, loop_class.close
    executor_before, exception_before = loop_class.run_in_executor, loop_class.call_exception_handler

    class Called:
        """What a handle of uvloop calls in place of a step or one of the program's callbacks."""

        __slots__ = ("callback", "turn", "info", "__qualname__", "__name__", "name", "place", "timer")

        def __init__(self, callback, info):
            self.callback = callback
            self.info = info
            self.turn = iteration
            self.__qualname__ = self.__name__ = getattr(callback, "__qualname__", type(callback).__name__)

        def begin(self):
            """A step that was asked for in one pass runs in the next one, at the earliest."""
            global iteration, turn_text
            if iteration <= self.turn:
                iteration = self.turn + 1
                turn_text = b" %5d " % iteration
            if len(events) > BATCH:
                out.flush()
                turn_second()

    class Step(Called):
        """A step of a task."""

        __slots__ = ()

        def __call__(self, *arguments):
            global current, began
            callback, info = self.callback, self.info
            task = callback.__self__
            if recorded is Nobody:
                return callback(*arguments)
            guarded(self.begin)
            current = info
            began = time = clock()
            if not info.hidden:
                append((time - base, turn_text, info.running))
                if info.note is not None:
                    guarded(resumed, info, task)
            try:
                callback(*arguments)
            finally:
                guarded(after_step, task, info)
                current = self = callback = task = arguments = None

    class Told(Called):
        """One of asyncio's own callbacks, called for a future that ended."""

        __slots__ = ()

        def __call__(self, *arguments):
            global cause
            guarded(self.begin)
            cause = arguments[0]
            try:
                self.callback(*arguments)
            finally:
                cause = None

    class Callback(Called):
        """One of the program's callbacks."""

        __slots__ = ()

        def __call__(self, *arguments):
            global current, began
            if recorded is Nobody:
                return self.callback(*arguments)
            before = current
            info = self.info
            try:
                self.begin()
                if info is None:
                    info = HandleInfo()
                    number_handle(info, self.name, None, self.place)
                    note(info.subject, "ready", "by=timer")
                current = info
                note(info.subject, "running")
                began = clock()
            except Exception as error:
                fail(error)
            try:
                self.callback(*arguments)
            except BaseException as error:
                if info is not None:
                    guarded(note, info.subject, "failed", "error=" + quote(error_text(error)))
                raise
            else:
                if info is not None:
                    guarded(note, info.subject, "finished", "result=None")
            finally:
                current = before

    def wrapped(callback, args, frame, outside=False):
        """What to hand to uvloop in place of a callback."""
        try:
            info = callback.__self__._loopviz
        except AttributeError:
            info = None
        if type(info) is Info and is_step(callback):
            if args:
                woken(info, args)
            return Step(callback, info)
        if args and current is not None:
            ended_first(args[0])
        if not is_the_programs(callback, args, frame):
            return Told(callback, None) if args and is_future(args[0]) else callback
        info = HandleInfo()
        number_handle(info, callable_name(callback), None if outside else current, at(user_frame(frame)))
        return Callback(callback, info)

    def later(callback, args, frame):
        """A timer of uvloop is noted when it fires: that it is cancelled cannot be seen."""
        name = getattr(callback, "__name__", "")
        timeout = name in ("_on_timeout", "_release_waiter")
        if not timeout and not is_the_programs(callback, args, frame):
            return callback
        call = Callback(callback, None)
        call.name = "timeout" if timeout else callable_name(callback)
        call.place = at(user_frame(frame))
        return call

    def call_soon(self, callback, *args, context=None):
        if self is recorded:
            callback = guarded(wrapped, callback, args, sys._getframe(1)) or callback
        return call_soon_before(self, callback, *args, context=context)

    def call_soon_threadsafe(self, callback, *args, context=None):
        if self is recorded:
            out.threads = True
            callback = guarded(wrapped, callback, args, sys._getframe(1), from_thread()) or callback
        return threadsafe_before(self, callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        if self is recorded and type(callback) is not Callback:
            callback = guarded(later, callback, args, sys._getframe(1)) or callback
        return call_later_before(self, delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if self is recorded and type(callback) is not Callback:
            callback = guarded(later, callback, args, sys._getframe(1)) or callback
        return call_at_before(self, when, callback, *args, context=context)

    def run_forever(self):
        return run_loop(self, run_before)

    def close(self):
        known = self is recorded and not self.is_closed()
        close_before(self)
        if known and self.is_closed():
            guarded(note, "loop", "close")
            guarded(out.flush)

    def run_in_executor(self, executor, func, *args):
        return run_job(self, executor, func, args, executor_before)

    def call_exception_handler(self, context):
        if self is recorded:
            guarded(exception_reported, context)
        return exception_before(self, context)

    for function in (call_soon, call_soon_threadsafe, call_later, call_at, run_forever, close, run_in_executor,
                     call_exception_handler):
        setattr(loop_class, function.__name__, function)
