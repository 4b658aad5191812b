"""One line of a stream as plain data, read by the decoder of the standard library: for lines that are right.

:func:`plain_line` gives what :func:`~certcheck.declaration.json_text.compose_json` and
:func:`~certcheck.nodes.to_plain` give, or refuses. It never accepts what they refuse; of what they accept it refuses
only some lines of more than 100,000 characters. Whoever is refused reads the line again there, for the exact problem
and its place.
"""

from __future__ import annotations

import json
import re
from json import scanner
from typing import Any

from certcheck.nodes import DEFAULT_LIMITS, Limits

_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
"""Perhaps half a character: a pair of such escapes is a whole one."""


_C1 = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")
"""U+0080 to U+009F without the line end U+0085; control characters below U+0020 are no JSON."""
_NO_CHARACTER = re.compile(rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])")
"""U+FEFF, U+FFFE and U+FFFF."""


_IN_C = getattr(scanner, "c_make_scanner", None) is not None
"""Without it the standard library reads JSON in Python and takes digits of all scripts."""


class NotPlainError(Exception):
    """The line is not read here."""


def plain_line(line: bytes, limits: Limits = DEFAULT_LIMITS) -> dict[str, Any]:
    """The mapping on one line, scalars as text as they were written or None; NotPlainError for anything else."""
    try:
        if len(line) > limits.size or not _IN_C:
            raise NotPlainError
        text = _text(line.removeprefix(b"\xef\xbb\xbf"))
        _check_length(text, limits)
        found = _decoded(text)
        if type(found) is not dict:
            raise NotPlainError
        if _may_repeat(text, _settled(found, limits.depth)):
            _decoded_once(text)
    except (ValueError, RecursionError):
        raise NotPlainError from None
    if _HALF_CHARACTER.search(text):
        _check_characters(found)
    return found


def _text(line: bytes) -> str:
    """UTF-8 as text without stray characters, as far as JSON itself allows them."""
    if b"\x7f" in line or (not line.isascii() and (_C1.search(line) or _NO_CHARACTER.search(line))):
        raise NotPlainError
    return line.decode()


def _check_length(text: str, limits: Limits) -> None:
    """A line so long that it could break another limit is refused without a closer look."""
    if len(text) > limits.nodes and text.count(",") + text.count("{") + text.count("[") >= limits.nodes:
        raise NotPlainError
    if len(text) > limits.scalar and max(map(len, text.replace(r"\"", "__").split('"'))) > limits.scalar:
        raise NotPlainError


def _check_characters(found: dict[str, Any]) -> None:
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise NotPlainError from None


def _settled(found: dict[str, Any], depth: int) -> int:
    """Put flags as they were written, look at depth and keys; the number of keys that there are."""
    keys, level = 0, [found]
    while level:
        below: list[Any] = []
        for one in level:
            if type(one) is dict:
                keys += len(one)
                if not all(map(str.strip, one)):
                    raise NotPlainError
            pairs: Any = one.items() if type(one) is dict else enumerate(one)
            for key, inner in pairs:
                kind = type(inner)
                if kind is dict or kind is list:
                    below.append(inner)
                elif kind is bool:
                    one[key] = "true" if inner else "false"
        level, depth = below, depth - 1
        if level and not depth:
            raise NotPlainError
    return keys


def _may_repeat(text: str, keys: int) -> bool:
    """Whether a key may be given twice: whether ``keys`` are fewer than may have been written."""
    if text.count(":") == keys:
        return False
    return text.count('":') != keys or any(space + ":" in text for space in " \t\r\n")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotPlainError
    return found


def _refuse(constant: str) -> Any:
    raise NotPlainError


_decoded = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=_refuse).decode
_decoded_once = json.JSONDecoder(object_pairs_hook=_once).decode
