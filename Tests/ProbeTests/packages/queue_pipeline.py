import counting
import asyncio


async def produce(out):
    for item in range(200):
        await out.put(item)
    await out.put(None)


async def transform(source, out):
    while True:
        item = await source.get()
        source.task_done()
        if item is None:
            await out.put(None)
            return
        await asyncio.sleep(0.001 if item % 20 == 0 else 0)
        await out.put(item * item)


async def consume(source):
    total = 0
    while True:
        item = await source.get()
        source.task_done()
        if item is None:
            return total
        total += item


async def main():
    queues = [asyncio.Queue(size) for size in (1, 4, 16)]
    stages = [asyncio.create_task(transform(*pair), name="stage") for pair in zip(queues, queues[1:])]
    first = asyncio.get_running_loop().create_task(produce(queues[0]), name="the first")
    print("total", await consume(queues[-1]))
    await asyncio.gather(first, *stages)
    await asyncio.gather(*[queue.join() for queue in queues])


asyncio.run(main())
