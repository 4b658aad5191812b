"""What an evaluation looked at that nearly every listing has to itself, such as its model designation.

Where only one thing about such a fact mattered, as whether a paper names the model, that is noted instead of the fact:
listings whose answers are equal then share what came of it.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from certcheck.declaration.model import Declaration
from certcheck.engine.truth import Truth

_SPACES = re.compile(r"\s+")


class NamedIn(NamedTuple):
    """Whether a text that the declaration states is one of ``texts``, word for word but for spaces.

    ``fact`` is its path, of which ``part`` and ``field`` are the attributes.
    """

    fact: str
    part: str
    field: str
    texts: frozenset[str]

    def answer(self, declaration: Declaration) -> Truth:
        return self.answer_from(getattr(declaration, self.part))

    def answer_from(self, part: Any) -> Truth:
        """The answer from the part of a declaration that holds the fact, None for one that is not there."""
        stated = None if part is None else getattr(part, self.field)
        return plain(stated) in self.texts if isinstance(stated, str) else None


class Trace:
    """The facts that were read, and the questions that were all that was asked of others, with their answers."""

    __slots__ = ("facts", "named")

    def __init__(self) -> None:
        self.facts: set[str] = set()
        self.named: dict[NamedIn, Truth] = {}

    def note(self, question: NamedIn, answer: Truth) -> None:
        self.named[question] = answer


def plain(text: str) -> str:
    """A text with single spaces."""
    return _SPACES.sub(" ", text).strip()
