"""The events, as rows of four numbers, and the lines of the log that these rows stand for.

A row is (nanoseconds, line, subject, argument). A line of the log is told to the reader once, with gaps for numbers;
a row names it. So the loop's thread formats no text for what happens again and again. docs/PROBE.md has the framing.
"""
import itertools
from struct import pack

from .state import clock, now

# Lines that every reader knows.
PASS, ONCE, ZERO = 0, 1, 2       # a pass begins (subject: its number); a line of its own (subject: which); time zero

# Gaps in a line.
SUBJECT = "\x01"                 # the subject's number
ARGUMENT = "\x02"                # the argument's lower half
MOMENT = "\x03"                  # the argument as a time
SHIFTED = "\x04"                 # the subject's number and the argument's upper half, added
DELAY = "\x05"                   # how far off the argument is, as a time, in seconds

rows = []                        # the rows that are not written yet, one after the other
append = rows.extend
told = []                        # lines that the reader has still to be told: (number, bytes)
births = {}                      # a task's number -> where its creation stands in `rows`, and what follows its name
texts = {}                       # lines of one row each: which -> bytes
remarks = []                     # the log's comment lines, bytes

templates = itertools.count(16)
once = itertools.count()
plural = {}                      # lines that are more than one of the log's: number -> how many


def line(subject, word, rest=""):
    """A line of the log after its time and pass; the reader puts it in columns."""
    return "%s %-10s %s" % (subject, word, rest) if rest else subject + " " + word


def template(*lines):
    """The number of what a row may stand for: a line with gaps, or several at the same moment."""
    number = next(templates)
    if len(lines) > 1:
        plural[number] = len(lines)
    told.append((number, encoded("\n".join(lines))))
    return number


def encoded(text):
    return text.encode("utf-8", "replace")


def task_line(word, rest=""):
    """A line about a task, with a gap for its number."""
    return line("T" + SUBJECT, word, rest)


def note(subject, word, rest="", time=0, argument=0):
    """An event that is not on the hot path: its line is written for it alone. Returns which line it is."""
    which = next(once)
    texts[which] = encoded(line(subject, word, rest))
    append((time or clock(), ONCE, which, argument))
    return which


def remark(text):
    """A comment line of the log."""
    remarks.append(encoded("# " + "".join(c if c.isprintable() else "?" for c in text) + "\n"))


def frame(kind, body):
    return kind + len(body).to_bytes(7, "little") + body


def events_in(batch):
    """How many of the log's lines these rows stand for."""
    count = 0
    for number in batch[1::4]:
        if number != PASS and number != ZERO:
            count += plural.get(number, 1)
    return count


def take(count):
    """The frames of the first `count` items of `rows`, whole rows: what has to go, what may be lost, those rows."""
    births.clear()
    batch = rows[:count]
    del rows[:count]
    needed = b""
    if told:
        new = told[:]
        del told[:len(new)]
        needed = frame(b"L", b"".join(b"%d %b\0" % each for each in new))
    lost = b""
    if texts:
        # Another thread may add one meanwhile: its row comes later.
        new = [(which, texts.pop(which)) for which in list(texts)]
        lost = frame(b"T", b"".join(b"%d %b\0" % each for each in new))
    if batch:
        lost += frame(b"E", pack("%dq" % len(batch), *batch))
    return needed, lost, batch


def begin_pass():
    now.iteration += 1
    append((clock(), PASS, now.iteration, 0))
