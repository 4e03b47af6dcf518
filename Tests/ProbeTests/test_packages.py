"""Real programs, with packages of others: each behaves as without the probe, and the log has each of its steps in order.

The programs are in packages/. Each runs three times: alone, watched, and watched while it counts its own steps
(packages/counting.py), which the log is held against: the same tasks take the same steps in the same order, and each
step ends in the same way. They are watched by the probe alone, or, where LOOPVIZ is the path of a loopviz, by
`loopviz watch`.
"""
import os
import re
import subprocess
import sys
import tempfile
import unittest
import support

PACKAGES = os.path.join(support.HERE, "packages")
LOOPVIZ = os.environ.get("LOOPVIZ")
ENDINGS = ("suspended", "finished", "failed", "cancelled")


class Step:
    """A turn of a task on the loop: who, how it ended, and the task's name."""

    def __init__(self, subject, ending, name):
        self.turn, self.name = subject + " " + ending, name


def told(done):
    """The steps that a log tells."""
    names, steps, running = {}, [], set()
    for event in done.events:
        if event.subject[0] != "T":
            continue
        if event.word == "created":
            names[event.subject] = event.fields["name"].strip('"')
        elif event.word == "running":
            running.add(event.subject)
        elif event.word in ENDINGS and event.subject in running:
            steps.append(Step(event.subject, event.word, names[event.subject]))
            running.remove(event.subject)
    return steps


def masked(text):
    """Without what differs from run to run: addresses, process numbers, ports."""
    return re.sub(r"\d{4,}", "N", re.sub(r"0x[0-9a-f]+", "0x", text))


def watch(command, environment, folder):
    """Run a program under the probe, or under loopviz with it."""
    if not LOOPVIZ:
        return support.run(command, environment=environment)
    log = os.path.join(folder, "run.log")
    process = subprocess.Popen([LOOPVIZ, "watch", "--plain", "--log", log, "--python", sys.executable] + command,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0", **environment))
    output, errors = process.communicate(timeout=120)
    with open(log, encoding="utf-8") as file:
        return support.Done(process.returncode, output.decode(), errors.decode(), file.read())


class ThreeRuns:
    """A program alone, watched, and watched while it counts its steps."""

    def __init__(self, name, arguments=(), loop=None):
        command = [os.path.join(PACKAGES, name + ".py")] + list(arguments)
        environment = {"PROGRAM_LOOP": loop} if loop else {}
        self.alone = support.run(command, probe=False, environment=environment)
        with tempfile.TemporaryDirectory() as folder:
            self.watched = watch(command, environment, folder)
        with tempfile.TemporaryDirectory() as folder:
            count = os.path.join(folder, "steps")
            self.counted = watch(command, dict(environment, STEP_COUNT=count), folder)
            with open(count) as file:
                self.steps = [Step(*line.split(" ", 2)) for line in file.read().splitlines()]
        self.told = told(self.counted)


class ProgramTests(unittest.TestCase):
    maxDiff = None

    def check(self, runs, status=0, ends_at_once=False):
        self.assertEqual(runs.alone.status, status, runs.alone.errors)
        for done in (runs.watched, runs.counted):
            self.assertEqual(done.status, status, done.errors)
            self.assertEqual(masked(done.output), masked(runs.alone.output))
            self.assertEqual([line for line in done.remarks if "failed" in line or "dropped" in line], [])
            if not ends_at_once:
                self.assertEqual(done.remarks[-1], "# events: %d" % len(done.events))
        errors, own = masked(runs.watched.errors), masked(runs.alone.errors)
        if status == -2 and sys.version_info < (3, 11):
            # Before 3.11 an interrupt's traceback runs through the loop, wherever that was.
            errors, own = (text[text.rstrip("\n").rfind("\n") + 1:] for text in (errors, own))
        # After the program's own errors loopviz tells what its lints have found.
        self.assertEqual(errors[:len(own)] if LOOPVIZ else errors, own)
        self.assertGreater(len(told(runs.watched)), 20)
        counted, found = ([step.turn for step in steps] for steps in (runs.steps, runs.told))
        if ends_at_once:
            # What is killed may leave the last tenth of a second unwritten.
            self.assertGreater(len(found), len(counted) // 3)
            counted = counted[:len(found)]
        for number, pair in enumerate(zip(counted, found)):
            if pair[0] != pair[1]:
                near = slice(max(0, number - 5), number + 5)
                self.fail("step %d: counted %s, told %s" % (number, counted[near], found[near]))
        self.assertEqual(len(found), len(counted))


def needs(*packages):
    missing = []
    for package in packages:
        try:
            __import__(package)
        except ImportError:
            missing.append(package)
    return unittest.skipIf(missing, "%s is not here: Tests/ProbeTests/run --packages" % " and ".join(missing))


PROGRAMS = {
    "queue_pipeline": (), "many_tasks": (), "aiohttp_both": ("aiohttp",), "httpx_client": ("httpx",),
    "websocket_chat": ("websockets",), "uvicorn_app": ("uvicorn",), "uvloop_own": ("uvloop",),
}
if sys.version_info >= (3, 11):
    PROGRAMS["task_group"] = ()


class PackageTests(ProgramTests):
    """What people write, on asyncio's own loop and on uvloop's."""


def make(name, packages, loop):
    @needs(*packages)
    def test(self):
        self.check(ThreeRuns(name, loop=loop))
    return test


for name, packages in PROGRAMS.items():
    setattr(PackageTests, "test_" + name, make(name, packages, None))
    if name != "uvloop_own":
        setattr(PackageTests, "test_%s_on_uvloop" % name, make(name, packages + ("uvloop",), "uvloop"))


class EndTests(ProgramTests):
    """However a program ends."""

    def test_an_error_ends_it(self):
        self.check(ThreeRuns("crashes", ["error"]), status=1)

    def test_it_is_killed(self):
        self.check(ThreeRuns("crashes", ["kill"]), status=-9, ends_at_once=True)

    def test_it_exits_at_once(self):
        self.check(ThreeRuns("crashes", ["exit"]), status=9, ends_at_once=True)

    def test_it_crashes(self):
        self.check(ThreeRuns("crashes", ["segfault"]), status=-11, ends_at_once=True)

    def test_it_never_ends_but_for_an_interrupt(self):
        self.check(ThreeRuns("never_ends"), status=-2)

    def test_it_forks(self):
        runs = ThreeRuns("forks")
        self.check(runs)
        self.assertEqual(sum(line.startswith("# forked: ") for line in runs.counted.remarks), 2)


class NameTests(unittest.TestCase):
    """The name that a program gives a task is the one that is told."""

    def check(self, runs):
        told, given = (sorted({(step.turn.split()[0], step.name) for step in steps}) for steps in (runs.told, runs.steps))
        self.assertEqual(told, given)

    def test_create_task(self):
        self.check(ThreeRuns("queue_pipeline"))

    @unittest.skipIf(sys.version_info < (3, 11), "needs Python 3.11")
    def test_task_group(self):
        self.check(ThreeRuns("task_group"))


if __name__ == "__main__":
    unittest.main()
