#!/usr/bin/env python3
"""What the probe of `loopviz watch` costs a step, measured with and without it in turns.

    python3 Benchmarks/probe_overhead.py [--steps 300000] [--rounds 5] [PYTHON ...]

Each round runs the same program twice, without and with the probe, each in a process of its own whose log another
process reads and counts. The program's tasks do nothing but `sleep(0)`. Printed: the best round's microseconds a step
for 1, 10 and 1,000 tasks, the difference, and whether the log holds each step.
"""
import argparse
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROBE = os.path.join(ROOT, "Sources", "LoopViz", "Watch", "probe")
DECODE = os.path.join(ROOT, "Tests", "ProbeTests", "decode.py")
PROGRAM = """
import asyncio, sys, time
async def worker(count):
    for _ in range(count):
        await asyncio.sleep(0)
async def main(tasks, steps):
    start = time.perf_counter()
    await asyncio.gather(*[worker(steps // tasks) for _ in range(tasks)])
    return (time.perf_counter() - start) / steps * 1e6
print(asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]))))
"""


def run(python, program, tasks, steps, probe):
    """Microseconds a step, and the lines `running` of the log."""
    environment = dict(os.environ)
    command = [python, program, str(tasks), str(steps)]
    if not probe:
        done = subprocess.run(command, stdout=subprocess.PIPE, env=environment, check=True)
        return float(done.stdout), None
    reader, writer = os.pipe()
    environment.update(LOOPVIZ_PROBE_FD=str(writer), PYTHONPATH=PROBE)
    decoder = subprocess.Popen([sys.executable, DECODE], stdin=reader, stdout=subprocess.PIPE)
    counter = subprocess.Popen(["grep", "-c", " running$"], stdin=decoder.stdout, stdout=subprocess.PIPE)
    decoder.stdout.close()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, pass_fds=[writer])
    os.close(reader)
    os.close(writer)
    output = process.communicate()[0]
    lines = int(counter.communicate()[0])
    if process.returncode:
        raise SystemExit("the program ended with %d" % process.returncode)
    return float(output), lines


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=300000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("pythons", nargs="*", default=[sys.executable])
    options = parser.parse_args()
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(PROGRAM)
        file.flush()
        print("python      tasks  without  with   probe   (microseconds a step)")
        for python in options.pythons:
            version = subprocess.run([python, "-c", "import sys; print(sys.version.split()[0])"],
                                     stdout=subprocess.PIPE, check=True).stdout.decode().strip()
            for tasks in (1, 10, 1000):
                rounds = []
                for _ in range(options.rounds):
                    without = run(python, file.name, tasks, options.steps, False)[0]
                    recorded, lines = run(python, file.name, tasks, options.steps, True)
                    # Each worker's last step ends it; main takes two.
                    wanted = options.steps // tasks * tasks + tasks + 2
                    if lines != wanted:
                        print("LOST: %d lines, %d steps" % (lines, wanted))
                    rounds.append((without, recorded))
                without = min(pair[0] for pair in rounds)
                recorded = min(pair[1] for pair in rounds)
                print("%-10s %6d  %6.2f  %6.2f  %6.2f" % (version, tasks, without, recorded, recorded - without))


if __name__ == "__main__":
    main()
