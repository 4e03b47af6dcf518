import counting
import asyncio
import socket
import uvicorn


async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            print(message["type"])
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return
    await asyncio.sleep(0.001)
    body = ("%s %s" % (scope["method"], scope["path"])).encode()
    await send({"type": "http.response.start", "status": 200,
                "headers": [(b"content-length", b"%d" % len(body))]})
    await send({"type": "http.response.body", "body": body[:4], "more_body": True})
    await asyncio.sleep(0)
    await send({"type": "http.response.body", "body": body[4:]})


async def fetch(port, path):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(("GET %s HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n" % path).encode())
    answer = await reader.read()
    writer.close()
    return answer.split(b"\r\n\r\n")[1]


async def main():
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on"))
    serving = asyncio.ensure_future(server.serve(sockets=[listener]))
    while not server.started:
        await asyncio.sleep(0.005)
    port = listener.getsockname()[1]
    print(await fetch(port, "/one"))
    print(await asyncio.gather(*[fetch(port, "/%d" % n) for n in range(20)]))
    server.should_exit = True
    await serving


asyncio.run(main())
