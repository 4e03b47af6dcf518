"""Ends by an error, by a signal or at once: crashes.py error|kill|exit|segfault."""
import counting
import asyncio
import os
import signal
import sys


async def worker(number):
    while True:
        await asyncio.sleep(number / 5000)


async def main():
    workers = [asyncio.ensure_future(worker(number)) for number in range(1, 4)]
    await asyncio.sleep(0.3)
    print("about to end", len(workers), flush=True)
    if sys.argv[1] == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if sys.argv[1] == "exit":
        os._exit(9)
    if sys.argv[1] == "segfault":
        import ctypes
        ctypes.string_at(0)
    raise RuntimeError("the end")


asyncio.run(main())
