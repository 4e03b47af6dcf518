import asyncio
import virtual


class FireError(Exception):
    pass


async def cook(dish, seconds):
    await asyncio.sleep(seconds)
    if dish == "steak":
        raise FireError("the pan is on fire")
    print(dish, "is ready")


async def meal(dishes):
    async with asyncio.TaskGroup() as group:
        for index, dish in enumerate(dishes):
            group.create_task(cook(dish, index + 1))
    print("dinner is served")


async def main():
    await meal(["soup", "rice"])
    try:
        await meal(["salad", "steak", "roast"])
    except ExceptionGroup as group:
        print("no dinner:", group.exceptions[0])


virtual.run(main())
