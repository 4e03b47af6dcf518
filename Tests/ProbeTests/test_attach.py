"""`loopviz attach`: the probe goes into programs that run, and out of them again."""
import json
import signal
import sys
import unittest

from attaching import Attached, Running
from support import program

# What each program begins with: it writes down its own steps, goes on until a line comes on standard input, and says at
# its end whether anything of the probe is left in it.
COMMON = '''
import asyncio, json, os, sys, threading, time
steps = []

def step(name):
    steps.append(name)

async def told():
    """A line of standard input."""
    loop = asyncio.get_running_loop()
    line = loop.create_future()
    loop.add_reader(0, lambda: line.done() or line.set_result(sys.stdin.readline()))
    await line
    loop.remove_reader(0)

def left(loop):
    """What is not as it was."""
    import _asyncio, warnings
    found = [name for name in sys.modules if name.startswith("loopviz")]
    if asyncio.Task is not _asyncio.Task or asyncio.tasks.Task is not _asyncio.Task:
        found.append("Task")
    for owner in (asyncio.base_events.BaseEventLoop, asyncio.Lock, asyncio.Queue, asyncio.Semaphore, asyncio.Event,
                  asyncio.events, asyncio.tasks, warnings):
        for name, value in vars(owner).items():
            code = getattr(value, "__code__", None)
            if code is not None and "loopviz" in code.co_filename or name in ("_locked", "_value"):
                found.append(name)
    if "select" in vars(getattr(loop, "_selector", threading)):
        found.append("select")
    for _ in range(100):
        if len(sys._current_frames()) > 1:
            time.sleep(0.01)
    return found + ["thread"] * (len(sys._current_frames()) - 1)
'''

# Each task writes down each of its steps.
STEPS = COMMON + '''
async def turns(name, delay):
    while True:
        step(name)
        if over:
            return name
        await asyncio.sleep(delay)

async def main():
    global over
    over = False
    step("main")
    asyncio.current_task().set_name("main")
    tasks = [asyncio.create_task(turns("t%d" % i, 0.001 * i), name="t%d" % i) for i in range(4)]
    print("ready")
    await told()
    step("main")
    over = True
    await asyncio.wait(tasks)
    step("main")
    print(json.dumps([steps, left(asyncio.get_running_loop())]))
asyncio.run(main())
sys.exit(7)
'''


