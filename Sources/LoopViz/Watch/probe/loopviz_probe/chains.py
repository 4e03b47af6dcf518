"""The chain of what awaits what, from a task's coroutine down to what it really waits for."""
import gc

from .places import PROGRAM, STANDARD, async_generator, coroutine, generator, library, origin
from .tellers import leaves, tellers

WRAPPERS = ("async_generator_asend", "async_generator_athrow", "coroutine_wrapper", "anext_awaitable")


class Chain:
    """What a walk down a chain has found."""

    __slots__ = ("user",         # the innermost link of the program's own, else of a package
                 "depth",        # how many links lie above it; -1 if they are not all coroutines
                 "below",        # the code of each link below it, or None if those are not all coroutines
                 "teller",       # the first place in the standard library below it that tells what is waited for
                 "asked",        # the link of that place
                 "is_outside",   # whether the standard library waits there
                 "leaf")         # the class of what the last link awaits; None if it need not be asked


def walk(link):
    chain = Chain()
    chain.user = chain.teller = chain.asked = chain.leaf = None
    chain.is_outside = is_own = False
    chain.depth, chain.below = -1, []
    depth = 0
    known = library.get
    while link is not None:
        kind = type(link)
        if kind is coroutine:
            code, following = link.cr_code, link.cr_await
        else:
            if kind is generator:
                code, following = link.gi_code, link.gi_yieldfrom
            elif kind is async_generator:
                code, following = link.ag_code, link.ag_await
            else:
                chain.leaf = kind
                link = behind(link) if kind.__name__ in WRAPPERS else None
                if link is not None:
                    depth = -1
                    chain.below = None
                continue
            depth = -1
            chain.below = None
        place = known(code.co_filename)
        if place is None:
            place = origin(code)
        if place == STANDARD:
            chain.is_outside = True
            if chain.below is not None:
                chain.below.append(code)
            if chain.teller is None:
                chain.teller = tellers.get(id(code))
                chain.asked = link
                if chain.teller in leaves:
                    break
        elif place == PROGRAM or not is_own:
            chain.user, is_own = link, place == PROGRAM
            chain.depth, chain.below = depth, [] if depth >= 0 else None
            chain.teller, chain.is_outside = None, False
        elif chain.below is not None:
            chain.below.append(code)
        if depth >= 0:
            depth += 1
        link = following
    return chain


def behind(awaitable):
    """The coroutine or asynchronous generator behind an awaitable of Python's own that does not show it."""
    for thing in gc.get_referents(awaitable):
        if type(thing) in (coroutine, async_generator) or type(thing).__name__ in WRAPPERS:
            return thing
    return None
