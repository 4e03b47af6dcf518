import asyncio
import virtual


async def worker(number):
    print("waiting", number)
    await asyncio.sleep(number)
    return "Done after %ds" % number


async def oneAfterAnother():
    for number in (1, 2, 3, 4):
        print("task return value", await worker(number))


virtual.run(oneAfterAnother())
