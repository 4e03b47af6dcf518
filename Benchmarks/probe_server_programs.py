"""The programs that probe_server.py measures: probe_server_programs.py KIND FILE [TASKS STEPS].

A server writes its port into FILE when it serves, and, when someone asks for /end, into FILE.end how many requests it
had answered and how much of the processor it had used for them.
"""
import asyncio
import json
import os
import socket
import string
import sys
import time

PAGE = string.Template("<html><head><title>$title</title></head><body><table>$rows</table></body></html>")
ROW = string.Template("<tr><td>$number</td><td>$name</td><td class='price'>$price</td><td>$text</td></tr>\n")
GOODS = json.dumps([{"number": number, "name": "tea %d" % number, "price": number * 1.5, "text": "a fine tea " * 3}
                    for number in range(40)])


async def render():
    """A little real work: data is read, something is awaited, a page is made."""
    goods = json.loads(GOODS)
    await asyncio.sleep(0)
    rows = "".join(ROW.substitute(item) for item in goods)
    return PAGE.substitute(title="Teas", rows=rows)


class Account:
    """What a server has done and used."""

    def __init__(self, file):
        self.file, self.requests, self.processor = file, 0, None
        self.over = asyncio.Event()

    def begin(self, port):
        self.processor = time.process_time()
        with open(self.file + ".part", "w") as file:
            file.write(str(port))
        os.rename(self.file + ".part", self.file)

    def end(self):
        with open(self.file + ".end", "w") as file:
            json.dump({"requests": self.requests, "processor": time.process_time() - self.processor}, file)


async def serve_aiohttp(file, work):
    from aiohttp import web
    account = Account(file)

    async def trivial(request):
        account.requests += 1
        return web.Response(text="hello")

    async def page(request):
        account.requests += 1
        return web.Response(text=await render(), content_type="text/html")

    async def end(request):
        account.over.set()
        return web.Response(text="over")
    app = web.Application()
    app.add_routes([web.get("/", page if work else trivial), web.get("/end", end)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    account.begin(runner.addresses[0][1])
    await account.over.wait()
    account.end()
    await runner.cleanup()


async def serve_uvicorn(file):
    import uvicorn
    account = Account(file)

    async def app(scope, receive, send):
        if scope["type"] != "http":
            return
        if scope["path"] == "/end":
            account.over.set()
        account.requests += 1
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"5")]})
        await send({"type": "http.response.body", "body": b"hello"})
    # With its protocol named, so that asyncio sets TCP_NODELAY on what it accepts.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", access_log=False))
    serving = asyncio.ensure_future(server.serve(sockets=[listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    account.begin(listener.getsockname()[1])
    await account.over.wait()
    account.end()
    server.should_exit = True
    await serving


async def worker(count):
    for _ in range(count):
        await asyncio.sleep(0)


async def turns(file, tasks, steps):
    start = time.perf_counter()
    # By create_task, because that is what AsyncViz sees.
    for task in [asyncio.create_task(worker(steps // tasks)) for _ in range(tasks)]:
        await task
    with open(file, "w") as result:
        result.write(str((time.perf_counter() - start) / steps * 1e6))


kind, place = sys.argv[1:3]
if kind == "turns":
    asyncio.run(turns(place, int(sys.argv[3]), int(sys.argv[4])))
elif kind == "uvicorn":
    asyncio.run(serve_uvicorn(place))
else:
    asyncio.run(serve_aiohttp(place, work=kind == "work"))
