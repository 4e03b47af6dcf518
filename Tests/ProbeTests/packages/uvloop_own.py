"""A program that itself runs on uvloop."""
import counting
import asyncio
import uvloop


async def echo(reader, writer):
    while True:
        data = await reader.read(100)
        if not data:
            break
        writer.write(data)
        await writer.drain()
    writer.close()


async def talk(port, number):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for turn in range(5):
        writer.write(b"%d %d" % (number, turn))
        await reader.read(100)
        await asyncio.sleep(0.001 * (number % 3))
    writer.close()
    return number


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_task(asyncio.start_server(echo, "127.0.0.1", 0))
    port = server.sockets[0].getsockname()[1]
    print(type(loop).__module__, await asyncio.gather(*[talk(port, number) for number in range(10)]))
    print(await loop.run_in_executor(None, sum, range(10)))
    server.close()
    await server.wait_closed()


uvloop.install()
asyncio.run(main())
