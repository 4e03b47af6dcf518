"""`loopviz attach`: the probe in a program that already runs, and out of it again.

`sys.remote_exec` runs a script of loopviz in the program's main thread, in the middle of whatever it does; the script
calls `start`. A thread looks for the loop and asks it to call `record`, so that everything is taken over between two
steps. When loopviz goes, the loop is asked to call `leave`, which puts everything back.
"""
import _thread
import atexit
import os
import sys
import time

from . import adopting, channel, patches, session
from .failures import fail, guarded
from .finding import running_loops
from .loops import adopt, loop_starts
from .output import out
from .primitives_found import forget_primitives
from .replaced import Replaced
from .state import Nobody, now
from .stream import remark
from .watchdog import Watchdog, watchdog

LOOK = 0.05              # seconds between two looks for a loop

# What loopviz is told before the log begins; `enter.py` has another word, for when a loopviz is there already.
WAITING, RECORDING, FAILED = b"W", b"A", b"F"


def start(path, drops):
    """Called by the script, in the main thread."""
    line = channel.connect(path)
    os.register_at_fork(after_in_child=put_back)
    out.__class__ = channel.AttachedOutput
    out.use(line, drops)
    watchdog.__class__ = AttachedWatchdog
    _thread.start_new_thread(find, ())


def find():
    """In a thread of its own: wait for a loop that runs, and have it call `record`."""
    try:
        asked, told = None, False
        while not out.begun and now.loop is not Nobody:
            if out.reader_left():
                out.close()
                return
            if asked is None or not asked.is_running():
                loops = running_loops()
                asked = loops[0] if loops else None
                if asked is not None:
                    try:
                        asked.call_soon_threadsafe(record, asked)
                    except RuntimeError:
                        asked = None     # closed meanwhile
                elif not told:
                    told = True
                    out.say(WAITING)
            time.sleep(LOOK)
    except BaseException as error:
        give_up(error)


def give_up(error):
    """The log has not begun: say why it never will."""
    now.loop = Nobody
    out.say(FAILED + ("%s: %s" % (type(error).__name__, error)).encode("utf-8", "replace"))
    out.close()


class Attachment:
    """What is to be put back, and who recorded it."""

    replaced = None
    loop = None              # the recorded loop: the first, or one that ran after it
    factory = None           # the loop whose factory of tasks was replaced, and what it was
    is_leaving = False       # the loop was asked to call `leave`
    is_over = False


attachment = Attachment()


def record(loop):
    """In the loop's thread, between two steps."""
    if out.begun or now.loop is Nobody:
        return
    try:
        asyncio = sys.modules["asyncio"]
        attachment.replaced = Replaced()
        # Also the tasks that are there; those made from now on are of a class derived from it.
        now.Task = asyncio.Task
        try:
            patches.prepare_output(out.descriptor, out.drops)
            patches.patch_asyncio(asyncio)
            if "uvloop" in sys.modules:
                patches.patch_uvloop(sys.modules["uvloop"])
        finally:
            attachment.replaced.compare()
        renew_factory(loop, asyncio)
        # Nothing of ours is in the environment.
        session.leave_environment = lambda: None
        attachment.loop = loop
    except BaseException as error:
        put_back()
        give_up(error)
        return
    out.say(RECORDING)
    try:
        adopt(loop)
        for other in running_loops():
            if other is not loop:
                now.others.add(id(other))
        loop_starts(loop)
        remark("attached: %d tasks were there" % adopting.adopt_all(loop))
    except Exception as error:
        fail(error)


def renew_factory(loop, asyncio):
    """asyncio's own factory of eager tasks makes tasks of the class that it found when it was made."""
    factory = loop.get_task_factory()
    if factory is not None and factory is attachment.replaced.was(asyncio, "eager_task_factory"):
        attachment.factory = loop, factory
        loop.set_task_factory(asyncio.eager_task_factory)


def leave():
    """In the loop's thread, between two steps, unless it no longer runs: the program is as it was."""
    if attachment.is_over:
        return
    guarded(adopting.let_go, attachment.loop)
    now.loop = Nobody
    now.running = None
    remark("left: the program goes on")
    put_back()
    attachment.is_over = True


def put_back():
    if attachment.replaced is not None:
        attachment.replaced.put_back()
    selector = getattr(attachment.loop, "_selector", None)
    if selector is not None:
        vars(selector).pop("select", None)
    if attachment.factory is not None:
        loop, factory = attachment.factory
        loop.set_task_factory(factory)
        attachment.factory = None
    atexit.unregister(session.finish)


class AttachedWatchdog(Watchdog):
    """The watchdog, which also sees loopviz go."""

    def look(self):
        if now.loop is not Nobody and now.loop is not None:
            attachment.loop = now.loop
        if attachment.is_over:
            guarded(forget_primitives)
            # What was noted up to then is still loopviz's, if it is there to take it.
            out.finish()
            forget_modules()
            out.close()
        elif attachment.is_leaving:
            if not attachment.loop.is_running():
                leave()
        elif out.reader_left() or now.loop is Nobody:
            # Or the probe has given up.
            attachment.is_leaving = True
            # The loop may be waiting for the reader.
            out.drops = True
            try:
                attachment.loop.call_soon_threadsafe(leave)
            except RuntimeError:
                leave()      # it is closed
        else:
            super().look()


def forget_modules():
    """The next loopviz brings its own. `output`, by which it sees that we are there, goes last."""
    ours = [name for name in sys.modules if name.partition(".")[0] == __package__]
    for name in sorted(ours, key=lambda name: name == out.__class__.__base__.__module__):
        del sys.modules[name]
