import virtual


async def func1(x):
    print("waiting:", x)


loop = virtual.new_loop()
start = loop.time()
task = loop.create_task(func1(2))
print(task)
loop.run_until_complete(task)
print(task)
loop.close()
print("Program finished in %s" % (loop.time() - start))
