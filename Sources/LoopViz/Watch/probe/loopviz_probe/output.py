"""The way out: what was noted goes to the pipe in batches, and never stops the loop without need."""
import os
import threading

from . import stream
from .state import Nobody, now

BATCH = 4 * 4096             # items of `rows` after which the loop's thread writes
MOST = 8 * BATCH             # items after which it waits for whoever is writing
BACKLOG = 32 * 1024 * 1024   # bytes that may wait for a slow reader
PATIENCE = 5                 # seconds for the reader at the end, with `drop`


class Output:
    """The pipe, and what waits for it."""

    def __init__(self):
        self.descriptor = None
        self.drops = False     # what to do when the backlog is full
        self.dropped = 0       # events dropped since the last remark
        self.backlog = []
        self.waiting = 0       # bytes in the backlog
        self.lock = threading.RLock()
        self.begun = False
        self.flushes = 0

    def open(self, descriptor, drops):
        os.set_blocking(descriptor, False)
        self.descriptor, self.drops = descriptor, drops

    def flush(self, final=False):
        """Write what was noted. Called by the loop's own thread between two steps, and by the watchdog."""
        if not self.lock.acquire(blocking=final or len(stream.rows) > MOST):
            return
        try:
            if self.descriptor is not None:
                self.write_batch()
            else:
                stream.rows.clear()
        finally:
            self.lock.release()

    def write_batch(self):
        self.flushes += 1
        needed, lost, batch = stream.take(len(stream.rows) // 4 * 4)
        if stream.remarks:
            remarks = stream.remarks[:]
            del stream.remarks[:len(remarks)]
            needed = stream.frame(b"R", b"".join(remarks)) + needed
        self.write(needed, lost, batch)

    def write(self, needed, lost=b"", batch=()):
        """Keep what the pipe does not take at once, up to a bound; then wait, or drop and count."""
        size = len(needed) + len(lost)
        if self.is_full(size):
            self.drain(0)
            while not self.drops and self.is_full(size) and self.descriptor is not None:
                self.drain(1)
            if self.is_full(size):
                self.dropped += stream.events_in(batch)
                lost = b""
        if self.dropped and lost:
            needed += stream.frame(b"R", b"# dropped: %d\n" % self.dropped)
            self.dropped = 0
        if needed or lost:
            self.backlog.append(needed + lost)
            self.waiting += len(needed) + len(lost)
        self.drain(0)

    def is_full(self, size):
        return self.waiting and self.waiting + size > BACKLOG

    def drain(self, seconds):
        """Give the pipe what it takes; wait for it that long, if it takes nothing."""
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
                now.loop = Nobody
                self.descriptor = None
                return
            self.waiting -= taken
            if taken == len(data):
                self.backlog.pop(0)
            else:
                self.backlog[0] = data[taken:]

    def finish(self):
        """Write the rest and wait for the reader to the end; with `drop`, no longer than it is worth."""
        self.flush(True)
        with self.lock:
            self.drain_all()
            if self.dropped:
                self.write(stream.frame(b"R", b"# dropped: %d\n" % self.dropped))
            self.write(stream.frame(b"Z", b""))
            self.drain_all()

    def drain_all(self):
        patience = PATIENCE if self.drops else 1 << 60
        while self.backlog and self.descriptor is not None and patience:
            self.drain(1)
            patience -= 1

    def forget(self):
        """In a fork's child: what waits is the parent's."""
        for waiting in (stream.rows, stream.births, stream.texts, stream.remarks, self.backlog):
            waiting.clear()


out = Output()
