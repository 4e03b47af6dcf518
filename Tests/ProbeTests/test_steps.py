"""Each step is in the log, and asyncio itself is as ever: its debug mode, its errors, its objects' lives."""
import os
import re
import sys
import unittest
import support

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

TURNS = """
import asyncio
async def main():
    for _ in range(100000):
        await asyncio.sleep(0)
asyncio.run(main())
"""


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
