"""``freight.yaml`` and ``emissions.yaml``."""

from __future__ import annotations

from decimal import Decimal

from certcheck.cost.reading.leaves import NOTHING, read_id, read_label
from certcheck.cost.tradeoffs.model import CARRIERS, Chargeable, Distance, FactorSet, Freight, Mode, Route
from certcheck.cost.tradeoffs.values import (
    BACKED,
    Shelf,
    read_backing,
    read_money,
    read_place,
    read_positive,
    read_span,
    read_year,
)
from certcheck.rules.reading.spot import Spot

MODE_REQUIRED = ("id", "title", "carrier", "chargeable", *BACKED)
CHARGEABLE = {"kg": ("cm3-per-kg",), "m3": ("kg-per-m3",), "container": ("m3", "kg")}
"""What is paid for, and the figures that each way of counting needs."""
ROUTE_REQUIRED = ("id", "from", "to", "title", "distances")
DISTANCE_KEYS = ("km", *BACKED)
FREIGHT_REQUIRED = ("mode", "route", "price", "days", *BACKED)
SET_REQUIRED = ("id", "title", "year", "scope", "unit", "factors", *BACKED)

SCOPE = "well-to-wake"
UNIT = "g CO2e per tonne-km"
FACTOR_PARTS = ("tank-to-wake", "well-to-tank")


def read_mode(spot: Spot, shelf: Shelf) -> Mode:
    """A way to send goods and what is paid for in it."""
    parts = spot.fields((*MODE_REQUIRED, "note"), MODE_REQUIRED)
    return Mode(
        id=read_id(parts["id"]) if "id" in parts else "",
        title=read_label(parts, "title"),
        carrier=parts["carrier"].choice(CARRIERS, CARRIERS[0]) if "carrier" in parts else CARRIERS[0],
        chargeable=_chargeable(parts["chargeable"]) if "chargeable" in parts else Chargeable("kg"),
        backing=read_backing(spot, parts, shelf),
        note=read_label(parts, "note"),
    )


def read_route(spot: Spot, shelf: Shelf) -> Route:
    """A route with the distance of each carrier that serves it."""
    parts = spot.fields((*ROUTE_REQUIRED, "note"), ROUTE_REQUIRED)
    distances = parts["distances"].fields(CARRIERS) if "distances" in parts else {}
    return Route(
        id=read_id(parts["id"]) if "id" in parts else "",
        origin=read_place(parts, "from"),
        destination=read_place(parts, "to"),
        title=read_label(parts, "title"),
        distances={carrier: _distance(item, shelf) for carrier, item in distances.items()},
        note=read_label(parts, "note"),
    )


def read_freight(spot: Spot, shelf: Shelf) -> Freight:
    """Price per chargeable unit and door days of a mode on a route."""
    parts = spot.fields((*FREIGHT_REQUIRED, "note"), FREIGHT_REQUIRED)
    return Freight(
        mode=parts["mode"].text() if "mode" in parts else "",
        route=parts["route"].text() if "route" in parts else "",
        price=read_money(parts, "price"),
        days=read_span(parts["days"]) if "days" in parts else NOTHING,
        backing=read_backing(spot, parts, shelf),
        note=read_label(parts, "note"),
    )


def read_factor_set(spot: Spot, shelf: Shelf) -> FactorSet:
    """One set of emission factors, all well-to-wake and per tonne-kilometre."""
    parts = spot.fields((*SET_REQUIRED, "note"), SET_REQUIRED)
    if "scope" in parts:
        parts["scope"].choice((SCOPE,))
    if "unit" in parts:
        parts["unit"].choice((UNIT,))
    factors = parts["factors"].fields(CARRIERS) if "factors" in parts else {}
    return FactorSet(
        id=read_id(parts["id"]) if "id" in parts else "",
        title=read_label(parts, "title"),
        year=read_year(parts),
        factors={carrier: _factor(item) for carrier, item in factors.items()},
        backing=read_backing(spot, parts, shelf),
        note=read_label(parts, "note"),
    )


def _chargeable(spot: Spot) -> Chargeable:
    known = ("by", *dict.fromkeys(key for keys in CHARGEABLE.values() for key in keys))
    parts = spot.fields(known, ("by",))
    by = parts["by"].choice(tuple(CHARGEABLE), "kg") if "by" in parts else "kg"
    for key in CHARGEABLE[by]:
        if key not in parts:
            spot.say(f"'{key}' is missing")
    for key in parts.keys() - {"by", *CHARGEABLE[by]}:
        parts[key].say(f"means nothing where '{by}' is paid for")
    figures = {key.replace("-", "_"): read_positive(parts[key]) for key in CHARGEABLE[by] if key in parts}
    return Chargeable(by, **figures)


def _distance(spot: Spot, shelf: Shelf) -> Distance:
    parts = spot.fields(DISTANCE_KEYS, DISTANCE_KEYS)
    km = read_positive(parts["km"]) if "km" in parts else None
    return Distance(km or Decimal(0), read_backing(spot, parts, shelf))


def _factor(spot: Spot) -> Decimal:
    """The two parts of a factor, added up; or the whole, where a source gives no parts."""
    if not spot.is_mapping:
        return read_positive(spot) or Decimal(0)
    parts = spot.fields(FACTOR_PARTS, FACTOR_PARTS)
    return sum((read_positive(item) or Decimal(0) for item in parts.values()), Decimal(0))