@unittest.skipUnless(hasattr(sys, "remote_exec"), "attaching needs Python 3.14: this is %d.%d" % sys.version_info[:2])
class AttachTests(unittest.TestCase):
    maxDiff = None

    def running(self, text, *arguments, **options):
        running = Running(program(text), *arguments, **options)

        def end():
            running.process.kill()
            running.process.communicate()
        self.addCleanup(end)
        return running

    def attached(self, running):
        """Attached, once the one before is gone."""
        while True:
            attached = Attached(running.process.pid)
            attached.until(lambda: attached.words)
            if attached.words != ["B"]:
                return attached
            attached.end()

    def steps(self, attached):
        """Whose steps were seen, in their order."""
        events = attached.events()
        names = {event.subject: event.fields["name"] for event in events if event.word == "created"}
        return [names[event.subject] for event in events if event.word == "running" and event.subject in names]

    def ends(self, running, status=0):
        """Its output, after it ended as it would have."""
        code, output, errors = running.finish()
        self.assertEqual((code, errors), (status, ""))
        return output

    def test_steps_of_tasks_that_were_there_are_exact(self):
        running = self.running(STEPS)
        self.assertEqual(running.line(), "ready")
        attached = Attached(running.process.pid)
        attached.until(lambda: attached.stream.count(b"E") and len(attached.events()) > 500)
        running.say("end")
        steps, _ = json.loads(self.ends(running, 7))
        attached.end()
        events = attached.events()
        seen = self.steps(attached)
        self.assertEqual(sorted(set(seen)), ["main", "t0", "t1", "t2", "t3"])
        self.assertEqual(seen, steps[-len(seen):])
        self.assertEqual(sum(event.word == "finished" for event in events), 5)
        self.assertIn("# attached: 5 tasks were there\n", attached.log())
        self.assertRegex(attached.log(), r"# events: \d+\n$")

    def test_after_leaving_the_program_is_as_it_was(self):
        running = self.running(STEPS)
        running.line()
        for _ in range(3):
            attached = Attached(running.process.pid)
            attached.until(lambda: len(attached.events()) > 100)
            log = attached.leave()
            self.assertEqual(attached.words, ["A"])
            self.assertRegex(log, r"# events: \d+\n$")
            self.assertEqual(log.count(" created "), 5)
            self.assertNotIn("probe: failed", log)
        running.say("end")
        _, left = json.loads(self.ends(running, 7))
        self.assertEqual(left, [])

    def test_a_reader_that_vanishes_does_not_disturb(self):
        # The program ends by a signal when somebody writes to a pipe that nobody reads.
        running = self.running("import signal; signal.signal(signal.SIGPIPE, signal.SIG_DFL)\n" + STEPS)
        running.line()
        for _ in range(2):
            attached = self.attached(running)
            attached.until(lambda: len(attached.events()) > 100)
            attached.vanish()
        self.attached(running).leave()
        running.say("end")
        _, left = json.loads(self.ends(running, 7))
        self.assertEqual(left, [])

    def test_tasks_made_while_attached_are_seen_by_the_next(self):
        running = self.running(COMMON + '''
async def child():
    await told()
    return 5

async def main():
    print("ready")
    await told()
    children = [asyncio.create_task(asyncio.Event().wait()), asyncio.create_task(child())]
    await asyncio.sleep(0)
    print("made")
    await children[1]
    children[0].cancel()
    await asyncio.wait(children)
    print("end")
asyncio.run(main())
''')
        running.line()
        first = Attached(running.process.pid)
        first.until(lambda: " suspended " in first.log())
        running.say("make")
        self.assertEqual(running.line(), "made")
        first.leave()
        second = Attached(running.process.pid)
        second.until(lambda: second.log().count(" suspended ") == 3)
        running.say("end")
        self.assertEqual(self.ends(running), "end\n")
        second.end()
        story = [event.word for event in second.events() if event.subject == "T2"]
        self.assertEqual(story, ["created", "suspended", "cancelling", "ready", "running", "thrown", "cancelled"])

    def test_the_loop_after_the_one_that_was_there_is_left_too(self):
        running = self.running(COMMON + '''
async def main(word):
    print(word)
    await told()
    return left(asyncio.get_running_loop())
gate = asyncio.Lock()
asyncio.run(main("first"))
print(asyncio.run(main("second")), "_loopviz" in vars(gate))
''')
        self.assertEqual(running.line(), "first")
        attached = Attached(running.process.pid)
        attached.until(lambda: " suspended " in attached.log())
        running.say("on")
        self.assertEqual(running.line(), "second")
        attached.until(lambda: attached.log().count(" suspended ") == 2)
        self.assertIn("# left: ", attached.leave())
        running.say("on")
        self.assertIn(" created    name=gate\n", attached.log())
        self.assertEqual(self.ends(running), "[] False\n")

    def test_a_second_one_is_told_that_the_first_is_there(self):
        running = self.running(STEPS)
        running.line()
        first = Attached(running.process.pid)
        first.until(lambda: len(first.events()) > 10)
        second = Attached(running.process.pid)
        second.end()
        self.assertEqual(second.words, ["B"])
        first.leave()
        running.say("end")
        self.ends(running, 7)

    def test_a_probe_that_cannot_be_loaded_says_so(self):
        running = self.running(STEPS)
        running.line()
        attached = Attached(running.process.pid, probe="/nowhere")
        attached.end()
        self.assertRegex("".join(attached.words), "^FModuleNotFoundError: ")
        running.say("end")
        self.ends(running, 7)

    def test_a_reader_that_stops_reading_holds_nobody_up(self):
        running = self.running(STEPS)
        running.line()
        attached = Attached(running.process.pid, reads=False)
        running.say("end")
        self.assertNotEqual(running.line(), "")
        attached.vanish()
        self.ends(running, 7)

    def test_what_was_there_is_told_with_its_names(self):
        running = self.running(COMMON + '''
async def waits(lock):
    async with lock:
        pass

class Pool:
    def __init__(self):
        self.permits = asyncio.Semaphore(2)

async def holds(pool):
    async with pool.permits:
        await asyncio.get_running_loop().create_future()

async def begins():
    await begun.wait()

async def main():
    global begun
    begun = asyncio.Event()
    lock = asyncio.Lock()
    jobs = asyncio.Queue()
    loop = asyncio.get_running_loop()
    async with lock:
        tasks = [asyncio.create_task(waits(lock)), asyncio.create_task(holds(Pool()), name="holder"),
                 asyncio.create_task(begins()), asyncio.create_task(jobs.get())]
        timer = loop.call_later(0.3, print, "timer")
        loop.call_later(1000, print, "never")
        await asyncio.sleep(0)
        print("ready")
        await told()
    begun.set()
    tasks[1].cancel()
    tasks[3].cancel()
    await asyncio.wait(tasks)
    print("end")
asyncio.run(main())
''')
        self.assertEqual(running.line(), "ready")
        attached = Attached(running.process.pid)
        self.assertEqual(running.line(), "timer")
        running.say("end")
        self.assertEqual(self.ends(running), "end\n")
        attached.end()
        events = attached.events()
        created = {event.fields["name"]: event for event in events if event.word == "created"}
        self.assertEqual(sorted(name for name, event in created.items() if event.subject[0] == "P"),
                         ["begun", "jobs", "lock", "permits"])
        self.assertEqual([name for name, event in created.items() if event.subject[0] == "T"],
                         ["Task-1", "Task-2", "Task-3", "Task-4", "holder"])
        self.assertEqual(sum(event.word == "created" and event.subject[0] == "H" for event in events), 2)
        subject = {name: event.subject for name, event in created.items()}

        def story(name):
            words = ("on", "of", "by", "error")
            return [(event.word, {key: value for key, value in event.fields.items() if key in words})
                    for event in events if event.subject == subject[name]][1:]
        main = subject["Task-1"]
        self.assertEqual(story("Task-2"), [
            ("suspended", {"on": "lock", "of": subject["lock"]}), ("ready", {"by": main}), ("running", {}),
            ("acquired", {"of": subject["lock"]}), ("released", {"of": subject["lock"]}), ("finished", {})])
        self.assertEqual(story("Task-3"), [
            ("suspended", {"on": "event", "of": subject["begun"]}), ("ready", {"by": main}), ("running", {}),
            ("finished", {})])
        holder = story("holder")
        self.assertEqual(holder[0][1]["on"], "future")
        self.assertEqual(holder[1:], [
            ("cancelling", {"by": main}), ("ready", {"by": "cancellation"}), ("running", {}),
            ("thrown", {"error": "CancelledError()"}), ("released", {"of": subject["permits"]}), ("cancelled", {})])
        self.assertEqual(story("Task-4")[0], ("suspended", {"on": "queue-get", "of": subject["jobs"]}))

    def test_a_program_without_a_loop_is_waited_for(self):
        running = self.running(COMMON + '''
import time
print("ready")
while not os.path.exists(sys.argv[1]):
    time.sleep(0.01)
async def main():
    await asyncio.sleep(0)
    print("loop")
    await told()
asyncio.run(main())
asyncio.run(asyncio.sleep(0))
''', program("") + ".go")
        running.line()
        attached = Attached(running.process.pid)
        attached.until(lambda: "W" in attached.words)
        open(running.process.args[2], "w").close()
        running.line()
        attached.until(lambda: "A" in attached.words)
        running.say("end")
        self.ends(running)
        attached.end()
        # The loop after the one that was there is recorded too.
        words = [event.word for event in attached.events() if event.subject == "loop"]
        self.assertEqual([word for word in words if word != "idle"],
                         ["start", "stop", "close", "start", "stop", "close"])

    def test_a_program_that_never_has_a_loop_can_be_left(self):
        running = self.running("import time\nprint('ready')\nfor _ in range(3000): time.sleep(0.01)\n")
        running.line()
        for _ in range(2):
            attached = Attached(running.process.pid)
            attached.until(lambda: "W" in attached.words)
            attached.leave()
        running.process.send_signal(signal.SIGTERM)
        self.ends(running, -signal.SIGTERM)

    def test_a_loop_of_another_thread(self):
        running = self.running(COMMON + '''
import time
async def main():
    while not os.path.exists(sys.argv[1]):
        await asyncio.sleep(0.005)
thread = threading.Thread(target=lambda: asyncio.run(main()), name="looper")
thread.start()
print("ready")
while thread.is_alive():
    time.sleep(0.01)
''', program("") + ".go")
        running.line()
        attached = Attached(running.process.pid)
        attached.until(lambda: len(attached.events()) > 20)
        open(running.process.args[2], "w").close()
        self.ends(running)
        attached.end()
        self.assertIn(" finished ", attached.log())

    def test_tasks_made_later_are_as_in_watch(self):
        running = self.running(COMMON + '''
async def child(number):
    await asyncio.sleep(0)
    return number

async def main():
    if "eager" in sys.argv:
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    print("ready")
    await told()
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(child(number)) for number in range(3)]
    print([task.result() for task in tasks], asyncio.get_running_loop().get_task_factory())
asyncio.run(main())
''')
        running.line()
        attached = Attached(running.process.pid)
        attached.until(lambda: " suspended " in attached.log())
        running.say("end")
        self.ends(running)
        attached.end()
        stories = {}
        for event in attached.events():
            if event.subject[0] == "T":
                stories.setdefault(event.subject, []).append(event.word)
        self.assertEqual(list(stories), ["T1", "T2", "T3", "T4"])
        for number in (2, 3, 4):
            self.assertEqual(stories["T%d" % number], ["created", "running", "suspended", "running", "finished"])

    def test_eager_tasks_made_later(self):
        running = self.running(COMMON + '''
async def child(number):
    await asyncio.sleep(0)
    return number

async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    factory = loop.get_task_factory()
    print("ready")
    await told()
    await asyncio.gather(child(1), child(2))
    print("half")
    await told()
    print(loop.get_task_factory() is factory, left(loop))
asyncio.run(main())
''')
        running.line()
        attached = Attached(running.process.pid)
        attached.until(lambda: " suspended " in attached.log())
        running.say("on")
        running.line()
        log = attached.leave()
        running.say("on")
        self.assertEqual(self.ends(running), "True []\n")
        self.assertEqual(log.count(" created "), 3)
        self.assertEqual(log.count("coro=child("), 2)

    def test_many_tasks(self):
        running = self.running(COMMON + '''
async def sleeper():
    await asyncio.sleep(1000)

async def main():
    tasks = [asyncio.create_task(sleeper()) for _ in range(20000)]
    await asyncio.sleep(0)
    print("ready")
    await told()
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
asyncio.run(main())
''')
        running.line()
        attached = Attached(running.process.pid)
        attached.until(lambda: "A" in attached.words)
        running.say("end")
        self.ends(running)
        attached.end()
        log = attached.log()
        for word, count in (("created", 20001), ("cancelling", 20000), ("cancelled", 20000), ("thrown", 20000)):
            self.assertEqual(log.count("  %s " % word) + log.count("  %s\n" % word), count, word)

    def test_a_fork_while_it_is_attached(self):
        running = self.running(COMMON + '''
import warnings
warnings.simplefilter("ignore")
async def main():
    print("ready")
    await told()
    child = os.fork()
    if child == 0:
        print("child", [name for name in left(None) if not name.startswith("loopviz")])
        os._exit(0)
    os.waitpid(child, 0)
    await asyncio.sleep(0.01)
    print("parent")
asyncio.run(main())
''')
        running.line()
        attached = Attached(running.process.pid)
        attached.until(lambda: " suspended " in attached.log())
        running.say("end")
        self.assertEqual(self.ends(running), "child []\nparent\n")
        attached.end()
        self.assertIn("# forked: ", attached.log())
        self.assertIn(" finished ", attached.log())

    def test_uvloop(self):
        try:
            import uvloop  # noqa: F401
        except ImportError:
            self.skipTest("no uvloop for this Python")
        running = self.running(STEPS.replace("asyncio.run(main())", "import uvloop; uvloop.run(main())"))
        running.line()
        for _ in range(2):
            attached = Attached(running.process.pid)
            attached.until(lambda: len(attached.events()) > 100)
            log = attached.leave()
            self.assertNotIn("probe: failed", log)
            self.assertEqual(log.count(" created "), 5)
        attached = Attached(running.process.pid)
        attached.until(lambda: len(attached.events()) > 100)
        running.say("end")
        steps, _ = json.loads(self.ends(running, 7))
        attached.end()
        seen = self.steps(attached)
        # What was in uvloop's own queue is told when it is over, so out of its order.
        self.assertEqual(seen[10:], steps[10 - len(seen):])


if __name__ == "__main__":
    unittest.main()
