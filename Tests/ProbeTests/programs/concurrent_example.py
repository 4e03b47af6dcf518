import asyncio
import virtual


async def board(number):
    for move in range(1, 4):
        print("board %d: move %d" % (number, move))
        loop.selector.now += 0.05
        await asyncio.sleep(0.7)
    return "board %d is over" % number


loop = virtual.new_loop()
for result in loop.run_until_complete(asyncio.gather(*[board(number) for number in (1, 2, 3, 4)])):
    print(result)
loop.close()
