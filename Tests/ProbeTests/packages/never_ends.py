"""Goes on until Ctrl-C, which another process sends when nothing runs any more.

Before Python 3.11 an interrupt that comes within a step ends it, or the counting of it.
"""
import counting
import asyncio
import subprocess

WHEN_ASLEEP = "read line; while grep -qs '^State:.[^S]' /proc/$PPID/status; do :; done; kill -INT $PPID"
interrupter = subprocess.Popen(["/bin/sh", "-c", WHEN_ASLEEP], stdin=subprocess.PIPE)
arrived = []


async def worker(number, forever):
    for _ in range(30):
        await asyncio.sleep(number / 1000)
    arrived.append(number)
    await forever.wait()


async def main():
    forever = asyncio.Event()
    workers = [asyncio.ensure_future(worker(number, forever)) for number in range(1, 4)]
    while len(arrived) < len(workers):
        await asyncio.sleep(0.01)
    print("begun", flush=True)
    try:
        interrupter.stdin.write(b"now\n")
        interrupter.stdin.flush()
        await asyncio.gather(*workers)
    finally:
        print("main is left")


asyncio.run(main())
