"""Reads what the probe writes (docs/PROBE.md) into the text log; loopviz has a reader of its own."""
import struct
import sys


def decode(stream):
    """The text log of a whole stream of frames."""
    lines, texts, out = {}, {}, []
    zero = iteration = last = count = place = 0
    finished = False
    while place + 8 <= len(stream):
        kind, length = stream[place:place + 1], int.from_bytes(stream[place + 1:place + 8], "little")
        body = stream[place + 8:place + 8 + length]
        if len(body) < length:
            break
        place += 8 + length
        if kind == b"R":
            out.append(body.decode())
        elif kind in b"LT":
            for definition in body.split(b"\0")[:-1]:
                number, _, text = definition.partition(b" ")
                (lines if kind == b"L" else texts)[int(number)] = text.decode()
        elif kind == b"E":
            for time, line, subject, argument in struct.iter_unpack("=4q", body):
                if line == 0:
                    iteration = subject
                    continue
                if line == 2:
                    zero = time
                    continue
                last = max(last, time - zero)
                text = texts.pop(subject) if line == 1 else lines[line]
                text = (text.replace("\1", str(subject)).replace("\2", str(argument & 0xffffffff))
                        .replace("\3", moment(max(0, argument - zero))).replace("\4", str(subject + (argument >> 32)))
                        .replace("\5", delay(argument - zero - last)))
                for each in text.split("\n"):
                    count += 1
                    out.append("%s %5d %s\n" % (moment(last), iteration, padded(each)))
        elif kind == b"Z":
            finished = True
        else:
            raise ValueError("an unknown frame %r" % kind)
    if finished:
        out.append("# events: %d\n" % count)
    return "".join(out)


def padded(text):
    subject, _, rest = text.partition(" ")
    return "%-4s  %s" % (subject, rest.lstrip())


def moment(nanoseconds):
    return "%d.%09d" % divmod(min(nanoseconds, 9223372036 * 10 ** 9), 10 ** 9)


def delay(nanoseconds):
    """Seconds with four decimals, or all if that leaves nothing."""
    seconds = min(max(0, nanoseconds) / 1e9, 1e10)
    return ("%.9f" % (round(seconds, 4) or seconds)).rstrip("0").rstrip(".") or "0"


if __name__ == "__main__":
    sys.stdout.write(decode(sys.stdin.buffer.read()))
