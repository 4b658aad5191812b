"""Sea, rail and air to each market: cost, days from door to door, emissions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from certcheck.cost.model import Range, Rates
from certcheck.cost.ranges import EXACT, in_cents
from certcheck.cost.tradeoffs.figures import in_report_currency, point, times, weakest
from certcheck.cost.tradeoffs.loads import Load, chargeable, load_of
from certcheck.cost.tradeoffs.model import FactorSet, Freight, Mode, Route, Tradeoffs
from certcheck.cost.tradeoffs.places import inside, market_of, resolved
from certcheck.cost.tradeoffs.result import FreightOption
from certcheck.declaration.model import Declaration
from certcheck.engine.names import Names
from certcheck.rules.model import NO_TEXT

FROM = "logistics.route-from"
NO_ROUTE, NO_PRICE, NO_RATE, NO_FACTOR = "no-route", "no-price", "no-rate", "no-factor"
_GRAMS_PER_TONNE_TO_KG_PER_KG = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class _Haul:
    """What is sent to one market and how it is counted there."""

    market: str
    route: Route | None
    load: Load
    factors: FactorSet
    reason: str
    question: str


def freight_options(
    declaration: Declaration,
    names: Names,
    places: Sequence[str],
    tables: Tradeoffs,
    rates: Rates,
    currency: str,
    factor_set: str = "",
) -> tuple[FreightOption, ...]:
    """Every mode to every market of ``places`` that is not the one the goods come from, in the order of the tables.

    The goods start at ``logistics.route-from``, else ``identity.origin``, else ``sales.ship-from``. They are those of
    the shipment where its mass is stated, else 1,000 units. All options use one set of emission factors
    (``factor_set``, the default of the tables where it is empty); KeyError for an unknown one. Modes that do not
    serve a route are left out of it.
    """
    factors = tables.emissions.sets[factor_set or tables.emissions.default]
    origin = _origin(declaration, names)
    load = load_of(declaration)
    found: list[FreightOption] = []
    for market in dict.fromkeys(market_of(place) for place in places):
        if origin is not None and inside(origin, market):
            continue
        haul = _haul(origin, market, load, factors, tables)
        found += _compared([_option(mode, haul, tables, rates, currency) for mode in _serving(haul.route, tables)])
    return tuple(found)


def _origin(declaration: Declaration, names: Names) -> str | None:
    stated = (declaration.logistics.route_from, declaration.identity.origin, declaration.sales.ship_from)
    return next((resolved(text, names) for text in stated if isinstance(text, str)), None)


def _haul(origin: str | None, market: str, load: Load, factors: FactorSet, tables: Tradeoffs) -> _Haul:
    if origin is None:
        return _Haul(market, None, load, factors, "", FROM)
    routes = (one for one in tables.freight.routes if inside(origin, one.origin) and inside(market, one.destination))
    route = next(routes, None)
    return _Haul(market, route, load, factors, "" if route is not None else NO_ROUTE, "")


def _serving(route: Route | None, tables: Tradeoffs) -> Iterator[Mode]:
    """The modes whose carrier has a way on the route; all while there is no route."""
    return (mode for mode in tables.freight.modes if route is None or mode.carrier in route.distances)


def _option(mode: Mode, haul: _Haul, tables: Tradeoffs, rates: Rates, currency: str) -> FreightOption:
    load, route = haul.load, haul.route
    price = _price(mode, route, tables)
    paid = chargeable(load, mode.chargeable)
    distance = route.distances[mode.carrier] if route is not None else None
    factor = haul.factors.factors.get(mode.carrier)
    cost = _cost(paid, price, rates, currency)
    backings = [mode.backing, *(one.backing for one in (price, distance) if one is not None)]
    return FreightOption(
        mode=mode,
        market=haul.market,
        route=route,
        per=load.per,
        mass_kg=load.mass,
        volume_m3=load.volume,
        chargeable=paid,
        chargeable_unit=mode.chargeable.by,
        cost=cost,
        days=price.days if price is not None else None,
        distance_km=distance.km if distance is not None else None,
        factors=haul.factors,
        emissions_kg=_emissions(load.mass, distance.km if distance is not None else None, factor),
        times_least=None,
        questions=tuple(dict.fromkeys(path for path in (haul.question, *load.questions) if path)),
        reasons=tuple(
            reason
            for reason, holds in (
                (haul.reason, bool(haul.reason)),
                (NO_PRICE, route is not None and price is None),
                (NO_RATE, paid is not None and price is not None and cost is None),
                (NO_FACTOR, factor is None),
            )
            if holds
        ),
        confidence=weakest(backing.confidence for backing in backings),
        sources=tuple(dict.fromkeys(source for backing in backings for source in backing.sources)),
        note=price.note if price is not None else NO_TEXT,
    )


def _price(mode: Mode, route: Route | None, tables: Tradeoffs) -> Freight | None:
    prices = (one for one in tables.freight.prices if route is not None and one.route == route.id)
    return next((one for one in prices if one.mode == mode.id), None)


def _cost(paid: Range | None, price: Freight | None, rates: Rates, currency: str) -> Range | None:
    if paid is None or price is None:
        return None
    unit = price.price
    amount = in_report_currency(times(paid, unit.amount), unit.currency, unit.year, currency, rates)
    return in_cents(amount) if amount is not None else None


def _emissions(mass: Range | None, km: Decimal | None, factor: Decimal | None) -> Range | None:
    """kg CO2e: kg x km x g per tonne-kilometre."""
    if mass is None or km is None or factor is None:
        return None
    per_kg = EXACT.multiply(EXACT.multiply(km, factor), _GRAMS_PER_TONNE_TO_KG_PER_KG)
    return times(mass, point(per_kg))


def _compared(options: list[FreightOption]) -> list[FreightOption]:
    """The options of one market with their emissions as a multiple of the least."""
    known = [one.emissions_kg.typical for one in options if one.emissions_kg is not None]
    least = min(known, default=Decimal(0))
    if not least:
        return options
    return [
        replace(one, times_least=_times(one.emissions_kg.typical, least)) if one.emissions_kg is not None else one
        for one in options
    ]


def _times(emissions: Decimal, least: Decimal) -> Decimal:
    """A multiple with two decimals, which is more than the factors bear."""
    return EXACT.divide(emissions, least).quantize(Decimal("0.01"))
