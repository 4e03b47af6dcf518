import asyncio
import virtual


async def runner(number, shot):
    await shot.wait()
    await asyncio.sleep(0.5 * number)
    print("runner", number, "is there")


async def main():
    shot = asyncio.Event()
    race = asyncio.gather(runner(1, shot), runner(2, shot), runner(3, shot))
    await asyncio.sleep(1)
    shot.set()
    await race


virtual.run(main())
