#!/usr/bin/env python3
"""What the probe costs an aiohttp server, in instructions: a figure that no other work on the machine changes.

    python3 Benchmarks/probe_instructions.py [--python PYTHON] [--probe FOLDER]

The server and its twenty connections are in one process without a network, under valgrind's cachegrind, with and
without the probe. Printed: the processor's instructions a request and the branches that it would predict wrongly, each
as the difference of a run of 2,000 requests and one of 1,000. --python names one that has aiohttp.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROBE = os.path.join(ROOT, "Sources", "LoopViz", "Watch", "probe")
PROGRAM = '''
import asyncio, json, os, string, sys
from aiohttp import web
ROW = string.Template("<tr><td>$number</td><td>$name</td><td>$price</td><td>$text</td></tr>")
GOODS = json.dumps([{"number": number, "name": "tea %d" % number, "price": number * 1.5, "text": "a fine tea " * 3}
                    for number in range(40)])
class Wire(asyncio.Transport):
    def write(self, data): pass
    def writelines(self, data): pass
    def close(self): pass
    def is_closing(self): return False
    def is_reading(self): return True
    def pause_reading(self): pass
    def resume_reading(self): pass
async def render():
    goods = json.loads(GOODS)
    await asyncio.sleep(0)
    return "".join(ROW.substitute(item) for item in goods)
async def empty(request):
    return web.Response(text="hello")
async def page(request):
    return web.Response(text=await render(), content_type="text/html")
async def main(handler, requests):
    loop = asyncio.get_running_loop()
    app = web.Application()
    app.router.add_get("/", handler)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    connections = [runner.server() for _ in range(20)]
    for connection in connections:
        connection.connection_made(Wire())
    for _ in range(requests // 20):
        for connection in connections:
            # As the selector does it.
            loop._ready.append(asyncio.Handle(connection.data_received, (b"GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",), loop))
        for _ in range(4):
            await asyncio.sleep(0)
    os._exit(0)
asyncio.run(main(globals()[sys.argv[1]], int(sys.argv[2])))
'''


def count(python, handler, requests, probe):
    """The instructions and wrong predictions of a run."""
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="1")
    descriptors = []
    if probe:
        pipe, writer = os.pipe()
        environment.update(LOOPVIZ_PROBE_FD=str(writer), PYTHONPATH=probe)
        descriptors = [writer]
        reader = subprocess.Popen(["cat"], stdin=pipe, stdout=subprocess.DEVNULL)
    done = subprocess.run(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--branch-sim=yes", "--cachegrind-out-file=/dev/null",
         python, "-c", PROGRAM, handler, str(requests)],
        env=environment, pass_fds=descriptors, stderr=subprocess.PIPE, universal_newlines=True)
    if probe:
        os.close(writer)
        os.close(pipe)
        reader.wait()
    if done.returncode:
        raise SystemExit(done.stderr)
    return [int(re.search(words + r":\s+([\d,]+)", done.stderr).group(1).replace(",", ""))
            for words in ("I +refs", "Mispredicts")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--probe", default=PROBE)
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        raise SystemExit("valgrind is not here; on Debian: apt install valgrind")
    print("handler          without      with     more       (instructions a request)   wrongly predicted branches")
    for handler in ("empty", "page"):
        (alone, wrong), (watched, wrong_watched) = [
            [(long - short) / 1000 for long, short in zip(count(options.python, handler, 2000, probe),
                                                          count(options.python, handler, 1000, probe))]
            for probe in (None, options.probe)]
        print("%-8s %15.0f %9.0f %8.0f %5.1f %% %28.0f %6.0f %5.1f %%" % (
            handler, alone, watched, watched - alone, (watched / alone - 1) * 100, wrong, wrong_watched,
            (wrong_watched / wrong - 1) * 100), flush=True)


if __name__ == "__main__":
    main()
