"""What is told of each wait and of each creation is what the program itself says, whatever came before."""
import os
import shutil
import sys
import tempfile
import unittest
import support

# Each creation is written down by the program itself: which task, by whom, in which line.
PACKAGE = """
import asyncio
def spawn(make, coroutine):
    return make(coroutine)
async def once(make, coroutine):
    return make(coroutine)
async def serve(make, coroutines):
    tasks = []
    for coroutine in coroutines:
        tasks.append(make(coroutine()))
        await asyncio.sleep(0)
    return tasks
def listen(loop, wire, make):
    def readable():
        wire.recv(1)
        loop.create_task(make())
        deep(wire.fileno() % 3, loop.create_task, make(20))
    loop.add_reader(wire, readable)
def deep(levels, make, thing):
    return deep(levels - 1, make, thing) if levels else make(thing)
"""

CREATIONS = """
import asyncio, functools, random, sys
sys.path.insert(0, sys.argv[1])
import package
account = []
async def short():
    pass
async def turns():
    await asyncio.sleep(0)
async def given(number):
    return number
def here():
    return sys._getframe(1).f_lineno
def told(task, line, parent=None):
    account.append("%s %s %d" % (task.get_name(), (parent or asyncio.current_task()).get_name(), line))
    return task
def helper(coroutine):
    return told(loop.create_task(coroutine), here())
async def nested(coroutine):
    task = asyncio.create_task(coroutine); told(task, here())
    await task
async def work(seed):
    dice = random.Random(seed)
    for number in range(300):
        make = dice.choice((asyncio.create_task, loop.create_task, asyncio.ensure_future, asyncio.Task) + eager)
        coroutine = dice.choice((short, short, turns))() if dice.randrange(9) else given(number)
        kind = dice.randrange(9)
        if kind == 0:
            task = asyncio.create_task(coroutine); told(task, here())
        elif kind == 1:
            task = loop.create_task(coroutine); told(task, here())
        elif kind == 2:
            task = helper(coroutine)
        elif kind == 3:
            # One line, whoever makes it.
            choice = dice.choice((make, helper))
            task = choice(coroutine); choice is helper or told(task, here())
        elif kind == 4:
            make = dice.choice((asyncio.create_task, asyncio.Task))
            task = make(coroutine, name="named %d" % number); told(task, here())
        elif kind == 5:
            await nested(coroutine)
            continue
        elif kind == 6:
            task = package.spawn(make, coroutine); told(task, here())
        elif kind == 7:
            task = await package.once(make, coroutine); told(task, here())
        else:
            # Of the same line again and again.
            for _ in range(3):
                task = make(short()); told(task, here())
            coroutine.close()
        dice.randrange(2) and await task
async def main():
    global loop, eager
    loop = asyncio.get_running_loop()
    eager = (functools.partial(asyncio.Task, loop=loop, eager_start=True),) if sys.version_info >= (3, 12) else ()
    await asyncio.gather(*[work(seed) for seed in range(6)])
    # A package's own task has the package's line, unless one of the program's stands below.
    for make in (asyncio.create_task, asyncio.Task) + eager * 2:
        server = asyncio.create_task(package.serve(make, [short, turns, short, short]))
        for task in await server:
            told(task, 10, server)
        line = here() + 1
        for task in await package.serve(make, [short, turns, short]):
            told(task, line)
asyncio.run(main())
for line in account:
    print(line)
"""

