"""Vocabularies: the names of substances, materials, marks and the rest, and how a written name becomes one.

Names are matched, never guessed: see :func:`resolve`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from certcheck.vocabulary.identifiers import Check, check
    from certcheck.vocabulary.loading import (
        VocabularyError,
        VocabularyProblem,
        from_plain,
        load_vocabularies,
        to_plain,
    )
    from certcheck.vocabulary.match import Match, Suggestion, resolve
    from certcheck.vocabulary.model import OTHER, Ambiguity, Group, Presumption, Term, Vocabularies, Vocabulary

_MODULES = {
    "identifiers": ("Check", "check"),
    "loading": ("VocabularyError", "VocabularyProblem", "from_plain", "load_vocabularies", "to_plain"),
    "match": ("Match", "Suggestion", "resolve"),
    "model": ("OTHER", "Ambiguity", "Group", "Presumption", "Term", "Vocabularies", "Vocabulary"),
}
"""Module to what it gives; each is imported when one of its names is asked for, since YAML is rarely read."""

__all__ = [
    "OTHER",
    "Ambiguity",
    "Check",
    "Group",
    "Match",
    "Presumption",
    "Suggestion",
    "Term",
    "Vocabularies",
    "Vocabulary",
    "VocabularyError",
    "VocabularyProblem",
    "check",
    "from_plain",
    "load_vocabularies",
    "resolve",
    "to_plain",
]


def __getattr__(name: str) -> Any:
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
