"""Read vocabulary files, check them, and compile them to a plain form that opens at once.

YAML is read string-first: every scalar stays text, so ``NO`` is Norway and ``1.10`` a version.  Every
problem found is reported with file and line; nothing is loaded while one remains.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from certcheck.vocabulary._compile import compile_vocabulary
from certcheck.vocabulary._source import Entry, SourceFile, VocabularyError, VocabularyProblem, read_file
from certcheck.vocabulary.model import Vocabularies, Vocabulary

__all__ = [
    "PLAIN_FORMAT",
    "VocabularyError",
    "VocabularyProblem",
    "from_plain",
    "load_vocabularies",
    "to_plain",
]

PLAIN_FORMAT = "certcheck-vocabularies/1"
"""What the plain form calls itself; another format is refused."""


@dataclass(slots=True)
class _Gathered:
    """All files of one vocabulary, in the order of their names."""

    files: list[SourceFile]
    terms: list[Entry]
    groups: list[Entry]
    ambiguous: list[Entry]


def load_vocabularies(*directories: Path) -> Vocabularies:
    """Read every ``*.yaml`` file directly in the directories; raise :class:`VocabularyError` with all problems."""
    problems: list[VocabularyProblem] = []
    gathered: dict[str, _Gathered] = {}
    for path in _files(directories):
        file = read_file(path, problems)
        if file is None:
            continue
        part = gathered.setdefault(file.vocabulary, _Gathered([], [], [], []))
        part.files.append(file)
        part.terms += file.terms
        part.groups += file.groups
        part.ambiguous += file.ambiguous
    plains = {
        name: compile_vocabulary(name, part.files, part.terms, part.groups, part.ambiguous, problems)
        for name, part in sorted(gathered.items())
    }
    if not plains and not problems:
        problems.append(VocabularyProblem(str(directories[0]) if directories else ".", 0, "no vocabulary file found"))
    if problems:
        raise VocabularyError(tuple(sorted(problems)))
    return Vocabularies({name: Vocabulary(plain) for name, plain in plains.items()})


def to_plain(vocabularies: Mapping[str, Vocabulary]) -> dict[str, Any]:
    """All vocabularies as one JSON-able mapping."""
    return {
        "format": PLAIN_FORMAT,
        "vocabularies": {name: vocabularies[name].to_plain() for name in sorted(vocabularies)},
    }


def from_plain(plain: Mapping[str, Any]) -> Vocabularies:
    """Open vocabularies from the form that :func:`to_plain` gives, without reading or checking YAML."""
    if plain.get("format") != PLAIN_FORMAT:
        raise ValueError(f"not a compiled vocabulary of format {PLAIN_FORMAT}")
    return Vocabularies({name: Vocabulary(part) for name, part in plain["vocabularies"].items()})


def _files(directories: Iterable[Path]) -> list[Path]:
    return [path for directory in directories for path in sorted(directory.glob("*.yaml"))]
