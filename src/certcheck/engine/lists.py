"""Quantifiers over the lists of a declaration, honest about lists that may hold more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from certcheck.declaration.section import Section
from certcheck.engine.access import Access
from certcheck.engine.compare import shown
from certcheck.engine.names import Names
from certcheck.engine.nodes import Node
from certcheck.engine.reads import NAMING
from certcheck.engine.scope import Scope
from certcheck.engine.truth import Truth, all_of, negate
from certcheck.positions import Path
from certcheck.quantity.interval import at_least
from certcheck.quantity.parse import Quantity
from certcheck.result import Code, Reason
from certcheck.rules.conditions import All, AnyOf, Compare, Condition, Constant

KEY_FIELDS = {
    "labels": "mark", "claims": "kind", "certificates": "scheme", "documents": "kind", "registrations": "regime",
    "operators": "role", "tests": "property", "observations": "feature", "batteries": "kind", "offers": "place",
    "reports": "standards", "materials": "material", "packaging": "material", "food.additives": "name",
    "food.farm-inputs": "name", "food.ingredients": "ingredient", "company.roles": "place",
}  # fmt: skip
"""What ``complete-for`` names in each list."""


class ListView:
    """The entries of one list in a scope, where they stand, and whether there may be more."""

    __slots__ = ("_access", "_is_of_product", "_key", "_names", "_wanted", "path")

    def __init__(self, access: Access, where: Condition, names: Names, *, of_product: bool) -> None:
        """``of_product``: the list is one of the product, not of an entry of another list."""
        self._access = access
        self._is_of_product = of_product
        self._names = names
        self.path = access.path
        leaf = access.path.rpartition(".")[2]
        self._key = "name" if leaf in ("substances", "residues", "nutrients") else KEY_FIELDS.get(access.path, "")
        self._wanted = key_words(where, self._key) if self._key else None

    def scopes(self, scope: Scope) -> Sequence[Scope]:
        """One scope per entry; a list of the product is looked through by many requirements, so they share them."""
        value = self._access.get(scope)  # asked even where the scopes are known: it notes that the list was read
        if value is None:
            return ()
        if not self._is_of_product:
            return self._scopes(value, scope)
        key = ("entries", self.path, scope.place, id(scope.subject))
        cache = scope.product.cache
        found: Sequence[Scope] | None = cache.get(key)
        if found is None:
            found = cache[key] = self._scopes(value, scope)
        return found

    def _scopes(self, value: Any, scope: Scope) -> Sequence[Scope]:
        base = self._access.locate(scope)
        if isinstance(value, Section):
            base = (*base, "entries")
        return [scope.at(entry, (*base, number)) for number, entry in enumerate(entries_of(value))]

    def is_whole(self, scope: Scope) -> bool:
        """Whether what ``where`` asks for would have been listed if it existed."""
        value = self._access.get(scope)
        if not isinstance(value, Section):
            return isinstance(value, tuple)
        if value.state in ("complete", "not-applicable"):
            return True
        return value.complete_for is not None and self._named_complete(value.complete_for)

    def _named_complete(self, complete_for: tuple[str, ...]) -> bool:
        if not self._wanted:
            return False
        vocabulary = _VOCABULARY_OF_KEY.get((self.path, self._key), "")
        covered = [self._names.id_of(vocabulary, text) or text for text in complete_for]
        return all(
            any(one == cover or self._names.is_a(vocabulary, one, cover) for cover in covered) for one in self._wanted
        )

    def place(self, scope: Scope) -> tuple[str, Path]:
        return self.path, self._access.locate(scope)


_VOCABULARY_OF_KEY = {
    ("labels", "mark"): "marks", ("claims", "kind"): "claims", ("certificates", "scheme"): "schemes",
    ("documents", "kind"): "documents", ("registrations", "regime"): "registers", ("operators", "role"): "roles",
    ("tests", "property"): "properties", ("observations", "feature"): "construction", ("offers", "place"): "places",
    ("reports", "standards"): "standards", ("materials", "material"): "materials",
    ("packaging", "material"): "materials",
}  # fmt: skip


def key_words(where: Condition, key: str) -> tuple[str, ...] | None:
    """The ids that ``where`` requires of the list's key field; None when it does not fix one."""
    if isinstance(where, Compare) and where.path == key and isinstance(where.operand, Constant):
        value = where.operand.value
        if isinstance(value, str) and where.op in ("is", "in", "includes", "includes-any"):
            return (value,)
        if isinstance(value, tuple) and not isinstance(value, Quantity) and where.op in ("in", "includes-any"):
            return value
    if isinstance(where, All):
        return next((found for item in where.items if (found := key_words(item, key)) is not None), None)
    if isinstance(where, AnyOf):
        each = [key_words(item, key) for item in where.items]
        if all(found is not None for found in each):
            return tuple(word for found in each for word in found or ())
    return None


def entries_of(value: Any) -> tuple[Any, ...]:
    return value.entries if isinstance(value, Section) else tuple(value)


class SomeNode:
    """At least ``minimum`` entries fit."""

    __slots__ = ("_minimum", "_view", "_wanted", "_where")

    def __init__(self, view: ListView, where: Node, minimum: int, wanted: str) -> None:
        self._view, self._where, self._minimum, self._wanted = view, where, minimum, wanted

    def truth(self, scope: Scope) -> Truth:
        sure = possible = 0
        for inner in self._view.scopes(scope):
            value = self._where.truth(inner)
            if value is not False:
                possible += 1
                if value is True:
                    sure += 1
                    if sure >= self._minimum:
                        return True
        return False if possible < self._minimum and self._view.is_whole(scope) else None

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        if verdict is True:
            return _found(self._view, self._where, scope, Code.ENTRY_FOUND, self._wanted)
        if verdict is False:
            return _missing(self._view, scope, Code.ENTRY_MISSING, self._wanted)
        return _open(self._view, self._where, scope, self._wanted)


