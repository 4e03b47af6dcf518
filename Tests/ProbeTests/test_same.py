"""Programs behave with the probe as without it."""
import os
import re
import sys
import unittest
import support

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
if sys.version_info >= (3, 11):
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
if sys.version_info >= (3, 12):
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


if __name__ == "__main__":
    unittest.main()
