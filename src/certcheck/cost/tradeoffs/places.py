"""Where the product is sold, and how many units are sold there."""

from __future__ import annotations

from collections.abc import Sequence

from certcheck.cost.model import Range
from certcheck.cost.tradeoffs.figures import added, measured
from certcheck.declaration.model import Declaration
from certcheck.engine.names import Names


def inside(place: str, other: str) -> bool:
    """Whether a place is another one or lies in it: ``eu/es`` in ``eu``."""
    return place == other or place.startswith(f"{other}/")


def overlaps(place: str, other: str) -> bool:
    """Whether one of two places lies in the other."""
    return inside(place, other) or inside(other, place)


def market_of(place: str) -> str:
    """``eu`` of ``eu/es``."""
    return place.partition("/")[0]


def places_of_sale(declaration: Declaration, names: Names, targets: Sequence[str]) -> tuple[str, ...]:
    """The places of ``sold-in``, or else of ``sales.volumes``, in the markets of the targets; the markets themselves
    where the declaration names none. Sorted, each once."""
    markets = {market_of(target) for target in targets}
    volumes = [entry.place for entry in declaration.sales.volumes.entries if isinstance(entry.place, str)]
    found = {resolved(text, names) for text in declaration.sold_in or volumes}
    stated = {place for place in found if market_of(place) in markets}
    return tuple(sorted(stated | {market for market in markets if not any(inside(one, market) for one in stated)}))


def units_in(declaration: Declaration, names: Names, place: str) -> Range | None:
    """Units sold in a place in the latest year stated for it; None where that is not known.

    The volumes of places inside it are added up only where the section says that it is complete.
    """
    volumes = declaration.sales.volumes
    latest: dict[str, tuple[str, Range | None]] = {}
    for entry in volumes.entries:
        if not isinstance(entry.place, str):
            continue
        year = entry.year if isinstance(entry.year, str) else ""
        where = resolved(entry.place, names)
        if where not in latest or year > latest[where][0]:
            latest[where] = (year, measured(entry.units, "number"))
    if place in latest:
        return latest[place][1]
    within = [units for where, (_, units) in sorted(latest.items()) if inside(where, place)]
    known = [units for units in within if units is not None]
    return added(known) if volumes.state == "complete" and known and len(known) == len(within) else None


def resolved(text: str, names: Names) -> str:
    """The id of a place; the text itself where it is no known name."""
    return names.id_of("places", text) or text
