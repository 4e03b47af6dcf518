"""Forks amid its work; the child runs a loop of its own, and both go on."""
import counting
import asyncio
import os
import sys


async def worker(number):
    for _ in range(20):
        await asyncio.sleep(0.001 * number)
    return number


async def main():
    work = asyncio.gather(*[worker(number) for number in range(5)])
    await asyncio.sleep(0.01)
    for status in (3, 4):
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            # Only the thread that forks goes on: asyncio has a new loop made in another context of its own.
            asyncio.events._set_running_loop(None)
            print("child", asyncio.new_event_loop().run_until_complete(worker(status)), flush=True)
            os._exit(status)
        print("ended with", os.waitpid(child, 0)[1] >> 8)
    print(await work)


asyncio.run(main())