# Made where no task runs, as a server does when something comes in, and by a task in the same lines.
OUTSIDE = """
import asyncio, contextlib, random, socket, sys
sys.path.insert(0, sys.argv[1])
import package
account = []
dice = random.Random(1)
async def short():
    pass
def nothing():
    pass
def tell(kind, line=None):
    parent = "task" if asyncio.current_task() else "none"
    account.append("%s %s %d" % (kind, parent, line or sys._getframe(1).f_lineno))
def soon():
    with contextlib.ExitStack() as stack: stack.callback(loop.call_soon, nothing); tell("H")
def later():
    with contextlib.ExitStack() as stack: stack.callback(loop.call_later, 0, nothing); tell("H")
def other():
    with contextlib.ExitStack() as stack: stack.callback(loop.create_task, short()); tell("T")
def readable():
    theirs.recv(1)
    kind = dice.randrange(9)
    if kind == 0:
        tell("T"); loop.create_task(short())
    elif kind == 1:
        tell("T"); asyncio.ensure_future(short())
    elif kind == 2:
        tell("T"); package.spawn(loop.create_task, short())
    elif kind == 3:
        tell("H"); package.spawn(loop.call_soon, nothing)
    elif kind == 4:
        tell("H"); loop.call_later(0, nothing)
    elif kind == 5:
        tell("H"); package.deep(dice.randrange(4), loop.call_soon, nothing)
    else:
        (soon, later, other)[kind - 6]()
def made(line=16):
    tell("T", line)
    return short()
async def main():
    global loop, theirs
    loop = asyncio.get_running_loop()
    ours, theirs = socket.socketpair()
    mine, yours = socket.socketpair()
    loop.add_reader(theirs, readable)
    package.listen(loop, yours, made)
    while len(account) < 500:
        dice.randrange(4) or dice.choice((soon, later, other))()
        dice.choice((ours, mine)).send(b"x")
        await asyncio.sleep(0)
    loop.remove_reader(theirs); loop.remove_reader(yours)
    for end in (ours, theirs, mine, yours): end.close()
asyncio.run(main())
print("\\n".join(account))
"""

# Each wait is written down by the program itself: which task, on what, in which line.
WAITS = """
import asyncio, random, sys, threading
account = []
def wait(on):
    account.append("%s %s %d" % (asyncio.current_task().get_name(), on, sys._getframe(1).f_lineno))
async def turn(depth=0):
    if depth:
        return await turn(depth - 1)
    wait("turn"); await asyncio.sleep(0)
async def either(on):
    wait("sleep" if on else "turn"); await asyncio.sleep(on)
async def rest():
    wait("sleep"); await asyncio.sleep(0.0001)
async def nothing():
    pass
async def child():
    wait("task"); await asyncio.ensure_future(nothing())
async def future():
    waiter = loop.create_future()
    loop.call_soon(waiter.set_result, None)
    wait("future"); await waiter
async def queue():
    queue = asyncio.Queue()
    loop.call_soon(queue.put_nowait, None)
    wait("queue-get"); await queue.get()
async def event():
    event = asyncio.Event()
    loop.call_soon(event.set)
    wait("event"); await event.wait()
async def generated(sleeps):
    for seconds in sleeps:
        wait("sleep" if seconds else "turn"); await asyncio.sleep(seconds)
        yield seconds
async def through(sleeps):
    async for _ in generated(sleeps):
        pass
class Awaitable:
    def __await__(self):
        wait("turn"); yield
async def own():
    await Awaitable()
async def other(on):
    wait("sleep" if on else "turn"); await asyncio.sleep(on)
async def branch():
    if len(account) % 3:
        wait("turn"); await asyncio.sleep(0)
    else:
        wait("turn"); await asyncio.sleep(0)
async def given(kind):
    # One line, whatever it awaits.
    if kind == 0:
        awaitable, on = loop.create_future(), "future"
        loop.call_soon(awaitable.set_result, None)
    elif kind == 1:
        awaitable, on = turn(), None
    elif kind == 2:
        awaitable, on = asyncio.ensure_future(nothing()), "task"
    elif kind == 3:
        event = asyncio.Event()
        loop.call_soon(event.set)
        awaitable, on = event.wait(), "event"
    else:
        awaitable, on = asyncio.sleep(kind - 4), "sleep" if kind > 4 else "turn"
    on and wait(on); await awaitable
async def thread():
    # Over only after the task has begun to wait: else CPython 3.14 does not let it wait at all.
    gate = threading.Event()
    loop.call_soon(gate.set)
    wait("thread"); await loop.run_in_executor(None, gate.wait)
async def work(seed):
    dice = random.Random(seed)
    for number in range(300):
        kind = dice.randrange(19 if number > 250 else 18)
        if kind < 3:
            await turn(kind)
        elif kind == 3:
            seconds = dice.choice((0, 0.0001))
            wait("sleep" if seconds else "turn"); await asyncio.sleep(seconds)
        elif kind == 4:
            await dice.choice((either, other))(dice.choice((0, 0.0001)))
        elif kind == 5:
            await through([dice.choice((0, 0.0001)) for _ in range(3)])
        elif kind == 6:
            await dice.choice((turn, rest, child, future, queue, event, own))()
        elif kind < 11:
            await given(dice.choice((0, 1, 2, 3, 4, 4.0001)))
        else:
            await (rest, child, future, queue, event, own, branch, thread)[kind - 11]()
async def main():
    global loop
    loop = asyncio.get_running_loop()
    tasks = [loop.create_task(work(seed)) for seed in range(8)]
    for number, task in enumerate(tasks):
        task.set_name("work-%d" % number)
    await asyncio.gather(*tasks)
asyncio.run(main())
print("\\n".join(account))
"""


