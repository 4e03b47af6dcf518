import counting
import asyncio
import websockets

everyone = set()


async def room(socket, path=None):
    everyone.add(socket)
    try:
        async for message in socket:
            for other in sorted(everyone, key=id):
                await other.send(message)
    finally:
        everyone.discard(socket)


async def guest(name, port, words, arrived, said):
    heard = []
    async with websockets.connect("ws://127.0.0.1:%d" % port) as socket:
        arrived.append(name)
        while len(arrived) < 4:
            await asyncio.sleep(0.001)
        for word in words:
            await socket.send("%s: %s" % (name, word))
        for _ in range(4 * len(words)):
            heard.append(await socket.recv())
        said.append(name)
        while len(said) < 4:
            await asyncio.sleep(0.001)
    return name, sorted(heard)


async def main():
    server = await websockets.serve(room, "127.0.0.1", 0)
    port = list(server.sockets)[0].getsockname()[1]
    arrived, said = [], []
    guests = [guest(name, port, ["hello", "how is the tea?", "bye"], arrived, said)
              for name in ("Ada", "Bob", "Cleo", "Dan")]
    for name, heard in await asyncio.gather(*guests):
        print(name, heard)
    server.close()
    await server.wait_closed()


asyncio.run(main())
