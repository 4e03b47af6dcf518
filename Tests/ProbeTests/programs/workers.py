import asyncio
import virtual


async def worker(number):
    print("waiting", number)
    await asyncio.sleep(number)
    return "Done after %ds" % number


loop = virtual.new_loop()
tasks = [
    loop.create_task(worker(1)),
    loop.create_task(worker(2)),
    loop.create_task(worker(3)),
    loop.create_task(worker(4)),
]
loop.run_until_complete(asyncio.wait(tasks))
for task in tasks:
    print("task return value", task.result())
loop.close()
