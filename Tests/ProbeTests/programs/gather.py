import asyncio
import virtual


async def worker(number):
    print("waiting", number)
    await asyncio.sleep(number)
    return "Done after %ds" % number


loop = virtual.new_loop()
for result in loop.run_until_complete(asyncio.gather(*[worker(number) for number in (1, 2, 3, 4)])):
    print("task return value", result)
loop.close()
