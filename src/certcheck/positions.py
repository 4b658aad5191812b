"""Places in an input file, and what is wrong there.

Shared by everything that reads a file of the user: declarations, rulesets, tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

PathKey = str | int
Path = tuple[PathKey, ...]
"""Where a value stands in the tree of a file: ``('labels', 2, 'height')``."""

_WIDE_SPACES = "\u00a0\u3000"


class Position(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


class Problem(NamedTuple):
    """One thing wrong in a file: where, what, and if it is known what to write instead.

    ``line`` and ``column`` are 0 where the file as a whole is meant. ``path`` is dotted, ``labels[2].height``,
    or empty. All texts may hold what a hostile file wrote: ``str()`` of the problem is safe to print.
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line else ""
        path = f" {self.path}:" if self.path else ""
        hint = f" ({self.hint})" if self.hint else ""
        return visible(f"{self.file}{place}:{path} {self.message}{hint}")

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.file, self.line, self.column, self.path, self.message)


class InputError(Exception):
    """A file cannot be used; ``problems`` says where and why, in the order of the file, each once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda problem: problem.sort_key))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def visible(text: str) -> str:
    """``text`` on one line; what a terminal would act on, and what shows nothing, is written as an escape."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in _WIDE_SPACES else _escape(char) for char in text)


def _escape(char: str) -> str:
    named = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char)
    code = ord(char)
    return named or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")


def excerpt(text: str, length: int = 60) -> str:
    """``text`` quoted for a message: shortened, escaped, in straight quotes."""
    shown = text if len(text) <= length else text[: length - 1] + "…"
    return f"'{visible(shown)}'"


def dotted(path: Iterable[PathKey]) -> str:
    """``('labels', 2, 'height')`` as ``labels[2].height``; indices count from 0, as they do in rules and JSON."""
    parts: list[str] = []
    for key in path:
        if isinstance(key, int):
            parts.append(f"[{key}]")
        else:
            shown = visible(key if len(key) <= 60 else key[:59] + "…")
            parts.append(f".{shown}" if parts else shown)
    return "".join(parts)