class ToldTests(unittest.TestCase):
    def with_package(self, text):
        """Runs a program that finds the package."""
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        packages = os.path.join(folder, "site-packages")
        os.mkdir(packages)
        with open(os.path.join(packages, "package.py"), "w") as file:
            file.write(PACKAGE)
        path = support.program(text)
        self.addCleanup(os.remove, path)
        done = support.run([path, packages], limit=120)
        self.assertEqual((done.status, done.errors), (0, ""))
        return done

    def test_each_wait_is_told_with_its_line_whatever_came_before(self):
        path = support.program(WAITS)
        self.addCleanup(os.remove, path)
        done = support.run([path], limit=120)
        self.assertEqual((done.status, done.errors), (0, ""))
        names = {event.subject: event.fields["name"] for event in done.events
                 if event.word == "created" and event.subject[0] == "T"}
        told = ["%s %s %s" % (names[event.subject], event.fields["on"], event.fields["at"].rpartition(":")[2])
                for event in done.events if event.word == "suspended" and names.get(event.subject, "")[:4] == "work"]
        account = done.output.splitlines()
        self.assertGreater(len(account), 8 * 300)
        self.assertEqual(told, account)

    def test_each_creation_is_told_with_its_parent_and_line_whatever_came_before(self):
        done = self.with_package(CREATIONS)
        made = [event for event in done.events if event.word == "created" and event.subject[0] == "T"]
        names = {event.subject: event.fields["name"].strip('"') for event in made}
        told = ["%s %s %s" % (names[event.subject], names[event.fields["parent"]],
                              event.fields["at"].strip('"').rpartition(":")[2])
                for event in made if event.fields["coro"].strip('"').partition("(")[0] in ("short", "turns", "given")]
        account = done.output.splitlines()
        self.assertGreater(len(account), 6 * 300)
        self.assertEqual(told, account)

    def test_what_is_made_with_and_without_a_task_is_told_with_its_line_whatever_came_before(self):
        done = self.with_package(OUTSIDE)
        told = ["%s %s %s" % (event.subject[0], "task" if "parent" in event.fields else "none",
                              event.fields["at"].strip('"').rpartition(":")[2])
                for event in done.events if event.word == "created"]
        self.assertEqual(told[1:], done.output.splitlines())

    @unittest.skipIf(sys.version_info < (3, 12), "eager tasks came with Python 3.12")
    def test_eager_tasks_within_eager_tasks_again_and_again(self):
        path = support.program("""
import asyncio
async def leaf(turns):
    for _ in range(turns):
        await asyncio.sleep(0)
async def branch(turns):
    for _ in range(2):
        await asyncio.Task(leaf(turns), loop=asyncio.get_running_loop(), eager_start=True)
async def main():
    for turns in (0, 0, 1, 0, 1):
        task = asyncio.Task(branch(turns), loop=asyncio.get_running_loop(), eager_start=True)
        if turns:
            task.cancel()
        print(await asyncio.gather(task, return_exceptions=True))
asyncio.run(main())
""")
        self.addCleanup(os.remove, path)
        alone, done = support.run([path], probe=False), support.run([path])
        self.assertEqual((done.status, done.output, done.errors), (alone.status, alone.output, alone.errors))
        self.assertFalse([line for line in done.remarks if "failed" in line])
        self.assertEqual(done.count("created"), 14)
        self.assertEqual(done.count("finished") + done.count("cancelled"), 14)


if __name__ == "__main__":
    unittest.main()
