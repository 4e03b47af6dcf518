import asyncio
import virtual


class BurntError(Exception):
    pass


async def bake(dish, seconds):
    await asyncio.sleep(seconds)
    if dish == "cake":
        raise BurntError("burnt")
    return dish + " is done"


def dishes():
    return [bake("bread", 3), bake("cake", 1), bake("pie", 2)]


async def main():
    try:
        await asyncio.gather(*dishes())
    except Exception as error:
        print("the wait is over:", error)
    for result in await asyncio.gather(*dishes(), return_exceptions=True):
        print(repr(result))


virtual.run(main())
