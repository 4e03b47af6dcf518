"""Attaches to a program that runs, as loopviz does, and reads what comes."""
import ctypes
import os
import socket
import subprocess
import sys
import tempfile
import threading

from decode import decode
from support import PROBE, Event

LIMIT = 30


def ask(process, script):
    subprocess.run([sys.executable, "-I", "-S", "-c",
                    "import sys; sys.remote_exec(int(sys.argv[1]), sys.argv[2])", str(process), script],
                   check=True, timeout=LIMIT)


def nudge(process):
    """Have a process that waits in `epoll_wait` look what there is to do, as loopviz does."""
    ptrace = ctypes.CDLL(None).ptrace
    ptrace.argtypes = [ctypes.c_long] * 4
    if ptrace(0x4206, process, 0, 0) == 0:       # PTRACE_SEIZE
        ptrace(0x4207, process, 0, 0)            # PTRACE_INTERRUPT
        os.waitpid(process, 0x40000000)          # __WALL
        ptrace(17, process, 0, 0)                # PTRACE_DETACH


class Attached:
    """One attachment to a process: what it says before the log, and the log."""

    def __init__(self, process, drops=True, reads=True, probe=PROBE):
        self.folder = tempfile.TemporaryDirectory(prefix="lv")
        path = os.path.join(self.folder.name, "events")
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(path)
        listener.listen(1)
        listener.settimeout(LIMIT)
        with open(os.path.join(PROBE, "enter.py")) as file:
            text = file.read()
        script = os.path.join(self.folder.name, "start.py")
        with open(script, "w") as file:
            file.write("%s\nenter(%r, %r, %r)\n" % (text, probe, path, drops))
        ask(process, script)
        nudge(process)
        self.line = listener.accept()[0]
        listener.close()
        self.stream = b""
        self.words = []
        self.ended = False
        self.changed = threading.Condition()
        self.reader = threading.Thread(target=self.read)
        if reads:
            self.reader.start()

    def read(self):
        while True:
            piece = self.line.recv(1 << 20)
            with self.changed:
                self.stream += piece
                while self.stream and "A" not in self.words:
                    self.words.append(chr(self.stream[0]))
                    self.stream = self.stream[1:]
                self.ended = not piece
                self.changed.notify_all()
            if not piece:
                return

    def until(self, condition):
        """Wait until this is so."""
        with self.changed:
            self.changed.wait_for(lambda: condition() or self.ended, LIMIT)
            if not condition():
                raise AssertionError("never came; there was: %s\n%s" % (self.words, self.log()))

    def log(self):
        return decode(self.stream)

    def events(self):
        return [Event(line) for line in self.log().splitlines() if not line.startswith("#")]

    def leave(self):
        """Detach, and wait until the probe has said its last."""
        self.line.shutdown(socket.SHUT_WR)
        self.end()
        return self.log()

    def end(self):
        """Wait for the end."""
        self.reader.join(LIMIT)
        if self.reader.is_alive():
            raise AssertionError("the probe did not go:\n" + self.log()[-2000:])
        self.line.close()
        self.folder.cleanup()

    def vanish(self):
        """End as a process does that is killed."""
        self.line.shutdown(socket.SHUT_RDWR)
        if self.reader.is_alive():
            self.reader.join(LIMIT)
        self.line.close()
        self.folder.cleanup()


class Running:
    """A program that runs: its standard output is read by lines."""

    def __init__(self, path, *arguments, environment=None):
        variables = dict(os.environ, PYTHONUNBUFFERED="1", **(environment or {}))
        self.process = subprocess.Popen([sys.executable, path, *arguments], stdin=subprocess.PIPE, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=variables)

    def line(self):
        return self.process.stdout.readline().rstrip("\n")

    def say(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def finish(self):
        """Its status, and what it printed to the end."""
        output, errors = self.process.communicate(timeout=LIMIT)
        return self.process.returncode, output, errors
