"""How values are written in the log: as Python's repr would, bounded, and without running code of the program."""
from .state import now

LONGEST = 200            # characters of a result, an error, a coroutine's arguments
MOST = 6                 # items of a container


def quote(value):
    """A value of the log, between quotes if it needs them."""
    if value.isprintable():
        if value and " " not in value and '"' not in value and "=" not in value:
            return value
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return '"' + "".join(map(escaped, value)) + '"'


def escaped(character):
    if character in "\"\\":
        return "\\" + character
    if character == "\n":
        return "\\n"
    if character == "\t":
        return "\\t"
    if "\ud800" <= character <= "\udfff":
        return "\\u{fffd}"
    if character.isprintable() or character == "\xa0":
        return character
    return "\\u{%x}" % ord(character)


def shorten(text):
    return text if len(text) <= LONGEST else text[:LONGEST - 1] + "…"


def represent(value, depth=0):
    """A value in words: an object of the program's own classes is only named."""
    kind = type(value)
    if kind is str or kind is bytes:
        return shorten(repr(value if len(value) <= LONGEST else value[:LONGEST]))
    if kind in (int, float, complex, bool, type(None), type(Ellipsis)):
        if kind is int and value.bit_length() > 600:
            return "<int of %d bits>" % value.bit_length()
        return repr(value)
    if kind in (list, tuple, set, frozenset, dict):
        if depth > 3:
            return "…"
        try:
            return container(value, kind, depth)
        except RuntimeError:     # changed by another thread
            return "<%s>" % kind.__name__
    if isinstance(value, BaseException):
        return error_text(value, depth)
    if isinstance(value, type):
        return value.__qualname__
    if isinstance(value, now.Task) and hasattr(value, "_loopviz"):
        return "<%s>" % task_name(value)
    name = getattr(value, "__qualname__", None)
    if isinstance(name, str):
        return name
    if kind.__repr__ is not object.__repr__ and type(kind.__repr__).__name__ == "wrapper_descriptor" \
            and kind.__module__ != "_asyncio":
        return shorten(repr(value))
    return named(kind)


def named(kind):
    return "<%s>" % kind.__qualname__


def container(value, kind, depth):
    pieces, length = [], 0
    for index, item in enumerate(value.items() if kind is dict else value):
        if index == MOST or length > LONGEST:
            pieces.append("...")
            break
        piece = "%s: %s" % (represent(item[0], depth + 1), represent(item[1], depth + 1)) if kind is dict \
            else represent(item, depth + 1)
        length += len(piece)
        pieces.append(piece)
    if kind is tuple and len(pieces) == 1:
        pieces[0] += ","
    opening, closing = {list: "[]", tuple: "()", dict: "{}"}.get(kind, "{}")
    text = opening + ", ".join(pieces) + closing
    if kind is frozenset or (kind is set and not pieces):
        text = "%s(%s)" % (kind.__name__, text if pieces else "")
    return shorten(text)


def error_text(error, depth=0):
    """An error as Python's own repr writes it, bounded."""
    try:
        arguments = BaseException.args.__get__(error)
        return shorten("%s(%s)" % (type(error).__name__,
                                   ", ".join(represent(argument, depth + 1) for argument in arguments)))
    except Exception:
        return type(error).__name__ + "()"


def seconds(value):
    """A delay with as few decimals as it takes."""
    return ("%.9f" % max(0, value)).rstrip("0").rstrip(".") or "0"


def task_name(task):
    try:
        return str(task.get_name())
    except Exception:
        return "task"


def callable_name(function):
    """How people call a callback or a job."""
    import functools
    arguments = ()
    for _ in range(5):
        if not isinstance(function, functools.partial):
            break
        arguments = function.args + arguments
        function = function.func
    if getattr(function, "__name__", "") == "run" and type(getattr(function, "__self__", None)).__name__ == "Context" \
            and arguments:
        return callable_name(functools.partial(*arguments))
    name = getattr(function, "__name__", None) or type(function).__name__
    if arguments:
        name += "(%s)" % ", ".join(represent(argument) for argument in arguments)
    return shorten(name)
