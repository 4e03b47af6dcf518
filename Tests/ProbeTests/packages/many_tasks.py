import counting
import asyncio


async def worker(number, gate):
    await asyncio.sleep(0)
    if number % 3 == 0:
        await gate.wait()
    if number % 5 == 0:
        await asyncio.sleep(0.001 * (number % 7))
    return number


async def main():
    gate = asyncio.Event()
    tasks = [asyncio.ensure_future(worker(number, gate)) for number in range(20000)]
    await asyncio.sleep(0.01)
    gate.set()
    print(sum(await asyncio.gather(*tasks)))


asyncio.run(main())
