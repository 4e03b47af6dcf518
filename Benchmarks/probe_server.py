#!/usr/bin/env python3
"""What `loopviz watch` costs a server under load, measured with and without it in turns; others beside it.

    python3 Benchmarks/probe_server.py [--loopviz .build/release/loopviz] [--python PYTHON] [--rounds 5] [--seconds 2]
                                       [--only NAME ...] [--probe FOLDER] [--no-peers]

Each round runs every server alone, under `loopviz watch --plain --log FILE`, and under AsyncViz and VizTracer where pip
has them; the load is another process. Where there is taskset, the server has one core, and the load and loopviz the
other. Printed: the median of the rounds' requests a second; `lost`, the median of what a round's watched run has less
than its run alone; the server's own processor time a request, from its first to its last; and what was told. Then the
same for a loop whose ten tasks do nothing but `sleep(0)`. With --probe the probe of that folder runs without loopviz:
its pipe is emptied into a file.

The packages come into an environment in ~/.cache/loopviz-tests, made at the first run.
"""
import argparse
import gzip
import hashlib
import json
import os
import re
import selectors
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SERVER = os.path.join(HERE, "probe_server_programs.py")
PACKAGES = ("aiohttp", "uvicorn", "viztracer", "asyncviz")
CONNECTIONS = 20
# What is measured: the server, the load, and what people should think of.
MEASURED = {
    "trivial-raw": ("trivial", "raw", "aiohttp, a handler that does nothing, raw requests as fast as they go"),
    "trivial-client": ("trivial", "client", "aiohttp, a handler that does nothing, aiohttp's own client in another process"),
    "work-raw": ("work", "raw", "aiohttp, a handler with json, a sleep(0) and a page of 4 kB, raw requests"),
    "work-client": ("work", "client", "the same, aiohttp's own client in another process"),
    "uvicorn-raw": ("uvicorn", "raw", "uvicorn with an ASGI app, raw requests"),
}
STEPS, TASKS = 200000, 10


def environment(python):
    """The Python of an environment with the packages that pip has for this Python."""
    words = subprocess.run([python, "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3], sys.executable)"],
                           stdout=subprocess.PIPE, check=True, universal_newlines=True).stdout.split()
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = os.path.join(cache, "loopviz-tests", "bench-%s-%s" % (words[0], hashlib.sha256(
        words[1].encode()).hexdigest()[:8]))
    own = os.path.join(folder, "bin", "python")
    if not os.path.exists(own):
        subprocess.run([python, "-m", "venv", folder], check=True)
        for package in PACKAGES:
            if subprocess.run([own, "-m", "pip", "install", "-q", "--only-binary", ":all:", package]).returncode:
                print("%s is left out: pip does not have it for %s" % (package, python))
    return own


def has(python, package):
    return subprocess.run([python, "-c", "import " + package], stderr=subprocess.DEVNULL).returncode == 0


def on_core(core, command):
    return ["taskset", "-c", str(core)] + command if shutil.which("taskset") else command


class Alone:
    """The program by itself."""

    name = "alone"

    def __init__(self, python, folder):
        self.python, self.folder = python, folder

    def command(self, program):
        return on_core(0, [self.python] + program)

    def start(self, program):
        with open(os.path.join(self.folder, "errors"), "w") as errors:
            self.process = subprocess.Popen(self.command(program), stdout=errors, stderr=errors)

    def end(self):
        status = self.process.wait(timeout=120)
        if status:
            with open(os.path.join(self.folder, "errors")) as errors:
                raise SystemExit("%s: the program ended with %d\n%s" % (self.name, status, errors.read()[-2000:]))

    def told(self):
        """Bytes written, and what is said of them."""
        return None, ""


class Loopviz(Alone):
    name = "loopviz"

    def __init__(self, python, folder, loopviz):
        super().__init__(python, folder)
        self.loopviz, self.log = loopviz, os.path.join(folder, "run.log")

    def command(self, program):
        return on_core(1, [self.loopviz, "watch", "--plain", "--log", self.log, "--"] + super().command(program))

    def told(self):
        size, events, steps, dropped = os.path.getsize(self.log), None, 0, 0
        with open(self.log) as log:
            for line in log:
                if line.endswith(" running\n"):
                    steps += 1
                elif line.startswith("# dropped: "):
                    dropped += int(line.split(": ")[1])
                elif line.startswith("# events: "):
                    events = int(line.split(": ")[1])
                elif line.startswith("# probe: failed"):
                    raise SystemExit(line)
        os.remove(self.log)
        return size, "%s events, %d of them steps; %d dropped" % (events, steps, dropped)


