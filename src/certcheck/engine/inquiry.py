"""Questions put to the facts of a product beside its requirements: does this hold, and for which entries?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from certcheck.declaration.fields import FIELDS
from certcheck.declaration.section import Section
from certcheck.engine.access import access
from certcheck.engine.nodes import Node
from certcheck.engine.product import Product
from certcheck.engine.scope import Scope
from certcheck.engine.targets import places_of_sale, select
from certcheck.engine.truth import Truth, all_of, any_of
from certcheck.rules.conditions import Compare, Condition
from certcheck.rules.walk import walk

if TYPE_CHECKING:
    from certcheck.declaration.loading import LoadedDeclaration
    from certcheck.engine.check import Engine


class Found(NamedTuple):
    """Entry ``number`` (from 0) of a list and whether it fits; ``asked`` is the path that would decide it."""

    product: Product
    number: int
    entry: Any
    truth: Truth
    asked: str


class Inquiry:
    """The units of a declaration as one target sees them; units that belong to another regime are left out."""

    def __init__(
        self,
        engine: Engine,
        loaded: LoadedDeclaration,
        as_of: date,
        target: str,
        *,
        sold_in: Sequence[str] | None = None,
    ) -> None:
        selection = select(engine.book, target)
        self.target = target
        self.place = selection.place or selection.market
        """The place that is entered: the target itself, or the market of a scheme."""
        self.names = engine.names
        self._compiler = engine.compiler
        self._nodes: dict[tuple[Condition, str], Node] = {}
        products = (
            Product(
                unit,
                engine.names,
                as_of,
                selection.market,
                places_of_sale(selection, unit.declaration, sold_in, engine.names),
            )
            for unit in loaded.units
        )
        self.products = tuple(one for one in products if not engine.other_regimes(selection, one).found)

    def holds(self, condition: Condition) -> Truth:
        """Whether it is true of every unit; false where there is none."""
        return all_of(self._truths(condition)) if self.products else False

    def concerns(self, condition: Condition) -> Truth:
        """Whether it is true of at least one unit."""
        return any_of(self._truths(condition))

    def entries(self, collection: str, where: Condition) -> list[Found]:
        """Every entry of the list at the path ``collection``, in each unit, with the truth of ``where`` about it."""
        found = []
        for product in self.products:
            listed = self.listed(product, collection)
            for number, entry in enumerate(listed.entries if isinstance(listed, Section) else listed or ()):
                truth = self.fits(product, collection, entry, where)
                asked = self._asked(product, collection, entry, where) if truth is None else ""
                found.append(Found(product, number, entry, truth, asked))
        return found

    def listed(self, product: Product, collection: str) -> Any:
        """The list itself: a Section, a tuple of entries, or None where nothing is stated."""
        return access(collection, "", "product").get(Scope(product))

    def fits(self, product: Product, collection: str, entry: Any, where: Condition) -> Truth:
        """Whether ``where`` is true of one entry, seen as one of the list at ``collection``."""
        return self._node(where, collection).truth(Scope(product).at(entry, ()))

    def _truths(self, condition: Condition) -> list[Truth]:
        return [self._node(condition, "").truth(Scope(product)) for product in self.products]

    def _node(self, condition: Condition, collection: str) -> Node:
        key = (condition, collection)
        if key not in self._nodes:
            self._nodes[key] = self._compiler.condition(condition, collection, "product")
        return self._nodes[key]

    def _asked(self, product: Product, collection: str, entry: Any, where: Condition) -> str:
        """The first fact in ``where`` that is open."""
        for part in walk(where):
            if isinstance(part, Compare) and self.fits(product, collection, entry, part) is None:
                path = f"{collection}.{part.path}"
                return path if path in FIELDS else part.path
        return collection
