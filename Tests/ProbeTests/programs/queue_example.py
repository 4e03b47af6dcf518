import asyncio
import virtual


async def baker(shelf):
    for loaf in range(1, 7):
        await asyncio.sleep(0.2)
        await shelf.put(loaf)
        print("loaf", loaf, "is on the shelf")


async def seller(number, shelf):
    while True:
        loaf = await shelf.get()
        await asyncio.sleep((7 + 3 * number) / 10)
        print("seller", number, "has sold loaf", loaf)
        shelf.task_done()


async def main():
    shelf = asyncio.Queue(2)
    baking = asyncio.create_task(baker(shelf))
    sellers = [
        asyncio.create_task(seller(1, shelf)),
        asyncio.create_task(seller(2, shelf)),
    ]
    await baking
    await shelf.join()
    for task in sellers:
        task.cancel()
    await asyncio.wait(sellers)


virtual.run(main())
