import asyncio
import virtual


async def ask(server, seconds):
    await asyncio.sleep(seconds)
    return server + " answers"


async def main():
    tasks = [
        asyncio.create_task(ask("Oslo", 3)),
        asyncio.create_task(ask("Lima", 1)),
        asyncio.create_task(ask("Kyoto", 2)),
    ]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        print(task.result())
    pending = [task for task in tasks if task in pending]
    for task in pending:
        task.cancel()
    await asyncio.wait(pending)


virtual.run(main())
