#!/usr/bin/env python3
"""What CPython 3.13 does with a scenario.

  oracle.py log FILE...             prints the canonical log of each
  oracle.py expect FOLDER           writes FOLDER/../expected/NAME.log for every FOLDER/NAME.json
  oracle.py check FOLDER            compares instead, and says which differ
  oracle.py answer                  reads a scenario a line, writes its log as a list a line
  oracle.py random SEED COUNT       writes COUNT random programs, {"scenario": …, "log": […]} a line
"""
import json
import pathlib
import sys

sys.dont_write_bytecode = True
import programs
import scenario
import virtual


def logs_of(folder):
    for file in sorted(pathlib.Path(folder).glob("*.json")):
        yield folder, file, scenario.run(json.loads(file.read_text()))


def expected_file(file):
    return file.parent.parent / "expected" / f"{file.stem}.log"


def log(*files):
    for file in files:
        print(*scenario.run(json.loads(pathlib.Path(file).read_text())), sep="\n")


def expect(folder):
    for _, file, lines in logs_of(folder):
        expected_file(file).parent.mkdir(exist_ok=True)
        expected_file(file).write_text("".join(f"{line}\n" for line in lines))


def check(folder):
    different = [file.stem for _, file, lines in logs_of(folder)
                 if expected_file(file).read_text() != "".join(f"{line}\n" for line in lines)]
    print(*different, f"{len(different)} differ", sep="\n")
    return 1 if different else 0


def answer():
    """A program that never ends, or is none, or does what Swift's types rule out, is answered by null."""
    for line in sys.stdin:
        try:
            lines = scenario.run(json.loads(line), pass_limit=3000)
            lines = None if programs.has_mistake(lines) else lines
        except (Exception, virtual.Endless):
            lines = None
        print(json.dumps(lines))


def random(seed, count):
    for document, lines in programs.generate(int(seed), int(count)):
        print(json.dumps({"scenario": document, "log": lines}))


COMMANDS = {"log": log, "expect": expect, "check": check, "answer": answer, "random": random}

if __name__ == "__main__":
    if sys.version_info[:2] != (3, 13):
        sys.exit(f"the reference is CPython 3.13, and this is {sys.version.split()[0]}")
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    sys.exit(COMMANDS[sys.argv[1]](*sys.argv[2:]))
