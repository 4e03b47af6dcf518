import asyncio
import time


def printer():
    time.sleep(0.6)
    return "the report is printed"


async def clock():
    for tick in range(1, 6):
        await asyncio.sleep(0.1)
        print("tick", tick)


async def main():
    ticking = loop.create_task(clock())
    print(await loop.run_in_executor(None, printer))


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(main())
loop.close()
