import virtual


async def func1(x):
    print("waiting %d" % x)
    return "Done after %ds" % x


loop = virtual.new_loop()
start = loop.time()
task = loop.create_task(func1(2))
loop.run_until_complete(task)
print("task return value %s" % task.result())
print("Program finished in %ss" % (loop.time() - start))
loop.close()
