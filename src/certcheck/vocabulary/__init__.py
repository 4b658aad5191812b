"""Vocabularies: the names of substances, materials, marks and the rest, and how a written name becomes one.

Names are matched, never guessed: see :func:`resolve`.
"""

from __future__ import annotations

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
