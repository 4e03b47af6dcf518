import asyncio
import time
import virtual


async def worker(number):
    print("waiting", number)
    time.sleep(number / 20)
    return "Done after %ds" % number


loop = virtual.new_loop()
tasks = [
    loop.create_task(worker(1)),
    loop.create_task(worker(2)),
    loop.create_task(worker(3)),
    loop.create_task(worker(4)),
]
loop.run_until_complete(asyncio.wait(tasks))
loop.close()
