import asyncio
import virtual


async def car(number):
    async with parking:
        print("car", number, "parks")
        await asyncio.sleep(number * 0.4)
    print("car", number, "drives off")


loop = virtual.new_loop()
parking = asyncio.Semaphore(2)
loop.run_until_complete(asyncio.gather(*[car(number) for number in range(1, 6)]))
loop.close()
