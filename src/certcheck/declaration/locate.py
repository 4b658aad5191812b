"""From a path in the model to a place in the file.

Paths are canonical: the entries of a section follow its name directly, ``labels[2].height``, whether the section
was written as a plain list or as a mapping with ``entries``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from certcheck.nodes import Mapping, Node, Scalar, Sequence
from certcheck.positions import Path, PathKey, Position


class Located(NamedTuple):
    """The deepest value of the file on the way along a path."""

    path: Path
    """The whole path asked for, canonical."""
    node: Node
    key_at: Position | None
    """Place of the key of the node, if it has one."""
    exact: bool
    """Is ``node`` what was asked for, not a parent of it?"""


def locate(root: Node, path: Iterable[PathKey]) -> Located:
    """Follow ``path``, with or without ``entries``, as far as the file goes."""
    node, key_at, exact = root, None, True
    canonical: list[PathKey] = []
    for step in path:
        if not is_entries(node, step):
            canonical.append(step)
        below = _below(node, step) if exact else None
        if below is None:
            exact = False
        else:
            node, key_at = below
    return Located(tuple(canonical), node, key_at, exact)


def is_entries(node: Node, step: PathKey) -> bool:
    """Is this step the word between a section and its list, which canonical paths leave out?"""
    if step != "entries":
        return False
    if isinstance(node, Mapping):
        return "entries" not in node.fields or isinstance(node.fields["entries"].value, Sequence)
    return True


def _below(node: Node, step: PathKey) -> tuple[Node, Position | None] | None:
    if isinstance(step, int):
        if isinstance(node, Mapping) and "entries" in node.fields:
            node = node.fields["entries"].value
        return (node.items[step], None) if isinstance(node, Sequence) and step < len(node.items) else None
    if isinstance(node, Mapping) and step in node.fields:
        field = node.fields[step]
        return field.value, field.key_at
    if step == "entries" and isinstance(node, Sequence):
        return node, None
    return None


def canonical_marks(root: Node) -> dict[Path, Position]:
    """The place of every value by its canonical path."""
    marks: dict[Path, Position] = {}
    stack: list[tuple[Path, Node]] = [((), root)]
    while stack:
        path, node = stack.pop()
        marks.setdefault(path, node.at)
        if isinstance(node, Sequence):
            stack.extend(((*path, index), item) for index, item in enumerate(node.items))
        elif isinstance(node, Mapping):
            for key, field in node.fields.items():
                stack.append((path if is_entries(node, key) else (*path, key), field.value))
    return marks


def is_state_word(located: Located) -> bool:
    """Was a section written as a single word, which stands for its state?"""
    return not located.exact and isinstance(located.node, Scalar) and located.path[-1:] == ("state",)
