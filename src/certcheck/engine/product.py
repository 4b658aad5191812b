"""One product as the rules see it: the stated facts, the presumed ones, resolved names and where each stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from certcheck.declaration.loading import Unit
from certcheck.declaration.model import Declaration
from certcheck.declaration.values import Absence
from certcheck.engine.memory import Memory
from certcheck.engine.names import Names
from certcheck.engine.reads import is_list, named
from certcheck.engine.recent import Recent
from certcheck.engine.substances import SubstanceIndex
from certcheck.engine.trace import Answer, Question, Trace
from certcheck.positions import Path, Position
from certcheck.quantity.dates import DateSpan, exact
from certcheck.result import Notice

MOST_INDEXES = 10_000
"""Far more lists of substances than one declaration may have."""


class Product:
    """A declaration unit (one item, one lot) with everything that rules ask of it looked up once."""

    __slots__ = (
        "_indexes", "as_of", "cache", "declaration", "market", "memory", "names", "presumed", "sold_in", "timings",
        "trace", "unit",
    )  # fmt: skip

    def __init__(
        self,
        unit: Unit,
        names: Names,
        as_of: date,
        market: str,
        sold_in: tuple[str, ...] | None = None,
        *,
        memory: Memory | None = None,
    ) -> None:
        """``memory`` keeps what products to come can use."""
        self.unit = unit
        self.names = names
        self.as_of = as_of
        self.market = market
        self.presumed: dict[str, tuple[bool, str]] = {}
        self.declaration: Declaration = self._with_presumed(unit.declaration)
        self.sold_in = sold_in if sold_in is not None else self._stated_places()
        self.cache: dict[Any, Any] = {}
        self.trace: Trace | None = None
        """Notes what an evaluation reads of the facts that are its own, while somebody wants to know."""
        self.memory = memory
        dates = self.declaration.dates
        self.timings: dict[Any, Any] = memory.timings(dates, market) if memory is not None else {}
        """Where the dates lie in the periods of requirements."""
        self._indexes = memory.indexes if memory is not None else Recent[SubstanceIndex](MOST_INDEXES)

    def name_entries(self, path: str) -> None:
        """Note that an entry of the list at ``path`` was called by its name."""
        if self.trace is not None and is_list(path.partition(".")[0]):
            self.trace.facts.add(named(path))

    def answer(self, question: Question[Answer]) -> Answer:
        """The answer to a question about a fact of its own, such as its model."""
        if self.trace is not None:
            self.trace.asked[question] = None
        return question.answer_from(getattr(self.declaration, question.part))

    def _with_presumed(self, declaration: Declaration) -> Declaration:
        """Fill flags that the category presumes and the declaration leaves open."""
        features = declaration.features
        update = {}
        for path, (value, category) in presumptions(declaration, self.names).items():
            attribute = _feature(path)
            if getattr(features, attribute) is None:
                self.presumed[path] = (value, category)
                update[attribute] = value
        if not update:
            return declaration
        return declaration.replaced(features=features.replaced(**update))

    def _stated_places(self) -> tuple[str, ...] | None:
        stated = self.declaration.sold_in
        if stated is None:
            return None
        return tuple(self.names.id_of("places", text) or text for text in stated)

    def substances(self, section: Any, default_basis: str) -> SubstanceIndex:
        """The figures of one substance list, indexed by substance."""
        key = (id(section), default_basis)  # the index keeps its section, so that the identity stays its own
        found = self._indexes.get(key)
        if found is None:
            found = SubstanceIndex(section, self.names, default_basis)
            self._indexes.put(key, found)
        return found

    def day(self, anchor: str) -> DateSpan | None:
        """The date of an event in this market; None when it is not stated or cannot be read.

        A placing date that is not stated is the as-of date: the check is made before listing.
        """
        if anchor == "as-of":
            return exact(self.as_of)
        attribute = anchor.replace("-", "_")
        for dates in self.declaration.dates.by_market:
            if isinstance(dates.market, str) and self.names.id_of("places", dates.market) == self.market:
                own = getattr(dates, attribute, None)
                if isinstance(own, DateSpan):
                    return own
        stated = getattr(self.declaration.dates, attribute)
        if isinstance(stated, DateSpan):
            return stated
        return exact(self.as_of) if stated is None and anchor in ("placed", "made-available") else None

    def placing_presumed(self) -> bool:
        return self.declaration.dates.placed is None and not any(
            isinstance(dates.placed, DateSpan) for dates in self.declaration.dates.by_market
        )

    def position(self, path: Path) -> Position | None:
        """Where a path of the declaration stands in its file, or the closest thing above it; None for none of it."""
        marks = self.unit.marks
        if not marks:
            return None
        here = tuple(key for key in path if key != "entries")
        while here:
            found = marks.get(here)
            if found is not None:
                return found
            here = here[:-1]
        return None

    def place_is(self, place: str, other: str) -> bool:
        """Whether a place is another one or lies inside it (``us/ny/nyc`` in ``us/ny`` in ``us``)."""
        return place == other or place.startswith(f"{other}/")


def presumptions(declaration: Declaration, names: Names) -> dict[str, tuple[bool, str]]:
    """What the category presumes: path to (value, category that says so)."""
    category = declaration.identity.category
    found = names.id_of("categories", category) if isinstance(category, str) else None
    return names.presumed(found) if found is not None else {}


def _feature(path: str) -> str:
    """``features.food-contact`` as the attribute ``food_contact``."""
    return path.removeprefix("features.").replace("-", "_")


def contradicted_presumptions(
    declaration: Declaration, names: Names, where: Callable[[Path], Position | None]
) -> list[Notice]:
    """Presumed facts that the declaration states otherwise."""
    notices = []
    for path, (value, category) in presumptions(declaration, names).items():
        stated = getattr(declaration.features, _feature(path))
        if isinstance(stated, Absence):
            stated = False
        if isinstance(stated, bool) and stated != value:
            data = (("fact", path), ("found", "yes" if stated else "no"), ("category", category))
            notices.append(Notice("presumption-contradicted", data, path, where(tuple(path.split(".")))))
    return notices
