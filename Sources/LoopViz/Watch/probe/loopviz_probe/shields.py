"""`asyncio.shield`: what it gives, and what that protects."""
import functools

from . import subjects
from .state import Nobody, now, numbers


def patch_shield(asyncio, tasks):
    before = tasks.shield

    @functools.wraps(before)
    def shield(arg, **options):
        if now.loop is Nobody or now.loop is None:
            return before(arg, **options)
        inner = tasks.ensure_future(arg, **options)
        outer = before(inner, **options)
        if outer is not inner:
            subjects.shields[outer] = inner
            numbers.plain = False
        return outer
    tasks.shield = asyncio.shield = shield
