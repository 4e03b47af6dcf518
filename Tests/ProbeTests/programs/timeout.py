import asyncio
import virtual


async def download(name, seconds):
    await asyncio.sleep(seconds)
    return name + " is here"


async def main():
    for name, seconds in (("a page", 1), ("a film", 60)):
        try:
            async with asyncio.timeout(2):
                print(await download(name, seconds))
        except TimeoutError:
            print(name + ": two seconds are over")


virtual.run(main())
