"""A thread that names what blocks the loop while it still does, and writes what a busy loop has not written.

It is not one of `threading`'s, so the program's own list of threads stays as it is.
"""
import _thread
import os
import sys
import time

from .failures import fail
from .output import out
from .places import at, user_frame
from .state import Nobody, clock, now
from .stream import note, remarks, rows
from .subjects import subject_of_running
from .words import quote

SLOW = 0.1               # seconds after which a step is reported while it still runs
PULSE = 0.05             # seconds between two looks


class Watchdog:
    """The thread, which can be ended and started again."""

    running = False
    identity = 0
    flushes = -1
    reported = 0

    def start(self):
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
            for _ in range(100):
                if not os.path.exists("/proc/self/task/%d" % self.identity):
                    break
                time.sleep(0.0005)

    def run(self, stopping, stopped):
        self.identity = getattr(_thread, "get_native_id", int)()
        while not stopping.acquire(timeout=PULSE) and out.descriptor is not None:
            try:
                self.look()
            except Exception as error:
                fail(error)
        stopped.release()

    def look(self):
        who, since = now.running, now.began
        if since != self.reported and who is not None and now.loop is not Nobody:
            passed = clock() - since
            if passed > SLOW * 1e9:
                frame = sys._current_frames().get(now.thread)
                if now.began == since and now.running is who:
                    self.reported = since
                    text = "has held the loop for %.3f seconds" % (passed / 1e9)
                    note(subject_of_running(who), "warning",
                         "kind=slow-step text=" + quote(text) + at(user_frame(frame)))
        # The loop's own thread writes, unless it is held up.
        if out.waiting or out.flushes == self.flushes and (rows or remarks):
            out.flush()
        self.flushes = out.flushes


watchdog = Watchdog()
