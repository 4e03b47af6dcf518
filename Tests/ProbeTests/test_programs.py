"""Programs behave with the probe as without it, and each of their steps is in the log."""
import os
import re
import shutil
import sys
import tempfile
import unittest
import support

VERSION = sys.version_info

# Counts the steps of the program's own coroutines independently of the probe, and says how many at the end.
COUNTED = """
import asyncio, atexit, collections.abc
steps = 0
class Counted(collections.abc.Coroutine):
    def __init__(self, inner):
        self.inner = inner
    def send(self, value):
        global steps
        steps += 1
        return self.inner.send(value)
    def throw(self, *arguments):
        global steps
        steps += 1
        return self.inner.throw(*arguments)
    def close(self):
        return self.inner.close()
    def __await__(self):
        return self
    def __getattr__(self, name):
        return getattr(self.inner, name)
def factory(loop, coro, **options):
    return asyncio.Task(Counted(coro), loop=loop, **options)
"""

PROGRAMS = {
    "exceptions": """
import asyncio, sys
class Odd(Exception):
    def __repr__(self):
        raise RuntimeError("no repr")
class Value:
    def __repr__(self):
        print("repr was called")
        return "Value()"
async def failing(n, value):
    await asyncio.sleep(0)
    if n == 1:
        raise ValueError("one", "zwei 茶", Value())
    if n == 2:
        raise Odd()
    return value
async def main():
    print([type(r).__name__ for r in
           await asyncio.gather(*[failing(n, Value()) for n in range(4)], return_exceptions=True)])
    raise KeyError("end")
asyncio.run(main())
""",
    "cancellation": """
import asyncio
async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner is left")
async def middle():
    task = asyncio.create_task(inner())
    await task
async def never():
    print("this never runs")
async def main():
    task = asyncio.ensure_future(middle())
    await asyncio.sleep(0.01)
    task.cancel()
    other = asyncio.ensure_future(never())
    other.cancel()
    print(await asyncio.gather(task, other, return_exceptions=True))
    left = asyncio.ensure_future(inner())
    await asyncio.sleep(0.01)
asyncio.run(main())
""",
    "exit": """
import asyncio, sys
async def main():
    await asyncio.sleep(0.01)
    print("going")
    sys.exit(3)
asyncio.run(main())
""",
    "crash": """
import asyncio, os
async def main():
    await asyncio.sleep(0.1)
    os._exit(7)
asyncio.run(main())
""",
    "timeouts": """
import asyncio
async def slow():
    await asyncio.sleep(5)
async def main():
    try:
        await asyncio.wait_for(slow(), 0.02)
    except asyncio.TimeoutError:
        print("late")
    print(await asyncio.wait_for(asyncio.sleep(0.01, "in time"), 1))
    done, pending = await asyncio.wait([asyncio.ensure_future(slow())], timeout=0.02)
    print(len(done), len(pending))
asyncio.run(main())
""",
    "pipeline": """
import asyncio
async def produce(out):
    for item in range(50):
        await out.put(item)
    await out.put(None)
async def double(source, out):
    while True:
        item = await source.get()
        if item is None:
            await out.put(None)
            return
        await out.put(item * 2)
async def consume(source):
    total = 0
    while True:
        item = await source.get()
        if item is None:
            return total
        total += item
async def main():
    first, second = asyncio.Queue(3), asyncio.Queue(3)
    print((await asyncio.gather(produce(first), double(first, second), consume(second)))[2])
asyncio.run(main())
""",
    "names": """
import asyncio
async def work():
    await asyncio.sleep(0)
    task = asyncio.current_task()
    print(task.get_name(), repr(task.get_coro()).split(" at ")[0], type(task), isinstance(task, asyncio.Task))
async def main():
    await asyncio.gather(work(), asyncio.get_running_loop().create_task(work()))
    tasks = [asyncio.ensure_future(work()) for _ in range(3)]
    print(tasks)
    for task in tasks:
        await task
    print(tasks[0], len(asyncio.all_tasks()))
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 5)
    print(await future, future)
asyncio.run(main())
""",
    "factory": """
import asyncio
class Mine(asyncio.Task):
    pass
made = []
def factory(loop, coro, **options):
    made.append(coro.__name__)
    return Mine(coro, loop=loop, **options)
async def work(n):
    await asyncio.sleep(0)
    return n
async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    print(await asyncio.gather(work(1), work(2)), made, loop.get_task_factory() is factory)
    task = asyncio.create_task(work(3), name="tea")
    print(task)
    print(await task)
asyncio.run(main())
""",
    "again": """
import asyncio
async def main(n):
    await asyncio.sleep(0.001)
    return n
print([asyncio.run(main(n)) for n in range(5)])
""",
    "threads": """
import asyncio, threading, time
async def work(n):
    for _ in range(100):
        await asyncio.sleep(0)
    return n
results = []
def other(n):
    results.append(asyncio.run(work(n)))
async def main():
    loop = asyncio.get_running_loop()
    threads = [threading.Thread(target=other, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    def failing():
        raise OSError("no")
    try:
        await loop.run_in_executor(None, failing)
    except OSError as error:
        import traceback
        traceback.print_exc()
    print(await loop.run_in_executor(None, time.sleep, 0.01))
    event = asyncio.Event()
    threading.Timer(0.02, lambda: loop.call_soon_threadsafe(event.set)).start()
    await event.wait()
    for thread in threads:
        await loop.run_in_executor(None, thread.join)
    print(sorted(results))
asyncio.run(main())
""",
    "fork": """
import asyncio, os, sys
async def main():
    await asyncio.sleep(0.01)
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        print("child", flush=True)
        os._exit(5)
    await asyncio.sleep(0.1)
    print(os.waitpid(child, 0)[1] >> 8)
asyncio.run(main())
""",
    "subprocess": """
import asyncio, sys, os
async def main():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "import asyncio, os; asyncio.run(asyncio.sleep(0.01));"
        "print(sorted(k for k in os.environ if 'LOOPVIZ' in k or k == 'PYTHONPATH'))",
        stdout=asyncio.subprocess.PIPE)
    print((await process.communicate())[0], process.returncode)
    print([entry for entry in sys.path if "probe" in entry], "sitecustomize" in sys.modules)
asyncio.run(main())
""",
    "callbacks": """
import asyncio
def shout(*words):
    print(words)
def broken():
    raise ValueError("broken callback")
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(shout, 1)
    loop.call_soon(broken)
    handle = loop.call_later(0.01, shout, 2)
    print(type(handle), isinstance(handle, asyncio.TimerHandle))
    loop.call_later(0.01, shout, 3).cancel()
    loop.call_at(loop.time() + 0.02, broken)
    await asyncio.sleep(0.05)
asyncio.run(main())
""",
    "primitives": """
import asyncio
async def customer(n, lock, semaphore, condition):
    async with lock:
        await asyncio.sleep(0.001)
    async with semaphore:
        await asyncio.sleep(0.001)
    async with condition:
        condition.notify_all()
    async with condition:
        if n:
            await condition.wait()
async def main():
    lock, semaphore, condition = asyncio.Lock(), asyncio.BoundedSemaphore(2), asyncio.Condition()
    tasks = [asyncio.ensure_future(customer(n, lock, semaphore, condition)) for n in range(4)]
    await asyncio.sleep(0.1)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    print(repr(lock).split("[")[1], repr(semaphore).split("[")[1])
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
asyncio.run(main())
""",
    "generators": """
import asyncio
async def numbers():
    for n in range(3):
        await asyncio.sleep(0.001)
        yield n
async def main():
    async for n in numbers():
        print(n)
    async for n in numbers():
        break
    for first in asyncio.as_completed([asyncio.sleep(0.02, "b"), asyncio.sleep(0.01, "a")]):
        print(await first)
asyncio.run(main())
""",
    "forgotten": """
import asyncio
async def work():
    raise ValueError("nobody looks")
async def main():
    work()
    asyncio.ensure_future(work())
    await asyncio.sleep(0.01)
    print("end")
asyncio.run(main())
""",
    "debug": """
import asyncio, logging
logging.getLogger("asyncio").setLevel(logging.ERROR)
async def work():
    await asyncio.sleep(0)
    await asyncio.sleep(0.001)
def hello():
    print("hello")
async def main():
    asyncio.get_running_loop().call_soon(hello)
    await asyncio.gather(work(), work())
asyncio.run(main(), debug=True)
""",
    "streams": """
import asyncio
async def serve(reader, writer):
    while True:
        line = await reader.readline()
        if not line:
            break
        writer.write(line.upper())
        await writer.drain()
    writer.close()
async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    for word in (b"tea\\n", b"milk\\n"):
        writer.write(word)
        print(await reader.readline())
    writer.close()
    server.close()
    await asyncio.sleep(0.01)
asyncio.run(main())
""",
    "no asyncio": "print('hello'); import sys; sys.exit(4)",
    "error before": "import asyncio\nraise ValueError('early')",
}
if VERSION >= (3, 11):
    PROGRAMS["groups"] = """
import asyncio
async def work(n):
    await asyncio.sleep(n / 100)
    if n == 2:
        raise ValueError(n)
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for n in range(4):
                group.create_task(work(n), name="work %d" % n)
    except* ValueError as group:
        print(group.exceptions)
    async with asyncio.timeout(1):
        await work(1)
    await work(2)
asyncio.run(main())
"""
if VERSION >= (3, 12):
    PROGRAMS["eager"] = """
import asyncio
async def work(n):
    if n % 2:
        await asyncio.sleep(0)
    return n
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    tasks = [asyncio.create_task(work(n)) for n in range(4)]
    print([task.done() for task in tasks])
    print(await asyncio.gather(*tasks))
asyncio.run(main())
"""


