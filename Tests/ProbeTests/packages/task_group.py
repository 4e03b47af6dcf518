import counting
import asyncio


async def leaf(number):
    try:
        await asyncio.sleep(number / 500)
    except asyncio.CancelledError:
        await asyncio.sleep(0)
        raise
    if number == 7:
        raise ValueError("leaf %d" % number)
    return number


async def branch(number):
    async with asyncio.TaskGroup() as group:
        leaves = [group.create_task(leaf(number + i), name="leaf-%d" % (number + i)) for i in range(3)]
    return sum(task.result() for task in leaves)


async def main():
    async with asyncio.TaskGroup() as group:
        branches = [group.create_task(branch(number)) for number in (0, 3)]
    print([task.result() for task in branches])
    try:
        async with asyncio.timeout(5), asyncio.TaskGroup() as group:
            branches = [group.create_task(branch(number)) for number in (6, 9, 12)]
    except* ValueError as errors:
        print(errors.exceptions)
    print([task.cancelled() for task in branches])


asyncio.run(main())
