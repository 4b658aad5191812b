"""YAML, read string-first: every scalar stays the text that was written, every value keeps its line and column.

``NO`` stays Norway, ``0012345670`` a GTIN, ``1.10`` a version. Only an empty value, ``~`` and ``null`` are nothing.
Refused with a Problem: duplicate keys, tags, merge keys, keys that are no plain text, several documents, and
whatever is larger than :class:`~certcheck.nodes.Limits` allows. Aliases are followed, within those limits.

The parser's events are used, not its nodes: they come one at a time, so that a hostile text is left at the first
event beyond a limit and nothing recurses.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

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
from certcheck.positions import InputError, Position, excerpt
from certcheck.source_text import decode, read_bytes

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map", "null")} | {"!"}
_NOTHING = {"", "~", "null"}

_HINTS = (
    ("mapping values are not allowed", "a text that holds ': ' needs quotes; else check the indentation"),
    ("could not find expected ':'", "expected 'key: value'; check quotes and indentation"),
    ("did not find expected key", "check the indentation and the quotes of the lines above"),
    ("did not find expected '-' indicator", "check the indentation of this list"),
    ("expected <block end>", "check the indentation and the quotes of the lines above"),
    ("found unexpected end of stream", "a quote or bracket that was opened is never closed"),
    ("unknown escape character", "inside double quotes a backslash starts an escape; use single quotes"),
    ("expected ',' or", "a bracket or brace that was opened is never closed"),
)


def read_yaml(path: Path | str, *, limits: Limits = DEFAULT_LIMITS) -> Marked:
    """Read a YAML file as plain tree with marks; InputError when it cannot be used."""
    return parse_yaml(read_bytes(Path(path), limits), str(path), limits=limits)


def parse_yaml(data: bytes | str, name: str, *, limits: Limits = DEFAULT_LIMITS) -> Marked:
    """Read YAML text as plain tree with marks; ``name`` is the file named in problems."""
    return to_marked(compose_yaml(data, name, limits=limits))


def compose_yaml(data: bytes | str, name: str, *, limits: Limits = DEFAULT_LIMITS) -> Node:
    """Read YAML text as a tree of nodes with positions; InputError with one Problem when it cannot be used."""
    text = decode(data, name, limits)
    try:
        return _Composer(yaml.parse(text, Loader=_LOADER), limits).document()
    except TextError as problem:
        raise InputError([problem.problem(name)]) from None
    except yaml.YAMLError as error:
        raise InputError([_syntax(error, text).problem(name)]) from None


class _Open:
    """A list or mapping whose end has not been reached."""

    __slots__ = ("anchor", "at", "fields", "items", "key", "key_at", "size")

    def __init__(self, at: Position, anchor: str | None, is_mapping: bool) -> None:
        self.at, self.anchor = at, anchor
        self.items: list[Node] = []
        self.fields: dict[str, Field] | None = {} if is_mapping else None
        self.key: str | None = None
        self.key_at = at
        self.size = 1

    def close(self) -> Node:
        return Sequence(tuple(self.items), self.at) if self.fields is None else Mapping(self.fields, self.at)


class _Composer:
    """Builds the nodes of one document from parser events."""

    def __init__(self, events: Iterator[Any], limits: Limits) -> None:
        self.events, self.limits = events, limits
        self.open: list[_Open] = []
        self.root: Node | None = None
        self.anchors: dict[str, tuple[Node, int, int] | None] = {}
        """Anchored node, its number of nodes and its height; None while it is still open."""
        self.heights: list[int] = []
        self.nodes = self.aliases = 0

    def document(self) -> Node:
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise TextError(_at(event), "a second document starts here ('---')", "one document per file")
            elif isinstance(event, yaml.NodeEvent):
                self._node(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
        if self.root is None or (isinstance(self.root, Scalar) and self.root.text is None):
            raise TextError(Position(1, 1), "holds no content", "expected 'key: value' lines")
        return self.root

    def _node(self, event: Any) -> None:
        at = _at(event)
        if isinstance(event, yaml.AliasEvent):
            self._alias(str(event.anchor), at)
            return
        if event.tag is not None and event.tag not in _PLAIN_TAGS:
            raise TextError(at, f"tag {excerpt(event.tag)} is not allowed", "values are read as written, without tags")
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, at)
            return
        self._count(at, 1)
        if self._wants_key():
            raise TextError(at, "a list or mapping as a key is not allowed", "a key is plain text")
        if len(self.open) >= self.limits.depth:
            raise TextError(at, f"is nested more than {self.limits.depth} levels deep")
        self.open.append(_Open(at, event.anchor, isinstance(event, yaml.MappingStartEvent)))
        self.heights.append(1)

    def _scalar(self, event: Any, at: Position) -> None:
        if len(event.value) > self.limits.scalar:
            raise TextError(at, f"text is longer than {self.limits.scalar:,} characters")
        if HALF_CHARACTER.search(event.value):
            raise TextError(at, "text holds half a character (lone surrogate)")
        if self._wants_key():
            self._key(event, at)
            return
        self._count(at, 1)
        nothing = not event.style and event.value in _NOTHING
        self._add(Scalar(None if nothing else event.value, at), 1, 0, event.anchor)

    def _key(self, event: Any, at: Position) -> None:
        inside = self.open[-1]
        key: str = event.value
        if not event.style and key == "<<":
            raise TextError(at, "merge keys '<<' are not allowed", "write the fields out")
        if not key.strip():
            raise TextError(at, "a key is missing before ':'")
        if inside.fields is not None and key in inside.fields:
            first = inside.fields[key].key_at.line
            raise TextError(at, f"key {excerpt(key)} is given twice", f"first on line {first}")
        inside.key, inside.key_at = key, at
        if event.anchor is not None:
            del self.anchors[event.anchor]  # an anchored key names no value

    def _wants_key(self) -> bool:
        return bool(self.open) and self.open[-1].fields is not None and self.open[-1].key is None

    def _alias(self, anchor: str, at: Position) -> None:
        self.aliases += 1
        if self.aliases > self.limits.aliases:
            raise TextError(at, f"more than {self.limits.aliases:,} aliases")
        if self._wants_key():
            raise TextError(at, "an alias as a key is not allowed", "a key is plain text")
        if anchor not in self.anchors:
            raise TextError(at, f"alias *{excerpt(anchor)[1:-1]} has no anchor above it")
        known = self.anchors[anchor]
        if known is None:
            raise TextError(at, f"alias *{excerpt(anchor)[1:-1]} stands inside what it stands for")
        node, size, height = known
        self._count(at, size)
        if len(self.open) + height > self.limits.depth:
            raise TextError(at, f"is nested more than {self.limits.depth} levels deep")
        self._add(node, size, height, None)

    def _end(self) -> None:
        closed = self.open.pop()
        self._add(closed.close(), closed.size, self.heights.pop(), closed.anchor)

    def _add(self, node: Node, size: int, height: int, anchor: str | None) -> None:
        """Put a finished node where it belongs; ``size`` counts its nodes, ``height`` its levels."""
        if anchor is not None:
            self.anchors[anchor] = (node, size, height)
        if not self.open:
            self.root = node
            return
        inside = self.open[-1]
        inside.size += size
        self.heights[-1] = max(self.heights[-1], height + 1)
        if inside.fields is None:
            inside.items.append(node)
        elif inside.key is not None:
            inside.fields[inside.key] = Field(node, inside.key_at)
            inside.key = None

    def _count(self, at: Position, more: int) -> None:
        self.nodes += more
        if self.nodes > self.limits.nodes:
            raise TextError(at, f"holds more than {self.limits.nodes:,} values, aliases followed")


def _at(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _syntax(error: yaml.YAMLError, text: str) -> TextError:
    """The parser's complaint in one line, at the place it complains about."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    reason = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "is not readable")
    at = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
    if _char_at(text, at) == "\t" and "cannot start any token" in reason:
        return TextError(at, "a tab is used for indentation", "indent with spaces")
    hint = next((advice for words, advice in _HINTS if words in reason), "")
    return TextError(at, f"not valid YAML: {reason}", hint)


def _char_at(text: str, at: Position) -> str:
    lines = text.splitlines()
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    return line[at.column - 1 : at.column]