def plain(text):
    """Without addresses, which differ from run to run, and process numbers."""
    return re.sub(r"when=[0-9.]+", "when=", re.sub(r"0x[0-9a-f]+", "0x", text))


TURNS = """
import asyncio
async def main():
    for _ in range(100000):
        await asyncio.sleep(0)
asyncio.run(main())
"""


# Each wait is written down by the program itself: which task, on what, in which line.
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


class SameTests(unittest.TestCase):
    maxDiff = None

    def check(self, name, python=None):
        path = support.program(PROGRAMS[name])
        self.addCleanup(os.remove, path)
        without = support.run([path], probe=False)
        done = support.run([path])
        self.assertEqual(done.status, without.status)
        self.assertEqual(plain(done.output), plain(without.output))
        self.assertEqual(plain(done.errors), plain(without.errors))
        self.assertFalse([line for line in done.remarks if "probe: failed" in line])
        if name not in ("no asyncio", "error before"):
            self.assertEqual(done.remarks[0], "# loopviz log 1")
        times = [event.time.rjust(25) for event in done.events]
        self.assertEqual(times, sorted(times))
        if name not in ("crash", "no asyncio", "error before"):
            self.assertEqual(done.log.splitlines()[-1], "# events: %d" % len(done.events))
        return done


def make(name):
    def test(self):
        self.check(name)
    return test


