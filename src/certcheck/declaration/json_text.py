"""JSON with the position of every value: the same tree that YAML gives.

Numbers and booleans stay the text that was written, so ``1.10`` keeps its zero and no number can be too large.
Refused with a Problem: duplicate keys, NaN and Infinity, comments, trailing commas, and whatever is larger than
:class:`~certcheck.nodes.Limits` allows. The scan does not recurse.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from certcheck.nodes import (
    DEFAULT_LIMITS,
    HALF_CHARACTER,
    Field,
    Limits,
    Mapping,
    Marked,
    Node,
    Scalar,
    Sequence,
    TextError,
    to_marked,
)
from certcheck.positions import InputError, Position, Problem, excerpt
from certcheck.source_text import decode

_TOKEN = re.compile(
    r"""[ \t\r\n]*+(?:
        (?P<mark>[{}\[\],:])
      | (?P<text>"(?:[^"\\\x00-\x1f]++|\\.)*+")
      | (?P<plain>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![0-9A-Za-z_.]) | (?:true|false|null)\b)
      | (?P<end>\Z)
    )""",
    re.VERBOSE,
)
_SPACE = re.compile(r"[ \t\r\n]*+")
_WRONG = (
    (re.compile(r"[+-]?(?:NaN|Infinity)\b"), "NaN and Infinity are not JSON", "leave the value out or write 'unknown'"),
    (re.compile(r"/[/*]|#"), "comments are not JSON", "use 'notes' fields, or YAML"),
    (re.compile("'"), "text in single quotes is not JSON", 'use "double quotes"'),
    (re.compile(r'"[^"\\\x00-\x1f]*+\t'), "a tab inside a text", r"write \t"),
    (re.compile('"'), "a text is not closed on its line", 'expected a closing "'),
    (re.compile(r"[-+.]?[0-9]"), "a number that JSON does not know", "put it in double quotes to keep it as written"),
    (re.compile(r"[A-Za-z_]"), "text without quotes is not JSON", 'use "double quotes"'),
)


def parse_json(data: bytes | str, name: str, *, limits: Limits = DEFAULT_LIMITS) -> Marked:
    """Read JSON text as plain tree with marks; ``name`` is the file named in problems."""
    return to_marked(compose_json(data, name, limits=limits))


def compose_json(data: bytes | str, name: str, *, limits: Limits = DEFAULT_LIMITS, line: int = 1) -> Node:
    """Read JSON text as a tree of nodes with positions; InputError with one Problem when it cannot be used.

    ``line`` is the number of the first line of ``data`` in its file.
    """
    text = decode(data, name, limits)
    scan = _Scan(text, limits, line)
    try:
        return scan.document()
    except TextError as error:
        raise InputError([error.problem(name)]) from None


def iter_ndjson(
    stream: Iterable[bytes | str], name: str, *, limits: Limits = DEFAULT_LIMITS
) -> Iterator[tuple[int, Node | Problem]]:
    """One tree or Problem per line that is not blank, with the number of the line. One bad line stops nothing."""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            yield number, compose_json(line, name, limits=limits, line=number)
        except InputError as error:
            problem = error.problems[0]
            yield number, Problem(name, number, max(problem.column, 1), problem.path, problem.message, problem.hint)


def bounded_lines(stream: BinaryIO, limits: Limits = DEFAULT_LIMITS) -> Iterator[bytes]:
    """The lines of a binary stream; of a line that is too long only so much that readers see that it is."""
    while line := stream.readline(limits.size + 1):
        yield line
        while len(line) > limits.size and not line.endswith(b"\n"):
            line = stream.readline(limits.size + 1)


class _Scan:
    """Tokens to nodes, with a stack of what is open."""

    def __init__(self, text: str, limits: Limits, first_line: int) -> None:
        self.text, self.limits, self.first_line = text, limits, first_line
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.open: list[tuple[Position, dict[str, Field] | list[Node], str, Position]] = []
        self.nodes = 0

    def at(self, offset: int) -> Position:
        line = bisect_right(self.starts, offset)
        return Position(line + self.first_line - 1, offset - self.starts[line - 1] + 1)

    def document(self) -> Node:
        offset, node = 0, None
        while node is None:
            offset, node = self._value(offset)
            while node is not None and self.open:
                offset, node = self._inside(offset, node)
        match = self._token(offset)
        if match["end"] is None:
            message = "more follows after the end of the value"
            raise TextError(self.at(_start(match)), message, "one declaration per file; --format ndjson takes lines")
        return node

    def _token(self, offset: int) -> re.Match[str]:
        match = _TOKEN.match(self.text, offset)
        if match is None:
            raise self._wrong(offset)
        return match

    def _wrong(self, offset: int) -> TextError:
        space = _SPACE.match(self.text, offset)
        here = space.end() if space else offset
        for pattern, message, hint in _WRONG:
            if pattern.match(self.text, here):
                return TextError(self.at(here), f"not valid JSON: {message}", hint)
        return TextError(self.at(here), f"not valid JSON: {excerpt(self.text[here])} does not belong here")

    def _value(self, offset: int) -> tuple[int, Node | None]:
        """Read a value, or open a list or mapping (node None) up to where its first value is due."""
        match = self._token(offset)
        at = self.at(_start(match))
        self._count(at)
        if match["text"] is not None:
            return match.end(), Scalar(self._string(match["text"], at), at)
        if match["plain"] is not None:
            if len(match["plain"]) > self.limits.scalar:
                raise TextError(at, f"number is longer than {self.limits.scalar:,} characters")
            return match.end(), Scalar(None if match["plain"] == "null" else match["plain"], at)
        if match["mark"] == "{":
            return self._open_mapping(match.end(), at)
        if match["mark"] == "[":
            return self._open_sequence(match.end(), at)
        raise self._unexpected(match, "a value")

    def _open_mapping(self, offset: int, at: Position) -> tuple[int, Node | None]:
        self._deeper(at)
        match = self._token(offset)
        if match["mark"] == "}":
            return match.end(), Mapping({}, at)
        return self._key(match, at, {}), None

    def _open_sequence(self, offset: int, at: Position) -> tuple[int, Node | None]:
        self._deeper(at)
        match = self._token(offset)
        if match["mark"] == "]":
            return match.end(), Sequence((), at)
        self.open.append((at, [], "", at))
        return offset, None

    def _key(self, match: re.Match[str], at: Position, fields: dict[str, Field]) -> int:
        """Open (or go on with) a mapping at its next key; the offset behind the colon."""
        if match["text"] is None:
            raise self._unexpected(match, "a key in double quotes")
        key_at = self.at(_start(match))
        key = self._string(match["text"], key_at)
        if not key.strip():
            raise TextError(key_at, "an empty key")
        if key in fields:
            raise TextError(key_at, f"key {excerpt(key)} is given twice", f"first on line {fields[key].key_at.line}")
        colon = self._token(match.end())
        if colon["mark"] != ":":
            raise self._unexpected(colon, "':' after the key")
        self.open.append((at, fields, key, key_at))
        return colon.end()

    def _inside(self, offset: int, node: Node) -> tuple[int, Node | None]:
        """Put a finished node into what is open; the closed parent when its end follows, else None."""
        at, parent, key, key_at = self.open.pop()
        match = self._token(offset)
        if isinstance(parent, dict):
            parent[key] = Field(node, key_at)
            if match["mark"] == "}":
                return match.end(), Mapping(parent, at)
            self._comma(match, "}")
            return self._key(self._token(match.end()), at, parent), None
        parent.append(node)
        if match["mark"] == "]":
            return match.end(), Sequence(tuple(parent), at)
        self._comma(match, "]")
        self.open.append((at, parent, "", at))
        return match.end(), None

    def _comma(self, match: re.Match[str], end: str) -> None:
        if match["mark"] != ",":
            raise self._unexpected(match, f"',' or '{end}'")
        after = self._token(match.end())
        if after["mark"] == end:
            raise TextError(self.at(_start(match)), "not valid JSON: a comma before the end", "remove the comma")

    def _string(self, token: str, at: Position) -> str:
        if len(token) > self.limits.scalar + 2:
            raise TextError(at, f"text is longer than {self.limits.scalar:,} characters")
        try:
            value: str = json.loads(token)
        except ValueError:
            raise TextError(at, "not valid JSON: wrong escape in a text", r"write \\ for a backslash") from None
        if HALF_CHARACTER.search(value):
            raise TextError(at, "text holds half a character (lone surrogate)")
        return value

    def _count(self, at: Position) -> None:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise TextError(at, f"holds more than {self.limits.nodes:,} values")

    def _deeper(self, at: Position) -> None:
        if len(self.open) >= self.limits.depth:
            raise TextError(at, f"is nested more than {self.limits.depth} levels deep")

    def _unexpected(self, match: re.Match[str], expected: str) -> TextError:
        at = self.at(_start(match))
        if match["end"] is not None:
            return TextError(at, f"not valid JSON: the text ends too early, expected {expected}")
        written = match["mark"] or match["text"] or match["plain"]
        return TextError(at, f"not valid JSON: found {excerpt(written)}, expected {expected}")


def _start(match: re.Match[str]) -> int:
    """Offset of the token itself, behind the space before it; the end of the text is before its last space."""
    return match.start() if match["end"] is not None else match.start(match.lastgroup or 0)
