import asyncio
import virtual


async def save():
    print("saving, which must not be cut short")
    await asyncio.sleep(3)
    return "everything is saved"


async def main():
    saving = asyncio.create_task(save())
    try:
        async with asyncio.timeout(1):
            await asyncio.shield(saving)
    except TimeoutError:
        print("out of patience; is the saving cancelled?", saving.cancelled())
    print(await saving)


virtual.run(main())