class Probe(Alone):
    """The probe without loopviz."""

    name = "probe"

    def __init__(self, python, folder, probe):
        super().__init__(python, folder)
        self.probe, self.file = probe, os.path.join(folder, "pipe")

    def start(self, program):
        reader, writer = os.pipe()
        with open(self.file, "wb") as file:
            self.reader = subprocess.Popen(on_core(1, ["cat"]), stdin=reader, stdout=file)
        self.process = subprocess.Popen(self.command(program), pass_fds=[writer], env=dict(
            os.environ, LOOPVIZ_PROBE_FD=str(writer), PYTHONPATH=self.probe, PYTHONDONTWRITEBYTECODE="1"))
        os.close(reader)
        os.close(writer)

    def end(self):
        super().end()
        self.reader.wait()

    def told(self):
        return os.path.getsize(self.file), ""


class VizTracer(Alone):
    name = "viztracer"

    def command(self, program):
        self.file = os.path.join(self.folder, "trace.json")
        return on_core(0, [self.python, "-m", "viztracer", "--log_async", "--ignore_multiprocess", "-o", self.file]
                       + program)

    def told(self):
        size = os.path.getsize(self.file)
        os.remove(self.file)
        with open(os.path.join(self.folder, "errors")) as errors:
            said = errors.read()
        kept = re.search(r"Total Entries: (\d+)", said)
        full = ", those before are lost: its buffer was full" if "buffer is full" in said else ""
        return size, "%s entries%s" % (kept.group(1) if kept else "?", full)


class AsyncViz(Alone):
    name = "asyncviz"

    def command(self, program):
        self.file = os.path.join(self.folder, "asyncviz.avz")
        return on_core(0, [self.python, "-W", "ignore", "-m", "asyncviz", "record", "-q", "--browser", "never",
                           "--log-level", "ERROR", "--output", self.file] + program)

    def told(self):
        size, kept = 0, 0
        for folder, _, files in os.walk(self.file):
            for name in files:
                path = os.path.join(folder, name)
                size += os.path.getsize(path)
                if name.endswith(".jsonl.gz"):
                    with gzip.open(path) as chunk:
                        kept += sum(1 for _ in chunk)
        shutil.rmtree(self.file)
        return size, "%d events of tasks made and ended" % kept


def load_raw(port, seconds):
    """Keeps a request under way on each connection."""
    request = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"
    selector = selectors.DefaultSelector()
    for _ in range(CONNECTIONS):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.send(request)
        selector.register(connection, selectors.EVENT_READ, [b""])
    answered = {}

    def answer(connection, kept):
        kept[0] += connection.recv(1 << 16)
        head, found, body = kept[0].partition(b"\r\n\r\n")
        if not found:
            return 0
        # The answers of one server have one length.
        if head not in answered:
            answered[head] = int(re.search(rb"(?i)content-length: (\d+)", head).group(1))
        if len(body) < answered[head]:
            return 0
        kept[0] = b""
        connection.send(request)
        return 1
    count, start = 0, time.perf_counter()
    while time.perf_counter() < start + seconds:
        for key, _ in selector.select():
            count += answer(key.fileobj, key.data)
    return count / (time.perf_counter() - start)


def load_client(port, seconds):
    import asyncio
    import aiohttp

    async def ask(session, end):
        count = 0
        while time.perf_counter() < end:
            async with session.get("http://127.0.0.1:%d/" % port) as response:
                await response.read()
            count += 1
        return count

    async def main():
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CONNECTIONS)) as session:
            start = time.perf_counter()
            counts = await asyncio.gather(*[ask(session, start + seconds) for _ in range(CONNECTIONS)])
            return sum(counts) / (time.perf_counter() - start)
    return asyncio.run(main())


