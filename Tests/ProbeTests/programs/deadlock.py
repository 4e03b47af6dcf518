import asyncio
import virtual


async def diner(name, first, second):
    async with first:
        await asyncio.sleep(0.9)
        async with second:
            print(name, "eats")


loop = virtual.new_loop()
loop.selector.sleepless = True
knife = asyncio.Lock()
fork = asyncio.Lock()
loop.run_until_complete(asyncio.gather(diner("Ada", knife, fork), diner("Bob", fork, knife)))
