"""The locks, queues, events … that were made before loopviz attached."""
import gc
import sys

from .places import STANDARD, coroutine, origin
from .state import numbers
from .stream import note
from .words import quote

MOST = 1000              # so many are told; a program with more of them makes them one for each of its tasks


def all_primitives():
    asyncio = sys.modules["asyncio"]
    kinds = (asyncio.Lock, asyncio.Event, asyncio.Condition, asyncio.Semaphore, asyncio.Barrier, asyncio.Queue)
    # `isinstance` would ask objects that stand for others, and so wake them.
    return kinds, [thing for thing in gc.get_objects() if issubclass(type(thing), kinds)]


def forget_primitives():
    """Take back their numbers."""
    for thing in all_primitives()[1]:
        vars(thing).pop("_loopviz", None)


def found_primitives(loop):
    """Number them and tell of them, by the names under which the program keeps them."""
    kinds, found = all_primitives()
    found = [thing for thing in found if vars(thing).get("_loop", loop) in (loop, None)]
    # A queue has an event and a condition a lock of its own.
    parts = {id(part) for thing in found for part in vars(thing).values() if isinstance(part, kinds)}
    found = [thing for thing in found if id(thing) not in parts][:MOST]
    names = names_of(found)
    for thing in sorted(found, key=lambda thing: names.get(id(thing), "")):
        numbers.primitives += 1
        vars(thing)["_loopviz"] = numbers.primitives
        lock = vars(thing).get("_lock")
        if lock is not None and type(thing).__name__ == "Condition":
            vars(lock)["_loopviz"] = numbers.primitives
        note("P%d" % numbers.primitives, "created",
             "name=" + quote(names.get(id(thing)) or type(thing).__name__.lower()))


def names_of(things):
    """id of a thing -> the variable or attribute that has it."""
    if not things:
        return {}
    wanted = {id(thing) for thing in things}
    names = {}
    for owner in gc.get_referrers(*things):
        for name, value in items_of(owner):
            if id(value) in wanted and isinstance(name, str) and name != "self":
                names.setdefault(id(value), name)
    return names


def items_of(owner):
    """What a namespace, an object, or a coroutine of the program's own has under which name."""
    if type(owner) is dict:
        return list(owner.items())
    if type(owner) is coroutine:
        shown = owner.cr_frame is not None and origin(owner.cr_code) != STANDARD
        return list(owner.cr_frame.f_locals.items()) if shown else []
    try:
        return list(object.__getattribute__(owner, "__dict__").items())
    except Exception:
        return []