for name in PROGRAMS:
    setattr(SameTests, "test_" + name.replace(" ", "_"), make(name))


try:
    import uvloop
except ImportError:
    uvloop = None


@unittest.skipIf(uvloop is None, "uvloop is not installed")
class UvloopTests(SameTests):
    """The same under uvloop; not the programs whose text names the loop's own machinery."""

    def test_what_asyncio_runs_before_it_closes_is_not_told(self):
        path = support.program("""
import asyncio, sys
if sys.argv[1:]:
    import uvloop
    uvloop.install()
async def main():
    await asyncio.sleep(0.001)
asyncio.run(main())
asyncio.run(main())
""")
        self.addCleanup(os.remove, path)
        for more in ([], ["uvloop"]):
            done = support.run([path] + more)
            told = [event.word for event in done.events if event.subject == "loop" and event.word != "idle"]
            self.assertEqual(told, ["start", "stop", "close"] * 2, done.log + done.errors)

    def check(self, name):
        if name in ("callbacks", "no asyncio", "error before", "debug"):
            self.skipTest("names the loop's own machinery")
        before = PROGRAMS[name]
        PROGRAMS[name] = "import uvloop; uvloop.install()\n" + before
        try:
            return SameTests.check(self, name)
        finally:
            PROGRAMS[name] = before