def serve(way, kind, load, seconds):
    """Requests a second, microseconds of the server's processor a request, bytes told, and what they are."""
    ready = os.path.join(way.folder, "ready")
    for name in (ready, ready + ".end"):
        if os.path.exists(name):
            os.remove(name)
    way.start([SERVER, kind, ready])
    deadline = time.monotonic() + 60
    while not os.path.exists(ready):
        if way.process.poll() is not None or time.monotonic() > deadline:
            way.end()
            raise SystemExit("%s: the server does not begin" % way.name)
        time.sleep(0.02)
    with open(ready) as file:
        port = int(file.read())
    command = on_core(1, [way.python, os.path.abspath(__file__), "--load", load, str(port)])
    subprocess.run(command + ["0.3"], stdout=subprocess.PIPE, check=True)
    rate = float(subprocess.run(command + [str(seconds)], stdout=subprocess.PIPE, check=True).stdout)
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.send(b"GET /end HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        connection.recv(1000)
    way.end()
    with open(ready + ".end") as file:
        own = json.load(file)
    return (rate, own["processor"] / own["requests"] * 1e6) + way.told() + (own["requests"],)


def turn(way):
    """Microseconds a step, bytes told, and what they are."""
    file = os.path.join(way.folder, "ready")
    way.start([SERVER, "turns", file, str(TASKS), str(STEPS)])
    way.end()
    with open(file) as result:
        return (float(result.read()),) + way.told()


def said(size, told, count, one):
    if size is None:
        return ""
    return "  %.1f MB, %.0f bytes a %s%s" % (size / 1e6, size / count, one, "; " + told if told else "")


def print_server(name, ways, rounds, seconds):
    kind, load, text = MEASURED[name]
    print("\n%s: %s" % (name, text))
    print("             requests/s     lost   us/request    more")
    runs = {way.name: [] for way in ways}
    for _ in range(rounds):
        for way in ways:
            runs[way.name].append(serve(way, kind, load, seconds))
    for way in ways:
        pairs = list(zip(runs[way.name], runs["alone"]))
        middle = [statistics.median(run[place] for run in runs[way.name]) for place in (0, 1)]
        less = statistics.median(1 - run[0] / alone[0] for run, alone in pairs) * 100
        more = statistics.median(run[1] / alone[1] - 1 for run, alone in pairs) * 100
        last = runs[way.name][-1]
        print("  %-10s %10.0f  %5.1f %%  %11.1f %5.1f %%%s" % (
            way.name, middle[0], less, middle[1], more, said(last[2], last[3], last[4], "request")), flush=True)


def print_turns(ways, rounds):
    print("\nturns: %d tasks, %d steps of sleep(0)" % (TASKS, STEPS))
    print("             us/step     more")
    runs = {way.name: [] for way in ways}
    for _ in range(rounds):
        for way in ways:
            runs[way.name].append(turn(way))
    for way in ways:
        best = min(run[0] for run in runs[way.name])
        more = best - min(run[0] for run in runs["alone"])
        last = runs[way.name][-1]
        print("  %-10s %8.2f %8.2f%s" % (way.name, best, more, said(last[1], last[2], STEPS, "step")), flush=True)


def main():
    if sys.argv[1:2] == ["--load"]:
        loads = {"raw": load_raw, "client": load_client}
        print(loads[sys.argv[2]](int(sys.argv[3]), float(sys.argv[4])))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--loopviz", default=os.path.join(os.path.dirname(HERE), ".build", "release", "loopviz"))
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--only", nargs="+", choices=list(MEASURED) + ["turns"], default=list(MEASURED) + ["turns"])
    parser.add_argument("--probe")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    python = environment(options.python)
    with tempfile.TemporaryDirectory() as folder:
        ways = [Alone(python, folder)]
        if options.probe:
            ways.append(Probe(python, folder, os.path.abspath(options.probe)))
        else:
            ways.append(Loopviz(python, folder, os.path.abspath(options.loopviz)))
        peers = [] if options.no_peers else [
            peer(python, folder) for peer in (AsyncViz, VizTracer) if has(python, peer.name)]
        for name in options.only:
            if name == "turns":
                print_turns(ways + peers, options.rounds)
            elif has(python, "uvicorn" if MEASURED[name][0] == "uvicorn" else "aiohttp"):
                print_server(name, ways + (peers if name == "trivial-raw" else []), options.rounds, options.seconds)


if __name__ == "__main__":
    main()
