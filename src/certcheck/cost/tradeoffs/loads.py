"""What is sent, and what of it is paid for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from certcheck.cost.model import Range
from certcheck.cost.tradeoffs.figures import divided, larger, measured, point, times
from certcheck.cost.tradeoffs.model import Chargeable
from certcheck.cost.tradeoffs.result import SHIPMENT, THOUSAND
from certcheck.declaration.model import Declaration
from certcheck.quantity.interval import ZERO

MASS, VOLUME = "logistics.shipment-mass", "logistics.shipment-volume"
_THOUSAND = point(Decimal(1000))
_CM3 = point(Decimal(1_000_000))


@dataclass(frozen=True, slots=True)
class Load:
    """Goods on the way, ``per`` shipment or per 1,000 units; ``questions`` are the paths of what is not stated."""

    per: str
    mass: Range | None
    volume: Range | None
    questions: tuple[str, ...]


def load_of(declaration: Declaration) -> Load:
    """The shipment in kg and m3 where its mass or volume is stated, else 1,000 units of the product.

    The mass of a unit is that of the product, its volume that of the sales pack or else of the product.
    """
    sent = declaration.logistics
    mass, volume = measured(sent.shipment_mass, "mass"), measured(sent.shipment_volume, "volume")
    if mass is None and volume is None:
        unit = measured(declaration.pack.outer_volume, "volume") or measured(declaration.identity.volume, "volume")
        mass = _lot(measured(declaration.identity.mass, "mass"))
        return _load(THOUSAND, mass, _lot(unit))
    return _load(SHIPMENT, mass, volume)


def chargeable(load: Load, rule: Chargeable) -> Range | None:
    """What the price is per: kg, m3 or containers; None while mass or volume is open."""
    mass, volume = load.mass, load.volume
    if mass is None or volume is None:
        return None
    if rule.cm3_per_kg is not None:
        return larger(mass, divided(times(volume, _CM3), point(rule.cm3_per_kg)))
    if rule.kg_per_m3 is not None:
        return larger(volume, divided(mass, point(rule.kg_per_m3)))
    if rule.m3 is None or rule.kg is None:
        return None
    return _whole(larger(divided(volume, point(rule.m3)), divided(mass, point(rule.kg))))


def _load(per: str, grams: Range | None, millilitres: Range | None) -> Load:
    questions = tuple(path for path, value in ((MASS, grams), (VOLUME, millilitres)) if value is None)
    return Load(per, _over(grams, _THOUSAND), _over(millilitres, _CM3), questions)


def _over(amount: Range | None, by: Range) -> Range | None:
    return divided(amount, by) if amount is not None else None


def _lot(unit: Range | None) -> Range | None:
    return times(unit, _THOUSAND) if unit is not None and unit.high > ZERO else None


def _whole(containers: Range) -> Range:
    """Rounded up to whole containers, at least one."""
    low, typical, high = (
        max(Decimal(1), value.to_integral_value(ROUND_CEILING))
        for value in (containers.low, containers.typical, containers.high)
    )
    return Range(low, typical, high)
