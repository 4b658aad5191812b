"""A file as a tree in which every value knows its place: what the YAML and JSON readers give.

Scalars are text, exactly as written, or None for nothing. Positions stay with the values when trees are merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from certcheck.positions import Path, Position, Problem, excerpt


class Scalar(NamedTuple):
    """One value; ``text`` is None for an empty value, ``~`` or ``null``."""

    text: str | None
    at: Position


class Sequence(NamedTuple):
    """A list of values."""

    items: tuple[Node, ...]
    at: Position


class Field(NamedTuple):
    """The value of a key and the place of the key."""

    value: Node
    key_at: Position


class Mapping(NamedTuple):
    """Values by key, in the order of the file."""

    fields: dict[str, Field]
    at: Position


Node = Scalar | Sequence | Mapping


class Limits(NamedTuple):
    """What a file may cost at most; beyond, it is refused with a Problem."""

    size: int = 5_000_000
    depth: int = 64
    nodes: int = 200_000
    scalar: int = 100_000
    aliases: int = 1_000


DEFAULT_LIMITS = Limits()

HALF_CHARACTER = re.compile("[\ud800-\udfff]")
"""Lone surrogates: escapes can write them, but no output could encode them, so readers refuse them."""


class Marked(NamedTuple):
    """A tree of dict, list, str and None, and where each value (``marks``) and each key (``keys``) stands."""

    tree: Any
    marks: dict[Path, Position]
    keys: dict[Path, Position]


class TextError(Exception):
    """Raised inside a reader at a place in a text; readers turn it into an InputError."""

    def __init__(self, at: Position, message: str, hint: str = "", path: str = "") -> None:
        super().__init__(message)
        self.at, self.message, self.hint, self.path = at, message, hint, path

    def problem(self, file: str) -> Problem:
        return Problem(file, self.at.line, self.at.column, self.path, self.message, self.hint)


def to_plain(node: Node) -> Any:
    """The tree as dict, list, str and None, without positions."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [to_plain(item) for item in node.items]
    return {key: to_plain(field.value) for key, field in node.fields.items()}


def to_marked(node: Node) -> Marked:
    """The plain tree with the positions of its values and keys by path."""
    marks: dict[Path, Position] = {}
    keys: dict[Path, Position] = {}
    for path, value, key_at in walk(node):
        marks[path] = value.at
        if key_at is not None:
            keys[path] = key_at
    return Marked(to_plain(node), marks, keys)


def walk(node: Node, path: Path = (), key_at: Position | None = None) -> Iterator[tuple[Path, Node, Position | None]]:
    """Every value below and including ``node``, parents first: path, value, and place of its key if it has one."""
    stack: list[tuple[Path, Node, Position | None]] = [(path, node, key_at)]
    while stack:
        here = stack.pop()
        yield here
        base, value, _ = here
        if isinstance(value, Sequence):
            stack.extend(((*base, index), item, None) for index, item in reversed(list(enumerate(value.items))))
        elif isinstance(value, Mapping):
            stack.extend(((*base, key), field.value, field.key_at) for key, field in reversed(value.fields.items()))


def found(node: Node) -> str:
    """What a value is, in words for a message."""
    if isinstance(node, Mapping):
        return "a mapping (key: value)"
    if isinstance(node, Sequence):
        return "a list"
    return "nothing" if node.text is None else excerpt(node.text)
