"""Goes on until Ctrl-C, which another process sends when it has begun."""
import counting
import asyncio
import subprocess

interrupter = subprocess.Popen(["/bin/sh", "-c", "read line; kill -INT $PPID"], stdin=subprocess.PIPE)


async def worker(number):
    while True:
        await asyncio.sleep(number / 1000)


async def main():
    workers = [asyncio.ensure_future(worker(number)) for number in range(1, 4)]
    await asyncio.sleep(0.1)
    print("begun", flush=True)
    try:
        interrupter.stdin.write(b"now\n")
        interrupter.stdin.flush()
        await asyncio.gather(*workers)
    finally:
        print("main is left")


asyncio.run(main())
