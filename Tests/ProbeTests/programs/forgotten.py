import asyncio
import virtual


class BounceError(Exception):
    pass


async def write(name):
    print("a letter to", name)


async def send(name):
    raise BounceError("the address is unknown")


async def main():
    write("Ada")
    await write("Bob")
    asyncio.create_task(send("Cleo"))
    await asyncio.sleep(1)


virtual.run(main())
