import counting
import asyncio
import aiohttp
from aiohttp import web


async def hello(request):
    return web.json_response({"hello": request.match_info["name"]})


async def slow(request):
    for _ in range(3):
        await asyncio.sleep(0.002)
    return web.Response(text="slow")


async def failing(request):
    raise web.HTTPGone(text="no coffee")


async def echo(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    async for message in socket:
        await socket.send_str(message.data.upper())
    return socket


async def main():
    app = web.Application()
    app.add_routes([web.get("/hello/{name}", hello), web.get("/slow", slow), web.get("/fail", failing),
                    web.get("/echo", echo)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    base = "http://127.0.0.1:%d" % runner.addresses[0][1]

    async def fetch(path):
        async with session.get(base + path) as response:
            return response.status, await response.text()

    async with aiohttp.ClientSession() as session:
        for path in ("/hello/one", "/slow", "/fail", "/nowhere"):
            print(await fetch(path))
        answers = await asyncio.gather(*[fetch("/slow" if n % 4 == 0 else "/hello/%d" % n) for n in range(40)])
        print(answers)
        async with session.ws_connect(base + "/echo") as socket:
            for word in ("tea", "milk"):
                await socket.send_str(word)
                print(await socket.receive_str())
    await runner.cleanup()


asyncio.run(main())
