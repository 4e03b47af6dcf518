"""Reads the scenario language's texts: calls, signatures, templates."""
import json
import re

NAME = r"[A-Za-z_][A-Za-z0-9_]*"
IS_NAME = re.compile(NAME + r"\Z")
CALL = re.compile(rf"({NAME})(?:\.({NAME}))?\s*\((.*)\)\Z", re.S)
NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?\Z")
FIELD = re.compile(rf"{{{{|}}}}|{{({NAME})(?:(!r)|:(\.\d+f))?}}")
WORDS = {"null": None, "true": True, "false": False}


class Quoted(str):
    """A text that stands for itself, even if it begins with `$`."""


def is_name(text):
    return isinstance(text, str) and IS_NAME.match(text) is not None


def read_call(text):
    """`worker(1, $x)` -> (None, "worker", [1, "$x"]); `q.put(1)` -> ("q", "put", [1])."""
    match = CALL.match(text.strip())
    if not match:
        raise ValueError(f"no call: {text!r}")
    first, second, arguments = match.groups()
    return (first, second, read_arguments(arguments)) if second else (None, first, read_arguments(arguments))


def read_signature(text):
    """`worker(n, d)` -> ("worker", ["n", "d"])."""
    if is_name(text):
        return text, []
    _, name, parameters = read_call(text)
    return name, parameters


def split(text):
    """Splits at the commas outside of brackets and quotes."""
    parts, depth, quote, start = [], 0, None, 0
    for index, character in enumerate(text):
        if quote:
            quote = None if character == quote else quote
        elif character in "'\"" and not text[start:index].strip():
            quote = character
        elif character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "," and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    return parts + [text[start:]]


def read_arguments(text):
    return [read_argument(part.strip()) for part in split(text)] if text.strip() else []


def read_argument(text):
    if not text:
        raise ValueError("an argument is missing")
    if text[0] == "[":
        return read_arguments(text[1:-1])
    if text[0] in "'\"":
        return Quoted(text[1:-1])
    if text in WORDS:
        return WORDS[text]
    return json.loads(text) if NUMBER.match(text) else text


def render(template, look_up, show):
    """Fills a print's fields in; `show` takes what differs from run to run out of a repr."""
    def fill(match):
        name, is_representation, decimals = match.groups()
        if name is None:
            return match.group()[0]
        value = look_up(name)
        if decimals:
            return format(value, decimals)
        return show(repr(value) if is_representation else str(value))
    return FIELD.sub(fill, template if isinstance(template, str) else json.dumps(template))
