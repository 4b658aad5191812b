"""Written names resolved against the vocabularies, each distinct name once per run."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from certcheck.vocabulary.match import Match
from certcheck.vocabulary.model import OTHER, Vocabularies, Vocabulary

MOST_NAMES = 100_000
"""Written names remembered: a catalogue repeats its words, and no catalogue may take the memory."""


class Kin(NamedTuple):
    """What a figure for a substance also speaks of: the classes above it, and elements with their mass share."""

    is_group: bool
    classes: tuple[str, ...]
    elements: tuple[tuple[str, Decimal], ...]


class Names:
    """Looks written names up and remembers the answer."""

    __slots__ = ("_classes", "_inside", "_kin", "_matches", "_members", "_presumed", "_stands", "vocabularies")

    def __init__(self, vocabularies: Vocabularies) -> None:
        self.vocabularies = vocabularies
        self._matches: dict[tuple[str, str, str | None, str | None], Match] = {}
        self._presumed: dict[str, dict[str, tuple[bool, str]]] = {}
        self._classes: dict[str, frozenset[str]] = {}
        self._inside: dict[tuple[str, str, str], bool] = {}
        self._members: dict[tuple[str, str], tuple[str, ...]] = {}
        self._kin: dict[str, Kin] = {}
        self._stands: dict[tuple[str, str, tuple[str, ...]], bool | None] = {}

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
                self._stands.clear()
            known = self.vocabulary(vocabulary)
            found = known.resolve(text, cas=cas, ec=ec) if known is not None else Match(text, text, "exact-id")
            self._matches[key] = found
        return found

    def id_of(self, vocabulary: str, text: str) -> str | None:
        return self.match(vocabulary, text).id

    def is_a(self, vocabulary: str, identifier: str, ancestor: str) -> bool:
        """Whether a resolved term is, or belongs under, another."""
        if identifier == ancestor:
            return True
        key = (vocabulary, identifier, ancestor)
        found = self._inside.get(key)
        if found is None:
            known = self.vocabulary(vocabulary)
            found = known is not None and identifier != OTHER and identifier in known and known.is_a(*key[1:])
            self._inside[key] = found
        return found

    def stands_for(self, vocabulary: str, text: str, wanted: Iterable[str]) -> bool | None:
        """Is the written name one of ``wanted`` or a kind of it?

        Unknown when the name is not known, and when it is broader than what is asked: "plastic" may be PVC. A category
        is taken as the narrowest that fits, since there is none for "jewellery, but not for children".
        """
        key = (vocabulary, text, tuple(wanted))
        if key not in self._stands:
            self._stands[key] = self._stands_for(*key)
        return self._stands[key]

    def _stands_for(self, vocabulary: str, text: str, wanted: tuple[str, ...]) -> bool | None:
        found = self.id_of(vocabulary, text)
        if found is None:
            return None
        if any(self.is_a(vocabulary, found, one) for one in wanted):
            return True
        if vocabulary != "categories" and any(self.is_a(vocabulary, one, found) for one in wanted):
            return None
        return False

    def members(self, vocabulary: str, group: str) -> tuple[str, ...]:
        """The members of a group; a single term is its own only member."""
        found = self._members.get((vocabulary, group))
        if found is None:
            known = self.vocabulary(vocabulary)
            grouped = known is not None and group in known.group_ids
            found = self._members[vocabulary, group] = known.members(group) if known and grouped else (group,)
        return found

    def is_class(self, vocabulary: str, term: str) -> bool:
        """Whether a term stands for several others (PBDE, organotins), so that no single entry speaks for all of it."""
        found = self._classes.get(vocabulary)
        if found is None:
            known = self.vocabulary(vocabulary)
            terms = known.to_plain()["terms"].values() if known is not None else ()
            found = self._classes[vocabulary] = frozenset(up for one in terms for up in one.get("parents", ()))
        return term in found

    def kin(self, substance: str) -> Kin:
        found = self._kin.get(substance)
        if found is None:
            found = self._kin[substance] = self._kin_of(substance)
        return found

    def _kin_of(self, substance: str) -> Kin:
        known = self.vocabulary("substances")
        groups = set(known.group_ids) if known is not None else set()
        if known is None or substance in groups or substance not in known:
            return Kin(substance in groups, (), ())
        classes = tuple(sorted(known.ancestors(substance) - groups - {substance}))
        elements = known.term(substance).contains if substance != OTHER else {}
        return Kin(False, classes, tuple((element, Decimal(share)) for element, share in elements.items()))

    def closed(self, vocabulary: str, group: str) -> bool:
        """Whether the members are the whole group, so that all of them being fine means that the group is."""
        known = self.vocabulary(vocabulary)
        if known is None or group not in known.group_ids:
            return True
        return known.closed(group) == "yes"

    def presumed(self, category: str) -> dict[str, tuple[bool, str]]:
        """Features that a category presumes: path to (value, category that says so)."""
        found = self._presumed.get(category)
        if found is None:
            known = self.vocabulary("categories")
            stated = known.presumed(category) if known is not None and category in known.ids else {}
            found = self._presumed[category] = {
                path: (fact.value == "yes", fact.stated_by)
                for path, fact in stated.items()
                if path.startswith("features.") and fact.value in ("yes", "no")
            }
        return found
