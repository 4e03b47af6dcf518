import asyncio
import virtual


async def baker():
    try:
        print("the bread is in the oven")
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("asked to stop: switching the oven off")
        await asyncio.sleep(1)
        raise


async def main():
    task = asyncio.get_running_loop().create_task(baker())
    await asyncio.sleep(2)
    task.cancel()
    print("asked; is it done?", task.done())
    try:
        await task
    except asyncio.CancelledError:
        print("the baker is cancelled:", task.cancelled())


virtual.run(main())
