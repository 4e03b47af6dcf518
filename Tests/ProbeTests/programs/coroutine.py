import virtual


async def func1(x):
    print("test", x)


loop = virtual.new_loop()
start = loop.time()
coroutine = func1(2)
loop.run_until_complete(coroutine)
print("TIME", loop.time() - start)
loop.close()
