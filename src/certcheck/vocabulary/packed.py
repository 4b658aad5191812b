"""Vocabularies as they lie in a pack: a line of JSON each, read when it is first asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping

from certcheck.vocabulary.model import Vocabularies, Vocabulary

PACKED_FORMAT = "certcheck-vocabularies/2"


def to_lines(vocabularies: Mapping[str, Vocabulary]) -> list[str]:
    """The names, then one vocabulary per line."""
    names = sorted(vocabularies)
    return [_compact(names), *(_compact(vocabularies[name].to_plain()) for name in names)]


def from_lines(text: bytes) -> Vocabularies:
    """What :func:`to_lines` gave; ValueError for anything else."""
    first, *lines = text.rstrip(b"\n").split(b"\n")
    return Vocabularies(dict(zip(json.loads(first), lines, strict=True)))


_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
