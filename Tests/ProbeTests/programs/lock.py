import asyncio
import virtual


async def customer(number):
    async with till:
        print("customer", number, "pays")
        await asyncio.sleep(0.8)
    print("customer", number, "leaves")


loop = virtual.new_loop()
till = asyncio.Lock()
loop.run_until_complete(asyncio.gather(customer(1), customer(2), customer(3)))
loop.close()
