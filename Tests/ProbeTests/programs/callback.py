import functools
import virtual


async def func1(x):
    print("waiting", x)
    return "Done after%ds" % x


def callback(future):
    print("Callback: ", future.result())


def callback_times(times, future):
    for _ in range(times):
        print("Callback: ", future.result())


loop = virtual.new_loop()
task = loop.create_task(func1(2))
task.add_done_callback(callback)
task.add_done_callback(functools.partial(callback_times, 2))
loop.run_until_complete(task)
loop.close()