class StepTests(unittest.TestCase):
    def test_each_step_is_there(self):
        for tasks in (10, 1000, 20000):
            path = support.program(COUNTED + """
async def work(n):
    for _ in range(3):
        await asyncio.sleep(0 if n & 3 else 0.001)
async def main():
    asyncio.get_running_loop().set_task_factory(factory)
    await asyncio.gather(*[work(n) for n in range(%d)])
    asyncio.get_running_loop().set_task_factory(None)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
loop.close()
print(steps)
""" % tasks)
            self.addCleanup(os.remove, path)
            done = support.run([path], limit=120)
            self.assertEqual(done.count("running"), int(done.output) + 2, tasks)
            self.assertEqual(done.count("created"), tasks + 1)
            self.assertEqual(done.count("finished"), tasks + 1)

    def test_a_slow_reader_loses_nothing(self):
        path = support.program(TURNS)
        self.addCleanup(os.remove, path)
        done = support.run([path], slow_reader=1.5)
        self.assertEqual(done.count("running"), 100001)

    def test_a_bounded_backlog_blocks_or_drops(self):
        path = support.program("import loopviz_probe.output; loopviz_probe.output.BACKLOG = 300000\n" + TURNS)
        self.addCleanup(os.remove, path)
        where = {"PYTHONPATH": support.PROBE}
        done = support.run([path], slow_reader=1.5, environment=where)
        self.assertEqual(done.count("running"), 100001)
        done = support.run([path], slow_reader=3, environment=dict(where, LOOPVIZ_ON_OVERLOAD="drop"))
        dropped = sum(int(line.split(": ")[1]) for line in done.remarks if line.startswith("# dropped: "))
        self.assertGreater(dropped, 0)
        self.assertEqual(len(done.events) + dropped, 200006)
        self.assertEqual(done.remarks[-1], "# events: %d" % len(done.events))

    def test_a_probe_that_fails_says_so_and_the_program_goes_on(self):
        path = support.program("from loopviz_probe import creation; creation.quote = None\n" + TURNS + "print('whole')")
        self.addCleanup(os.remove, path)
        done = support.run([path])
        self.assertEqual((done.status, done.output, done.errors), (0, "whole\n", ""))
        self.assertEqual(sum(line.startswith("# probe: failed: TypeError") for line in done.remarks), 1, done.log)

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
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        packages = os.path.join(folder, "site-packages")
        os.mkdir(packages)
        with open(os.path.join(packages, "package.py"), "w") as file:
            file.write(PACKAGE)
        path = support.program(CREATIONS)
        self.addCleanup(os.remove, path)
        done = support.run([path, packages], limit=120)
        self.assertEqual((done.status, done.errors), (0, ""))
        made = [event for event in done.events if event.word == "created" and event.subject[0] == "T"]
        names = {event.subject: event.fields["name"].strip('"') for event in made}
        told = ["%s %s %s" % (names[event.subject], names[event.fields["parent"]],
                              event.fields["at"].strip('"').rpartition(":")[2])
                for event in made if event.fields["coro"].strip('"').partition("(")[0] in ("short", "turns", "given")]
        account = done.output.splitlines()
        self.assertGreater(len(account), 6 * 300)
        self.assertEqual(told, account)

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

    def test_nothing_lives_longer(self):
        path = support.program("""
import asyncio, gc, weakref
gc.disable()
async def fine():
    await asyncio.sleep(0)
async def fails():
    await asyncio.sleep(0)
    raise ValueError
async def keeps_an_error():
    try:
        await asyncio.sleep(0)
        raise KeyError
    except KeyError as error:
        kept = error
    await asyncio.sleep(0.001)
class Result:
    pass
async def drops_a_result():
    future, result = loop.create_future(), Result()
    reference = weakref.ref(result)
    loop.call_soon(future.set_result, result)
    del result
    result = await future
    del result, future
    loop.call_soon(lambda: print("result", reference() is None))
    await asyncio.sleep(0.001)
async def main():
    global loop
    loop = asyncio.get_running_loop()
    for work in (fine, fails, keeps_an_error, drops_a_result):
        task = asyncio.ensure_future(work())
        reference = weakref.ref(task)
        await asyncio.wait([task])
        task.exception()
        del task
        await asyncio.sleep(0.001)
        print(work.__name__, reference() is None)
    task = asyncio.ensure_future(fine())
    reference = weakref.ref(task)
    task.cancel()
    await asyncio.wait([task])
    del task
    await asyncio.sleep(0.001)
    print("cancelled", reference() is None)
asyncio.run(main())
""")
        self.addCleanup(os.remove, path)
        alone, done = support.run([path], probe=False), support.run([path])
        self.assertEqual((done.status, done.output, done.errors), (alone.status, alone.output, alone.errors))
        self.assertEqual(alone.output.count("True"), 6, alone.output)

    def test_debug_mode_may_be_switched_on_and_off(self):
        path = support.program("""
import asyncio, time
async def slow():
    time.sleep(0.12)
    await asyncio.sleep(0)
    time.sleep(0.11)
async def main():
    loop = asyncio.get_running_loop()
    await asyncio.gather(slow(), slow())
    for debug in (False, True):
        loop.set_debug(debug)
        await slow()
    loop.call_soon(time.sleep, 0.11)
    await asyncio.sleep(0.01)
asyncio.run(main(), debug=True)
""")
        self.addCleanup(os.remove, path)
        runs = support.run([path], probe=False), support.run([path])
        alone, done = (re.sub(r"0x[0-9a-f]+|took [0-9.]+", "", run.errors) for run in runs)
        self.assertEqual(done, alone)
        self.assertGreater(alone.count("Executing"), 5)

    @unittest.skipIf(sys.version_info < (3, 11), "a task is given its context since Python 3.11")
    def test_a_step_that_cannot_be_made_is_reported_as_ever(self):
        path = support.program("""
import asyncio, contextvars, os
async def child():
    pass
async def main():
    asyncio.get_running_loop().create_task(child(), context=entered)
    await asyncio.sleep(0.01)
    os._exit(0)
entered = contextvars.copy_context()
entered.run(asyncio.run, main())
""")
        self.addCleanup(os.remove, path)
        said = [re.sub("0x[0-9a-f]+", "", support.run([path], probe=probe).errors).splitlines()[:2]
                for probe in (False, True)]
        self.assertIn("Exception in callback", said[0][0])
        self.assertEqual(said[0], said[1])

    def test_a_coroutine_that_was_dropped_at_once_is_told_with_the_line_that_made_it(self):
        path = support.program("""
import asyncio
async def dropped():
    pass
async def kept():
    pass
async def main():
    dropped()
    mistake = kept()
    await asyncio.sleep(0)
    mistake = None
asyncio.run(main())
""")
        self.addCleanup(os.remove, path)
        told = [(event.fields["text"].split("'")[1], int(event.fields["at"].rpartition(":")[2]))
                for event in support.run([path]).events if event.fields.get("kind") == "never-awaited"]
        self.assertEqual(told, [("dropped", 8), ("kept", 5)])

    def test_debug_mode_names_a_slow_step_as_ever(self):
        path = support.program("""
import asyncio, logging, time
logging.basicConfig(format="%(message)s")
async def main():
    asyncio.get_running_loop().slow_callback_duration = 0.05
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.01, future.set_result, None)
    for again in range(3):
        await asyncio.sleep(0)
        time.sleep(0.06 * (again > 0))
    await future
    time.sleep(0.06)
    await asyncio.sleep(0)
asyncio.run(main(), debug=True)
""")
        self.addCleanup(os.remove, path)
        alone, done = support.run([path], probe=False), support.run([path])
        said = [[re.sub(r"[0-9.]+ seconds|0x[0-9a-f]+", "", line) for line in run.errors.splitlines()]
                for run in (alone, done)]
        self.assertEqual(len(said[0]), 3, alone.errors)
        self.assertEqual(said[0], said[1])

    def test_a_closed_loop_refuses_as_ever(self):
        path = support.program("""
import asyncio
async def wait(futures):
    for future in futures:
        await future
loop = asyncio.new_event_loop()
futures = [loop.create_future() for _ in range(4)]
task = loop.create_task(wait(futures))
for future in futures[:3]:
    loop.run_until_complete(asyncio.sleep(0))
    loop.call_soon(future.set_result, None)
    for _ in range(3):
        loop.run_until_complete(asyncio.sleep(0))
loop.close()
try:
    futures[3].set_result(None)
except RuntimeError as error:
    print(error)
""")
        self.addCleanup(os.remove, path)
        alone, done = support.run([path], probe=False), support.run([path])
        self.assertEqual((done.status, done.output), (alone.status, alone.output))
        self.assertIn("Event loop is closed", done.output)

    def test_a_blocked_loop_is_named_while_it_is_blocked(self):
        path = support.program("""
import asyncio, time
def busy():
    time.sleep(0.4)
async def main():
    await asyncio.sleep(0.01)
    busy()
asyncio.run(main())
""")
        self.addCleanup(os.remove, path)
        done = support.run([path])
        warnings = [event for event in done.events if event.word == "warning"]
        self.assertEqual([event.fields["kind"] for event in warnings], ["slow-step"])
        self.assertTrue(warnings[0].fields["at"].endswith(".py:4"))
        ended = [event for event in done.events if event.word == "finished"][0]
        self.assertLess(float(warnings[0].time), float(ended.time))

    def test_a_reader_that_goes_away_ends_nothing(self):
        path = support.program("""
import asyncio
async def main():
    for _ in range(100000):
        await asyncio.sleep(0)
    print("whole")
asyncio.run(main())
""")
        self.addCleanup(os.remove, path)
        import subprocess
        reader, writer = os.pipe()
        process = subprocess.Popen([sys.executable, path], stdout=subprocess.PIPE, pass_fds=[writer],
                                   env=dict(os.environ, LOOPVIZ_PROBE_FD=str(writer), PYTHONPATH=support.PROBE))
        os.close(writer)
        os.read(reader, 100)
        os.close(reader)
        self.assertEqual(process.communicate(timeout=60)[0], b"whole\n")
        self.assertEqual(process.returncode, 0)

    def test_the_users_own_sitecustomize_runs(self):
        import tempfile
        folder = tempfile.mkdtemp()
        with open(os.path.join(folder, "sitecustomize.py"), "w") as file:
            file.write("print('mine')\n")
        import subprocess
        done = subprocess.run([sys.executable, "-c", "import sys; print(sys.path.count(%r))" % support.PROBE],
                              stdout=subprocess.PIPE, env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1",
                                                               PYTHONPATH=support.PROBE + os.pathsep + folder))
        self.assertEqual(done.stdout, b"mine\n0\n")


if __name__ == "__main__":
    unittest.main()