class NoneNode:
    """No entry fits: the opposite of one that does."""

    __slots__ = ("_some", "_view", "_wanted", "_where")

    def __init__(self, view: ListView, where: Node, wanted: str) -> None:
        self._view, self._where, self._wanted = view, where, wanted
        self._some = SomeNode(view, where, 1, wanted)

    def truth(self, scope: Scope) -> Truth:
        return negate(self._some.truth(scope))

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        if verdict is False:
            return _found(self._view, self._where, scope, Code.ENTRY_FORBIDDEN, self._wanted)
        if verdict is True:
            return _missing(self._view, scope, Code.NO_FORBIDDEN_ENTRY, self._wanted)
        return _open(self._view, self._where, scope, self._wanted)


class EachNode:
    """Every entry that fits ``where`` fulfils ``must``."""

    __slots__ = ("_must", "_view", "_wanted", "_where")

    def __init__(self, view: ListView, where: Node, must: Node, wanted: str) -> None:
        self._view, self._where, self._must, self._wanted = view, where, must, wanted

    def truth(self, scope: Scope) -> Truth:
        result: Truth = True
        for inner in self._view.scopes(scope):
            concerned = self._where.truth(inner)
            if concerned is False:
                continue
            value = _of_one(concerned, self._must.truth(inner))
            if value is False:
                return False
            if value is None:
                result = None
        return result if result is None or self._view.is_whole(scope) else None

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        found: list[Reason] = []
        for inner in self._view.scopes(scope):
            concerned = self._where.truth(inner)
            if concerned is False:
                continue
            fulfilled = self._must.truth(inner)
            if _of_one(concerned, fulfilled) is verdict:
                if concerned is None:
                    found.extend(self._where.reasons(inner, None))
                found.extend(self._must.reasons(inner, fulfilled))
        if verdict is None and not self._view.is_whole(scope):
            found.extend(_missing(self._view, scope, Code.LIST_MAY_HOLD_MORE, self._wanted))
        return found


def _of_one(concerned: Truth, fulfilled: Truth) -> Truth:
    """What an entry that is or may be concerned means for "each"."""
    if fulfilled is True:
        return True
    return False if concerned is True and fulfilled is False else None


class DescendingNode:
    """Entries stand in descending order of a figure."""

    __slots__ = ("_get", "_name", "_view")

    def __init__(self, view: ListView, get: Access, name: str) -> None:
        self._view, self._get, self._name = view, get, name

    def truth(self, scope: Scope) -> Truth:
        figures = [self._get.get(inner) for inner in self._view.scopes(scope)]
        verdicts = [
            at_least(a.interval, b.interval) if isinstance(a, Quantity) and isinstance(b, Quantity) else None
            for a, b in pairwise(figures)
        ]
        found = all_of(verdicts)
        return None if found is True and not self._view.is_whole(scope) else found

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        path, place = self._view.place(scope)
        found = ", ".join(shown(self._get.get(inner)) for inner in self._view.scopes(scope))
        code = {True: Code.FACT_MATCHES, False: Code.FACT_DIFFERS, None: Code.FACT_OPEN}[verdict]
        data = (("fact", f"{path}.{self._name}"), ("found", found), ("expected", ""), ("operator", "descending"))
        return [Reason(code, data, path, scope.product.position(place))]


def _found(view: ListView, where: Node, scope: Scope, code: Code, wanted: str) -> list[Reason]:
    reasons = []
    for inner in view.scopes(scope):
        if where.truth(inner) is True:
            scope.product.name_entries(view.path)
            data = (("list", view.path), ("wanted", wanted), ("found", describe_entry(inner.entry)))
            reasons.append(Reason(code, data, view.path, scope.product.position(inner.entry_path)))
    return reasons


def _missing(view: ListView, scope: Scope, code: Code, wanted: str) -> list[Reason]:
    path, place = view.place(scope)
    return [Reason(code, (("list", path), ("wanted", wanted)), path, scope.product.position(place))]


def _open(view: ListView, where: Node, scope: Scope, wanted: str) -> list[Reason]:
    """Why neither presence nor absence is known: unclear entries first, then the open list itself."""
    reasons: list[Reason] = []
    for inner in view.scopes(scope):
        if where.truth(inner) is None:
            scope.product.name_entries(view.path)
            data = (("list", view.path), ("wanted", wanted), ("found", describe_entry(inner.entry)))
            reasons.append(Reason(Code.ENTRY_UNCLEAR, data, view.path, scope.product.position(inner.entry_path)))
            reasons.extend(where.reasons(inner, None))
    if not view.is_whole(scope):
        reasons.extend(_missing(view, scope, Code.ENTRY_NOT_STATED, wanted))
    return reasons


def describe_entry(entry: Any) -> str:
    """The first words by which a person would recognise an entry."""
    words = []
    for attribute in NAMING:
        value = getattr(entry, attribute, None)
        if isinstance(value, tuple) and value and not hasattr(value, "_fields"):
            value = ", ".join(value[:3])
        if isinstance(value, str) and value:
            words.append(value)
        if len(words) == 2:
            break
    return " · ".join(words)
