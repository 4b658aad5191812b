"""Written names resolved against the vocabularies, each distinct name once per run."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from certcheck.vocabulary.match import Match, resolve
from certcheck.vocabulary.model import OTHER, Vocabularies, Vocabulary

MOST_NAMES = 100_000
"""Answers remembered: a catalogue repeats its words, and no catalogue may take the memory."""


class Kin(NamedTuple):
    """What a figure for a substance also speaks of: the classes above it, and elements with their mass share."""

    is_group: bool
    classes: tuple[str, ...]
    elements: tuple[tuple[str, Decimal], ...]


class Names:
    """Looks written names up and remembers the answer."""

    __slots__ = ("_kin", "_matches", "_members", "_presumed", "vocabularies")

    def __init__(self, vocabularies: Vocabularies) -> None:
        self.vocabularies = vocabularies
        self._matches: dict[tuple[str, str, str | None, str | None], Match] = {}
        self._presumed: dict[str, dict[str, tuple[bool, str]]] = {}
        self._members: dict[tuple[str, str], tuple[str, ...]] = {}
        self._kin: dict[str, Kin] = {}

    def vocabulary(self, name: str) -> Vocabulary | None:
        found: Vocabulary | None = self.vocabularies.get(name)
        return found

    def match(self, vocabulary: str, text: str, cas: str | None = None, ec: str | None = None) -> Match:
        """What ``text`` stands for; in a vocabulary that does not exist, the text stands for itself."""
        key = (vocabulary, text, cas, ec)
        found = self._matches.get(key)
        if found is None:
            if len(self._matches) >= MOST_NAMES:
                self._matches.clear()
            known = self.vocabulary(vocabulary)
            found = resolve(known, text, cas=cas, ec=ec) if known is not None else Match(text, text, "exact-id")
            self._matches[key] = found
        return found

    def id_of(self, vocabulary: str, text: str) -> str | None:
        found = self._matches.get((vocabulary, text, None, None))
        return (found if found is not None else self.match(vocabulary, text)).id

    def is_a(self, vocabulary: str, identifier: str, ancestor: str) -> bool:
        """Whether a resolved term is, or belongs under, another."""
        if identifier == ancestor:
            return True
        known = self.vocabulary(vocabulary)
        return known is not None and known.is_a(identifier, ancestor)

    def stands_for(self, vocabulary: str, text: str, wanted: Collection[str]) -> bool | None:
        """Is the written name one of ``wanted`` or a kind of it?

        Unknown when the name is not known, and when it is broader than what is asked: "plastic" may be PVC. A category
        is taken as the narrowest that fits, since there is none for "jewellery, but not for children".
        """
        found = self.id_of(vocabulary, text)
        if found is None:
            return None
        known = self.vocabulary(vocabulary)
        if known is None:
            return found in wanted
        if not known.ancestors(found).isdisjoint(wanted):
            return True
        if vocabulary == "categories" or not known.is_broad(found):
            return False
        return None if any(known.is_a(one, found) for one in wanted) else False

    def members(self, vocabulary: str, group: str) -> tuple[str, ...]:
        """The members of a group; a single term is its own only member."""
        found = self._members.get((vocabulary, group))
        if found is None:
            known = self.vocabulary(vocabulary)
            grouped = known is not None and known.is_group(group)
            found = self._members[vocabulary, group] = known.members(group) if known and grouped else (group,)
        return found

    def is_class(self, vocabulary: str, term: str) -> bool:
        """Whether a term stands for several others (PBDE, organotins), so that no single entry speaks for all of it."""
        known = self.vocabulary(vocabulary)
        return known is not None and bool(known.kinds(term))

    def kin(self, substance: str) -> Kin:
        found = self._kin.get(substance)
        if found is None:
            found = self._kin[substance] = self._kin_of(substance)
        return found

    def _kin_of(self, substance: str) -> Kin:
        known = self.vocabulary("substances")
        grouped = known is not None and known.is_group(substance)
        if known is None or grouped or substance not in known:
            return Kin(grouped, (), ())
        above = known.ancestors(substance) - {substance}
        elements = known.term(substance).contains if substance != OTHER else {}
        return Kin(
            False,
            tuple(sorted(one for one in above if not known.is_group(one))),
            tuple((element, Decimal(share)) for element, share in elements.items()),
        )

    def closed(self, vocabulary: str, group: str) -> bool:
        """Whether the members are the whole group, so that all of them being fine means that the group is."""
        known = self.vocabulary(vocabulary)
        return known is None or not known.is_group(group) or known.closed(group) == "yes"

    def presumed(self, category: str) -> dict[str, tuple[bool, str]]:
        """Features that a category presumes: path to (value, category that says so)."""
        found = self._presumed.get(category)
        if found is None:
            known = self.vocabulary("categories")
            stated = known.presumed(category) if known is not None else {}
            found = self._presumed[category] = {
                path: (fact.value == "yes", fact.stated_by)
                for path, fact in stated.items()
                if path.startswith("features.") and fact.value in ("yes", "no")
            }
        return found
