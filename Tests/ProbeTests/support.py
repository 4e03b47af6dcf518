"""Runs a program with and without the probe and reads its log."""
import os
import re
import subprocess
import sys
import tempfile
import threading

from decode import decode

HERE = os.path.dirname(os.path.abspath(__file__))
PROBE = os.path.abspath(os.path.join(HERE, "..", "..", "Sources", "LoopViz", "Watch", "probe"))
PROGRAMS = os.path.join(HERE, "programs")


class Done:
    def __init__(self, status, output, errors, log):
        self.status, self.output, self.errors, self.log = status, output, errors, log
        self.events = [Event(line) for line in log.splitlines() if not line.startswith("#")]
        self.remarks = [line for line in log.splitlines() if line.startswith("#")]

    def count(self, word):
        return sum(event.word == word for event in self.events)


class Event:
    """A line of a log."""

    def __init__(self, line):
        self.line = line
        parts = re.findall(r'(?:[^\s"]|"(?:\\.|[^"\\])*")+', line)
        self.time, self.iteration, self.subject, self.word = parts[0], int(parts[1]), parts[2], parts[3]
        self.fields = dict(part.split("=", 1) for part in parts[4:])

    def order(self, *more):
        keys = ("on", "of", "by", "parent", "holder", "kind") + more
        return (self.subject, self.word) + tuple((key, self.fields[key]) for key in keys if key in self.fields)


def run(arguments, probe=True, slow_reader=0, environment=None, limit=60):
    """Run a program's command line; with the probe, read its log meanwhile."""
    variables = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0")
    for name in ("LOOPVIZ_PROBE_FD", "PYTHONPATH"):
        variables.pop(name, None)
    variables.update(environment or {})
    command = [sys.executable] + list(arguments)
    if not probe:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=variables)
        output, errors = process.communicate(timeout=limit)
        return Done(process.returncode, output.decode(), errors.decode(), "")
    reader, writer = os.pipe()
    variables.update(LOOPVIZ_PROBE_FD=str(writer), PYTHONPATH=PROBE)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=variables,
                               pass_fds=[writer])
    os.close(writer)
    pieces = []

    def read():
        import time
        if slow_reader:
            time.sleep(slow_reader)
        while True:
            piece = os.read(reader, 1 << 20)
            if not piece:
                break
            pieces.append(piece)
        os.close(reader)
    thread = threading.Thread(target=read)
    thread.start()
    output, errors = process.communicate(timeout=limit)
    thread.join(limit)
    return Done(process.returncode, output.decode(), errors.decode(), decode(b"".join(pieces)))


def program(text):
    """A file that holds a program."""
    file = tempfile.NamedTemporaryFile("w", suffix=".py", prefix="program_", delete=False)
    with file:
        file.write(text)
    return file.name
