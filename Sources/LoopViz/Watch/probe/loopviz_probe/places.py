"""Where things stand in the program: whose code it is, and the line people would look for."""
import os
import sys
import types
from operator import attrgetter

from .stream import remark
from .words import quote

# A code object's own hash is slow (it hashes all its instructions), so they are known by their id, and kept.
kept = {}                # id of a code object -> the code object
library = {}             # name of a file -> PROGRAM, PACKAGE or STANDARD
files = set()            # whose paths have been told
ways = {}                # ids of the codes of a frame and of the one above it -> Way
places = {}              # (id of a code object, index of an instruction) -> " at=file.py:12"

PROGRAM, PACKAGE, STANDARD = 0, 1, 2
MOST = 4096              # ways that are kept
LONGEST = 10             # frames on a way; with more it is faster to look at one after the other

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


class Way:
    """How the user's frame was last found."""

    __slots__ = ("look",         # gives of a frame, and of those above it, what decides which is the user's,
                 "looks",        # and this is what that was
                 "user")         # gives the user's from that frame


def user_frame(frame):
    """The innermost frame of the program's own code, else of a package's."""
    code = frame.f_code
    if library.get(code.co_filename) == PROGRAM:
        return frame
    above = frame.f_back
    key = id(code), id(above.f_code) if above is not None else None
    way = ways.get(key)
    if way is not None:
        try:
            if way.look(frame) == way.looks:
                return way.user(frame)
        except AttributeError:
            # There are not so many frames.
            pass
    passed, user = upward(frame)
    if 1 < len(passed) <= LONGEST and (way is not None or len(ways) < MOST):
        way = ways[key] = Way()
        names, way.looks = seen(passed)
        way.look = attrgetter(*names)
        if user is None:
            way.user = nobody
        elif user is frame:
            way.user = itself
        else:
            way.user = attrgetter(path(passed.index(user))[:-1])
    return user


def itself(frame):
    return frame


def nobody(frame):
    return None


def upward(frame):
    """The frames from this one up to that which decides which is the user's (None: there is no other); and that one."""
    passed, best = [], None
    while frame is not None:
        passed.append(frame)
        kind = origin(frame.f_code)
        if kind == PROGRAM:
            return passed, frame
        if kind == PACKAGE:
            if best is None:
                best = frame
        elif frame.f_code.co_name == "_run":
            return passed, best      # what lies below ran the loop, and did not do this
        frame = frame.f_back
    passed.append(None)
    return passed, best


def seen(passed):
    """The names of what decides which frame is the user's, as the first of these frames gives it; and what that is."""
    names, looks = [], []
    for index, frame in enumerate(passed):
        names.append(path(index) + "f_code" if frame is not None else path(index)[:-1])
        looks.append(frame.f_code if frame is not None else None)
    return names, tuple(looks)


def path(height):
    """How a frame is reached from one that stands so far below it, with a dot at the end."""
    return "f_back." * height


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
