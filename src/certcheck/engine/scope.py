"""Where a condition is being evaluated: the product, the subject of the rule, the entry of a list, the place."""

from __future__ import annotations

from typing import Any

from certcheck.engine.product import Product
from certcheck.positions import Path


class Blank:
    """An entry about which nothing is stated: every field of it is unknown."""

    __slots__ = ()

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


BLANK = Blank()


class Scope:
    """Immutable by convention; :meth:`at` makes the scope of one entry."""

    __slots__ = ("entry", "entry_path", "place", "product", "subject", "subject_path")

    def __init__(
        self,
        product: Product,
        subject: Any = None,
        subject_path: Path = (),
        entry: Any = None,
        entry_path: Path = (),
        place: str = "",
    ) -> None:
        self.product = product
        self.subject = subject
        self.subject_path = subject_path
        self.entry = entry
        self.entry_path = entry_path
        self.place = place

    def at(self, entry: Any, path: Path) -> Scope:
        """The same scope with another innermost entry."""
        return Scope(self.product, self.subject, self.subject_path, entry, path, self.place)


def product_scope(product: Product, place: str = "") -> Scope:
    """The scope of the product as a whole, made once for each product and place."""
    key = (Scope, place)
    found: Scope | None = product.cache.get(key)
    if found is None:
        found = product.cache[key] = Scope(product, place=place)
    return found
