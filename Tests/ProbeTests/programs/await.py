import asyncio
import virtual


async def func1(x):
    print("waiting", x)
    await asyncio.sleep(1)
    return "Done after %ds" % x


loop = virtual.new_loop()
start = loop.time()
task = loop.create_task(func1(2))
loop.run_until_complete(task)
loop.close()
print("task return value %s" % task.result())
print("Program finished in %s" % (loop.time() - start))
