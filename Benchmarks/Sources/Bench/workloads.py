"""The workloads of Bench under CPython: workloads.py LOOP ROUNDS NAME COUNT [ARGUMENT] prints the best seconds."""
import asyncio
import sys
import time


async def steps(count, tasks):
    async def spin(count):
        sleep = asyncio.sleep
        for _ in range(count):
            await sleep(0)

    all = [asyncio.ensure_future(spin(count // tasks)) for _ in range(tasks)]
    for task in all:
        await task


async def timers(count):
    await asyncio.gather(*[asyncio.ensure_future(asyncio.sleep(i % 50 / 1000)) for i in range(count)])


async def futures(count):
    loop = asyncio.get_running_loop()
    box = [loop.create_future(), loop.create_future()]

    async def player(own, other):
        for _ in range(count // 2):
            await box[own]
            box[own] = loop.create_future()
            box[other].set_result(None)

    both = [asyncio.ensure_future(player(0, 1)), asyncio.ensure_future(player(1, 0))]
    box[0].set_result(None)
    for task in both:
        await task


async def queue(count):
    queue = asyncio.Queue(1)

    async def produce():
        for item in range(count):
            await queue.put(item)

    async def consume():
        for _ in range(count):
            await queue.get()

    await asyncio.gather(produce(), consume())


async def gather(count):
    async def child():
        await asyncio.sleep(0)

    await asyncio.gather(*[child() for _ in range(count)])


async def echo(count):
    async def serve(reader, writer):
        while line := await reader.readline():
            writer.write(line)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    for _ in range(count):
        writer.write(b"hello\n")
        await writer.drain()
        await reader.readline()
    writer.close()
    server.close()


def main():
    kind, rounds, name, *arguments = sys.argv[1:]
    run = asyncio.run
    if kind == "uvloop":
        import uvloop
        run = uvloop.run
    best = float("inf")
    for _ in range(int(rounds)):
        start = time.perf_counter()
        run(globals()[name](*map(int, arguments)))
        best = min(best, time.perf_counter() - start)
    print(best)


main()
