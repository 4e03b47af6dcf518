import counting
import asyncio
import httpx


async def serve(reader, writer):
    while True:
        line = await reader.readline()
        if not line:
            break
        while (await reader.readline()).strip():
            pass
        path = line.split()[1].decode()
        if path == "/slow":
            await asyncio.sleep(0.01)
        if path == "/late":
            await reader.read()
            break
        body = ("this is " + path).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    base = "http://127.0.0.1:%d" % server.sockets[0].getsockname()[1]
    async with httpx.AsyncClient(base_url=base, trust_env=False) as client:
        print((await client.get("/one")).text)
        answers = await asyncio.gather(*[client.get("/slow" if n % 3 == 0 else "/%d" % n) for n in range(12)])
        print([(answer.status_code, answer.text) for answer in answers])
        try:
            await client.get("/late", timeout=0.05)
        except httpx.TimeoutException as error:
            print(type(error).__name__)
        async with client.stream("GET", "/streamed") as response:
            print([piece async for piece in response.aiter_text()])
    server.close()
    while len(asyncio.all_tasks()) > 1:
        await asyncio.sleep(0.001)


asyncio.run(main())
