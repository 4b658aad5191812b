"""One line of a stream as the fields of a declaration, read by the decoder of the standard library: for right lines.

:class:`LineReader` gives what :func:`~certcheck.declaration.json_text.compose_json` and
:func:`~certcheck.nodes.to_plain` give, or refuses. Of what they accept it refuses lines without fields, with fields
other than expected or with escapes in their names, and some of more than 100,000 characters. Whoever is refused reads
the line again there, for the exact problem and place. Only values nested deeper than they allow are accepted here; no
declaration has such values, so decoding refuses them.

A catalogue repeats itself, so a field is known by its text, and what is known is not read again: a text that was once
a whole field is one wherever a field may stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from json import scanner
from typing import Any, NamedTuple

from certcheck.nodes import DEFAULT_LIMITS, Limits

_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
"""Perhaps half a character: a pair of such escapes is a whole one."""


_C1 = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")
"""U+0080 to U+009F without the line end U+0085; control characters below U+0020 are no JSON."""
_NO_CHARACTER = re.compile(rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])")
"""U+FEFF, U+FFFE and U+FFFF."""


_IN_C = getattr(scanner, "c_make_scanner", None) is not None
"""Without it the standard library reads JSON in Python and takes digits of all scripts."""

_SPACE = " \t\r\n"
_REST = re.compile(rf"[{_SPACE}]*+(?=[,}}]|\Z)")
_NAME = re.compile(rf'[{_SPACE}]*+"([^"\\\x00-\x1f]++)"[{_SPACE}]*+:[{_SPACE}]*+')


class NotPlainError(Exception):
    """The line is not read here."""


class Line(NamedTuple):
    """The fields of one line by key: the text of each, its key included, and the values of those not known before."""

    texts: dict[str, str]
    values: dict[str, Any]

    def value(self, key: str) -> Any:
        """A field of the line as plain data: scalars as text as they were written, or None."""
        return self.values[key] if key in self.values else _read(self.texts[key], 0)[1]


class LineReader:
    """Splits lines into fields, which have to be among ``keys``.

    ``known`` gives the key of a text that this reader, or another one, has read as a field; else None.
    """

    def __init__(
        self, keys: Iterable[str], known: Callable[[str], str | None], limits: Limits = DEFAULT_LIMITS
    ) -> None:
        self._between = re.compile(rf',(?=[{_SPACE}]*+"(?:{"|".join(map(re.escape, keys))})"[{_SPACE}]*+:)')
        """The comma before a field; also before what has such a name inside another field."""
        self._known = known
        self._limits = limits

    def read(self, line: bytes) -> Line:
        """The mapping on one line; NotPlainError for anything else."""
        try:
            if len(line) > self._limits.size or not _IN_C:
                raise NotPlainError
            text = _text(line.removeprefix(b"\xef\xbb\xbf")).strip(_SPACE)
            _check_length(text, self._limits)
            return self._fields(text)
        except (ValueError, RecursionError):
            raise NotPlainError from None

    def _fields(self, text: str) -> Line:
        if not (text.startswith("{") and text.endswith("}")):
            raise NotPlainError
        texts: dict[str, str] = {}
        values: dict[str, Any] = {}
        position = start = 1  # of this piece, and of the next field
        for piece in self._between.split(text[1:-1]):
            here, position = position, position + len(piece) + 1
            if here < start:
                continue  # inside a field that was read as a whole
            key, end = self._known(piece), position - 1
            if key is None:
                key, value, end = _read(text, here)
                values[key] = value
                piece = text[here:end]
            if here > start or key in texts:
                raise NotPlainError
            texts[key] = piece
            start = end + 1
        if start != position:
            raise NotPlainError
        return Line(texts, values)


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


def _read(text: str, start: int) -> tuple[str, Any, int]:
    """The field that begins at ``start``: its key, its value, and where it ends, white space included."""
    name = _NAME.match(text, start)
    if name is None or not name[1].strip():
        raise NotPlainError
    value, end = _decode(text, name.end())
    rest = _REST.match(text, end)
    if rest is None:
        raise NotPlainError
    written = text[start : rest.end()]
    if _HALF_CHARACTER.search(written):
        json.dumps(value, ensure_ascii=False).encode()  # UnicodeEncodeError for a half character
    if "true" in written or "false" in written:
        value = _with_flags_as_written(value)
    return name[1], value, rest.end()


def _with_flags_as_written(value: Any) -> Any:
    if type(value) is bool:
        return "true" if value else "false"
    if type(value) is dict:
        return {key: _with_flags_as_written(inner) for key, inner in value.items()}
    return list(map(_with_flags_as_written, value)) if type(value) is list else value


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Each key once, and none of them blank."""
    found = dict(pairs)
    if len(found) != len(pairs) or not all(map(str.strip, found)):
        raise NotPlainError
    return found


def _refuse(constant: str) -> Any:
    raise NotPlainError


_decode = json.JSONDecoder(
    object_pairs_hook=_mapping, parse_float=str, parse_int=str, parse_constant=_refuse
).raw_decode
"""The value that begins at a place in a text, and where it ends."""
