"""The examples of loopviz as Python programs give the events of loopviz's own engine, in their order.

`expected/` is what `loopviz run EXAMPLE --plain --clock virtual` wrote. Left out of the comparison, and why:
times and lines (another clock, other files); `output` (the parent reads standard output); `blocking` (the engine's own
call; the probe reports a blocked loop as a `slow-step`); the engine's `deadlock` (it proves that no timer and no thread
is left; the probe does not judge); when a thread takes a job (here at once, there in a later pass).
"""
import os
import sys
import unittest
import support

LEFT_OUT = {"output", "blocking"}


def comparable(events):
    lines = []
    for event in events:
        if event.word in LEFT_OUT or event.fields.get("kind") in ("slow-step", "deadlock"):
            continue
        if event.subject[0] == "J" and event.word == "running":
            continue
        lines.append(event.order("error", "result"))
    return lines


def without(lines, name):
    """Take out what is CPython's own for one example."""
    if name == "deadlock":
        return [line for line in lines if line[:2] != ("loop", "idle")]
    if name in ("blocking", "workers"):
        # T5 is asyncio.wait itself: its result is a pair of sets here and nothing in Swift, and the order in which it
        # asks tasks that end in one pass to tell is that of a set.
        return [line[:2] if line[0] == "T5" and line[1] in ("ready", "finished") else line for line in lines]
    return lines


class OrderTests(unittest.TestCase):
    maxDiff = None


def make(name):
    def test(self):
        if name in ("timeout", "shield", "taskgroup") and sys.version_info < (3, 11):
            self.skipTest("needs Python 3.11")
        done = support.run([os.path.join(support.PROGRAMS, name + ".py")])
        with open(os.path.join(support.HERE, "expected", name + ".log")) as file:
            expected = [support.Event(line) for line in file.read().splitlines() if not line.startswith("#")]
        wanted, found = comparable(expected), comparable(done.events)
        found, wanted = without(found, name), without(wanted, name)
        self.assertEqual(found, wanted, done.log + done.errors)
        self.assertEqual(done.remarks[-1], "# events: %d" % len(done.events))
    return test


for file in sorted(os.listdir(os.path.join(support.HERE, "expected"))):
    setattr(OrderTests, "test_" + file[:-4], make(file[:-4]))

if __name__ == "__main__":
    unittest.main()
