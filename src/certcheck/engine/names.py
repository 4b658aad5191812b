"""Written names resolved against the vocabularies, each distinct name once per run."""

from __future__ import annotations

from collections.abc import Iterable

from certcheck.vocabulary.match import Match
from certcheck.vocabulary.model import OTHER, Vocabularies, Vocabulary


class Names:
    """Looks written names up and remembers the answer."""

    __slots__ = ("_classes", "_matches", "_presumed", "vocabularies")

    def __init__(self, vocabularies: Vocabularies) -> None:
        self.vocabularies = vocabularies
        self._matches: dict[tuple[str, str, str | None, str | None], Match] = {}
        self._presumed: dict[str, dict[str, tuple[bool, str]]] = {}
        self._classes: dict[str, frozenset[str]] = {}

    def vocabulary(self, name: str) -> Vocabulary | None:
        return self.vocabularies.get(name)

    def match(self, vocabulary: str, text: str, cas: str | None = None, ec: str | None = None) -> Match:
        """What ``text`` stands for; in a vocabulary that does not exist, the text stands for itself."""
        key = (vocabulary, text, cas, ec)
        found = self._matches.get(key)
        if found is None:
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
        known = self.vocabulary(vocabulary)
        return known is not None and identifier != OTHER and identifier in known and known.is_a(identifier, ancestor)

    def stands_for(self, vocabulary: str, text: str, wanted: Iterable[str]) -> bool | None:
        """Is the written name one of ``wanted`` or a kind of it?

        Unknown when the name is not known, and when it is broader than what is asked: "plastic" may be PVC. A category
        is taken as the narrowest that fits, since there is none for "jewellery, but not for children".
        """
        found = self.id_of(vocabulary, text)
        if found is None:
            return None
        wanted = tuple(wanted)
        if any(self.is_a(vocabulary, found, one) for one in wanted):
            return True
        if vocabulary != "categories" and any(self.is_a(vocabulary, one, found) for one in wanted):
            return None
        return False

    def members(self, vocabulary: str, group: str) -> tuple[str, ...]:
        """The members of a group; a single term is its own only member."""
        known = self.vocabulary(vocabulary)
        if known is None or group not in known.group_ids:
            return (group,)
        return known.members(group)

    def is_class(self, vocabulary: str, term: str) -> bool:
        """Whether a term stands for several others (PBDE, organotins), so that no single entry speaks for all of it."""
        found = self._classes.get(vocabulary)
        if found is None:
            known = self.vocabulary(vocabulary)
            terms = known.to_plain()["terms"].values() if known is not None else ()
            found = self._classes[vocabulary] = frozenset(up for one in terms for up in one.get("parents", ()))
        return term in found

    def classes_of(self, vocabulary: str, term: str) -> tuple[str, ...]:
        """The classes above a term, groups left out."""
        known = self.vocabulary(vocabulary)
        if known is None or term not in known.ids:
            return ()
        groups = set(known.group_ids)
        return tuple(sorted(known.ancestors(term) - groups - {term}))

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
