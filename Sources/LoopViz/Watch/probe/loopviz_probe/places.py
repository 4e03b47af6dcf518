"""Where things stand in the program: whose code it is, and the line people would look for."""
import os
import sys
import types

from .stream import remark
from .words import quote

# A code object's own hash is slow (it hashes all its instructions), so they are known by their id, and kept.
kept = {}                # id of a code object -> the code object
library = {}             # name of a file -> PROGRAM, PACKAGE or STANDARD
files = set()            # whose paths have been told
places = {}              # (id of a code object, index of an instruction) -> " at=file.py:12"

PROGRAM, PACKAGE, STANDARD = 0, 1, 2

standard = os.path.dirname(os.__file__) + "/"
ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + "/"

coroutine, generator, async_generator = types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType


def origin(code):
    """Whose code it is: the program's, an installed package's, or the standard library's."""
    name = code.co_filename
    kind = library.get(name)
    if kind is None:
        if "/site-packages/uvloop/" in name:
            kind = STANDARD
        elif "/site-packages/" in name or "/dist-packages/" in name:
            kind = PACKAGE
        elif name.startswith(("<frozen", "uvloop/", standard, ours)):
            kind = STANDARD
        else:
            kind = PROGRAM
        library[name] = kind
    return kind


def user_frame(frame):
    """The innermost frame of the program's own code, else of a package's."""
    best = None
    known = library.get
    while frame is not None:
        code = frame.f_code
        kind = known(code.co_filename)
        if kind is None:
            kind = origin(code)
        if kind == 0:
            return frame
        if kind == 1:
            if best is None:
                best = frame
        elif code.co_name == "_run":
            break      # what lies below ran the loop, and did not do this
        frame = frame.f_back
    return best


def at(frame):
    """" at=file.py:12", or nothing."""
    if frame is None:
        return ""
    key = id(frame.f_code), frame.f_lasti
    text = places.get(key)
    if text is None:
        text = places[key] = place_text(frame.f_code, frame.f_lineno)
        keep(frame.f_code)
    return text


def here(depth):
    """Where the program stands, so many frames above who asks."""
    return at(user_frame(sys._getframe(depth + 1)))


def untraced(thing):
    """In asyncio's debug mode a task and a handle keep where they were made: without our frame."""
    if thing._source_traceback:
        del thing._source_traceback[-1]
    return thing


def keep(code):
    kept[id(code)] = code


def place_text(code, line):
    path = code.co_filename
    name = path.rpartition("/")[2]
    if path not in files:
        files.add(path)
        if path[:1] != "<":
            remark("file: %s=%s" % (name, os.path.abspath(path)))
    return " at=" + quote("%s:%d" % (name, line or 0))


def frame_of(chain):
    """The frame of a coroutine, a generator or an asynchronous generator."""
    kind = type(chain)
    if kind is coroutine:
        return chain.cr_frame
    return chain.gi_frame if kind is generator else chain.ag_frame
