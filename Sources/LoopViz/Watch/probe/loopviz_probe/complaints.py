"""What asyncio and Python complain of: exceptions nobody takes, coroutines never awaited."""
import linecache
import re
import sys
import types
import warnings

from . import subjects
from .failures import guarded
from .output import out
from .places import at, place_text, user_frame
from .state import Nobody, now
from .stream import note
from .words import error_text, quote, shorten


def exception_reported(context):
    """Something that asyncio tells its exception handler."""
    message = str(context.get("message", ""))
    error = context.get("exception")
    future = context.get("task") or context.get("future")
    subject = "loop" if future is None else subjects.subject_of(future)

    def warn(kind, text, subject=subject):
        note(subject, "warning", "kind=%s text=%s" % (kind, quote(text)))
    if "never retrieved" in message:
        warn("never-retrieved", message)
    elif "destroyed but it is pending" in message:
        warn("destroyed-pending", message)
        subjects.forget_future(id(getattr(future, "_fut_waiter", None)))
    elif message.startswith("Exception in callback"):
        if isinstance(now.running, subjects.Callback):
            now.running.failure = error
            subject = now.running.subject
        warn("callback-failed", error_text(error) if error else message, subject)
    else:
        warn("unhandled", shorten(message if error is None else "%s: %s" % (message, error_text(error))))


def never_awaited(coroutine):
    code = getattr(coroutine, "cr_code", None)
    frame = user_frame(sys._getframe(1))
    if code is None:
        place = ""
    elif frame is not None and calls(frame, code.co_name):
        place = at(frame)
    else:
        # It was kept for a while, and its definition is what is known.
        place = place_text(code, code.co_firstlineno)
    name = getattr(coroutine, "__qualname__", "?")
    note("loop", "warning", "kind=never-awaited text=" + quote("coroutine '%s' was never awaited" % name) + place)


def calls(frame, name):
    """Whether the line at which a frame stands calls what has this name."""
    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno, frame.f_globals)
    return re.search(r"\b%s\s*\(" % re.escape(name), line) is not None


def patch_warnings():
    """Have Python's own warning of a coroutine that was never awaited pass by here, with the same stack."""
    before = getattr(warnings, "_warn_unawaited_coroutine", None)
    if not isinstance(before, types.FunctionType):
        return

    # Its own code with one global more: no frame is added, so the warning names the line that it would have named.
    def warn(message, category=None, stacklevel=1, source=None, **options):
        if now.loop is not Nobody and out.begun:
            guarded(never_awaited, source)
        import _warnings
        return _warnings.warn(message, category, stacklevel + 1, source, **options)
    names = dict(before.__globals__, warn=warn)
    if "_wm" in names:
        # Since 3.14 it asks the module for the function.
        names["_wm"] = types.SimpleNamespace(warn=warn)
    warnings._warn_unawaited_coroutine = types.FunctionType(before.__code__, names, before.__name__,
                                                            before.__defaults__, before.__closure__)
