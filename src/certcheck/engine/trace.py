"""What an evaluation looked at that nearly every listing has to itself, such as its model designation.

Where only one thing about such a fact mattered, as whether a paper names the model, that is noted instead of the fact:
listings whose answers are equal then share what came of it.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, Protocol, TypeVar

from certcheck.engine.truth import Truth

_SPACES = re.compile(r"\s+")


Answer = TypeVar("Answer", covariant=True)


class Question(Protocol[Answer]):
    """What may be asked about one fact instead of reading it. Equal for questions that are the same."""

    @property
    def fact(self) -> str:
        """Its path, as in ``identity.model``."""

    @property
    def part(self) -> str:
        """The attribute of a declaration that holds it."""

    def answer_from(self, part: Any) -> Answer:
        """The answer, which can be hashed; ``part`` is None where the declaration does not have it."""


class NamedIn(NamedTuple):
    """Whether a text that the declaration states is one of ``texts``, word for word but for spaces.

    ``fact`` is its path, of which ``part`` and ``field`` are the attributes.
    """

    fact: str
    part: str
    field: str
    texts: frozenset[str]

    def answer_from(self, part: Any) -> Truth:
        stated = None if part is None else getattr(part, self.field)
        return plain(stated) in self.texts if isinstance(stated, str) else None


class Trace:
    """The facts that were read, and the questions that were asked instead of reading."""

    __slots__ = ("asked", "facts")

    def __init__(self) -> None:
        self.facts: set[str] = set()
        self.asked: dict[Question[Any], None] = {}


def plain(text: str) -> str:
    """A text with single spaces."""
    return _SPACES.sub(" ", text).strip()
