"""Which facts of a declaration a requirement looks at: products that agree in them get the same findings.

A fact is named by the words of the file: ``identity.category`` for a field of a mapping, ``labels.mark`` for what all
entries of a list say in one field, ``labels`` for how many entries there are and whether there may be more,
``labels.#`` for what its entries are called, and ``labels.*`` for the list with everything that it says. The compiler
notes every access it makes, so the names are complete by construction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from certcheck.declaration.fields import FIELDS

PRESUMES = "identity.category"
"""The fact that presumed features come from."""


NAMING = ("id", "mark", "kind", "scheme", "role", "regime", "name", "property", "feature", "number", "text", "shows")
"""Fields by which a person would recognise an entry, the best first."""

CALLED = (*NAMING, "material")
"""Fields that reports call an entry by, be it found in a list or the subject of a rule."""

_WHOLE = ".*"
_NAMES = ".#"
_OWN_TO_A_LISTING = ("identity.", "pack.")
_SCREENS = frozenset({
    "sold-in", "identity.category", "identity.intended-users", "identity.age-from", "identity.age-to",
    "identity.condition", "identity.origin",
})  # fmt: skip


def is_screen(fact: str) -> bool:
    """Facts that vary little in a catalogue and on which most scopes turn."""
    return fact in _SCREENS or fact.startswith(("features.", "sales."))


@lru_cache(4096)
def is_own(fact: str) -> bool:
    """Facts that nearly every listing has to itself, such as its model, and lists with all their words. A requirement
    that could read one often does not, so what was really read is noted while it is evaluated."""
    return fact.endswith((_WHOLE, _NAMES)) or (fact.startswith(_OWN_TO_A_LISTING) and fact not in _SCREENS)


@lru_cache(4096)
def is_list(fact: str) -> bool:
    """Whether it is one of the lists of the declaration, which are facts for each of their fields."""
    info = FIELDS.get(fact)
    return info is not None and info.many and "." not in fact


def whole(path: str) -> str:
    """The fact of a list with everything that it says; ``path`` leads to the list or into it."""
    return path.partition(".")[0] + _WHOLE


def named(path: str) -> str:
    """The fact of what the entries of a list are called; for a list inside an entry all words of the outer one."""
    return path + _NAMES if is_list(path) else whole(path)


class Reads:
    """``facts`` that are read directly and the ``rules`` whose own facts count too."""

    __slots__ = ("facts", "rules")

    def __init__(self) -> None:
        self.facts: set[str] = set()
        self.rules: set[str] = set()

    def add(self, other: Reads) -> None:
        self.facts |= other.facts
        self.rules |= other.rules


@lru_cache(4096)
def fact_of(path: str) -> str:
    """The fact that a path of the declaration belongs to."""
    first, dot, rest = path.partition(".")
    return f"{first}.{rest.partition('.')[0]}" if dot else first


class ReadsLog:
    """Collects what is read while something is compiled; parts that are compiled once are noted again when reused."""

    def __init__(self) -> None:
        self._open: list[Reads] = []

    @contextmanager
    def noting(self) -> Iterator[Reads]:
        """Everything noted inside goes to the yielded reads, and to those around it."""
        reads = Reads()
        self._open.append(reads)
        try:
            yield reads
        finally:
            self._open.pop()
            self.again(reads)

    def again(self, reads: Reads) -> None:
        if self._open:
            self._open[-1].add(reads)

    def paths(self, *paths: str) -> None:
        """Paths of the declaration."""
        if not self._open:
            return
        facts = self._open[-1].facts
        for path in paths:
            facts.add(fact_of(path))
            first = path.partition(".")[0]
            if is_list(first):
                facts.add(first)
            if path.startswith("features"):
                facts.add(PRESUMES)

    def day(self, anchor: str) -> None:
        """A date of the product: its own or that of the market."""
        if anchor != "as-of":
            self.paths(f"dates.{anchor}", "dates.by-market")

    def rule(self, requirement: str) -> None:
        if self._open:
            self._open[-1].rules.add(requirement)
