"""Vocabularies as they lie in a pack: each as one line of JSON, and its index, which few runs need, as another.

A line is read when it is first asked for. The first line has the length of each in bytes, by vocabulary.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from certcheck.vocabulary.model import Vocabularies, Vocabulary

PACKED_FORMAT = "certcheck-vocabularies/3"
_INDEX = "index"


class _Plain(dict[str, Any]):
    """A vocabulary in plain form, to which the index is added when it is first looked up."""

    def __init__(self, plain: Mapping[str, Any], index: Callable[[], Any]) -> None:
        super().__init__(plain)
        self._index = index

    def __missing__(self, key: str) -> Any:
        if key != _INDEX:
            raise KeyError(key)
        self[key] = found = self._index()
        return found


def to_lines(vocabularies: Mapping[str, Vocabulary]) -> list[str]:
    """The lengths, then two lines per vocabulary."""
    lines: list[str] = []
    lengths = {}
    for name in sorted(vocabularies):
        plain = vocabularies[name].to_plain()
        index = plain.pop(_INDEX)
        pair = [_compact(plain), _compact(index)]
        lengths[name] = [len(line.encode()) for line in pair]
        lines += pair
    return [_compact(lengths), *lines]


def from_lines(text: bytes) -> Vocabularies:
    """What :func:`to_lines` gave; ValueError for anything else."""
    at = text.find(b"\n") + 1
    found: dict[str, Vocabulary | Callable[[], Vocabulary]] = {}
    for name, (length, of_index) in json.loads(text[:at]).items():
        middle = at + length + 1
        end = middle + of_index + 1
        found[name] = _opener(text, slice(at, middle), slice(middle, end))
        at = end
    if at != len(text):
        raise ValueError("not the lines of these vocabularies")
    return Vocabularies(found)


def _opener(text: bytes, plain: slice, index: slice) -> Callable[[], Vocabulary]:
    return lambda: Vocabulary(_Plain(json.loads(text[plain]), lambda: json.loads(text[index])))


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
