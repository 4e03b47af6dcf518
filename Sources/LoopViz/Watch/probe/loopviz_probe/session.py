"""The recording as a whole: when it begins, when it ends, and what a fork does to it."""
import os
import sys

from . import VERSION
from .failures import guarded
from .output import out
from .state import Nobody, clock, now
from .stream import ZERO, append, remark
from .watchdog import watchdog

ORDERS = ("LOOPVIZ_PROBE_FD", "LOOPVIZ_PROBE_FILE", "LOOPVIZ_ON_OVERLOAD")
F_SETPIPE_SZ = 1031


def begin():
    """The first task or the first run of a loop: tell what this is, start the watchdog."""
    import atexit
    import datetime
    out.begun = True
    os.set_inheritable(out.descriptor, False)
    try:
        import fcntl
        fcntl.fcntl(out.descriptor, F_SETPIPE_SZ, 1024 * 1024)   # fewer waits for the reader
    except (ImportError, OSError):
        pass
    leave_environment()
    append((clock(), ZERO, 0, 0))
    started = datetime.datetime.now(datetime.timezone.utc)
    implementation = "%s %s" % (sys.implementation.name.replace("cpython", "CPython"), sys.version.split()[0])
    for text in ("loopviz log 1", "source: loopviz_probe %s %s" % (VERSION, implementation), "program: " + program(),
                 "clock: real",
                 "started: " + started.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
                 "process: %d" % os.getpid()):
        remark(text)
    out.flush()
    watchdog.start()
    atexit.register(finish)


def leave_environment():
    """Programs that this one starts are not recorded."""
    for name in ORDERS:
        os.environ.pop(name, None)
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    path = [entry for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if entry and entry != folder]
    if path:
        os.environ["PYTHONPATH"] = os.pathsep.join(path)
    else:
        os.environ.pop("PYTHONPATH", None)


def program():
    """The program's command line, without the path of its file."""
    arguments = getattr(sys, "argv", None) or [""]
    spec = getattr(sys.modules.get("__main__"), "__spec__", None)
    name = spec.name if spec is not None else os.path.basename(arguments[0])
    if name.endswith(".__main__"):
        name = name[:-9]
    return " ".join([name or "python"] + arguments[1:])


def finish():
    """The interpreter ends: write what is left."""
    if out.descriptor is None:
        return
    now.loop = Nobody
    watchdog.stop()
    try:
        out.finish()
    except Exception:
        pass
    out.descriptor = None


class Fork:
    """What `os.fork` does to the recording: the parent's goes on, the child has none.

    Meanwhile there is no way out: in the child, hooks of asyncio's own run before ours and would write.
    """

    descriptor = None

    def before(self):
        if out.begun and out.descriptor is not None:
            watchdog.stop()
            out.lock.acquire()
            self.descriptor, out.descriptor = out.descriptor, None

    def in_parent(self):
        # The watchdog starts again in the next pass: Python counts the threads after this.
        if self.descriptor is not None:
            self.descriptor, out.descriptor = None, self.descriptor
            if now.loop is not Nobody:
                guarded(remark, "forked: a child, which is not recorded")
            out.lock.release()

    def in_child(self):
        now.loop = Nobody
        now.running = None
        out.forget()
        for descriptor in (self.descriptor, out.descriptor):
            if descriptor is not None:
                os.close(descriptor)
        if self.descriptor is not None:
            out.lock.release()
        self.descriptor = out.descriptor = None
        for name in ORDERS:
            os.environ.pop(name, None)


fork = Fork()
