"""What the trade-offs come to. Amounts are in the report's currency, rounded to cents; None is unknown, never zero."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from certcheck.cost.model import Range, Source
from certcheck.cost.tradeoffs.model import Evidence, FactorSet, Mode, Option, Remark, Route
from certcheck.rules.model import NO_TEXT, Text

YEAR = "year"
THOUSAND = "1000-units"
SHIPMENT = "shipment"


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of money in one place: ``premium``, ``epr`` or ``tax``.

    ``now`` is paid with the material of today, ``then`` with the option; ``difference`` above zero costs more.
    For a premium ``now`` and ``then`` are None. ``reason`` says why the difference is unknown: ``no-tariff``,
    ``no-price``, ``no-rate``, ``not-stated`` (a question of the balance answers it), or ``""``.
    """

    kind: str
    title: Text
    now: Range | None
    then: Range | None
    difference: Range | None
    confidence: str
    sources: tuple[Source, ...]
    note: Text = NO_TEXT
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """An option in one place, ``per`` ``year`` or per ``1000-units`` sold there.

    ``units`` are sales units, ``mass_kg`` the mass of the component in them. ``net`` is the sum of the rows whose
    difference is known, from the sum of the lows to the sum of the highs; ``complete`` where all are.
    """

    place: str
    per: str
    units: Range
    mass_kg: Range | None
    rows: tuple[Row, ...]
    net: Range | None
    complete: bool
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LawRemark:
    """What a law says about the option in this component; ``standing`` as in the table, ``open`` where the format of
    the component is not stated."""

    place: str
    standing: str
    text: Text
    clause: str
    starts: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class MaterialOption:
    """One option for one component or part. ``path`` is where that stands in the declaration, ``material`` what it
    is made of. ``total`` adds up the nets of a year over all places; None unless every balance is of a year
    and no place lies in another. ``restricted``: a law limits the option to other formats; None where that is open."""

    path: str
    component: str
    material: str
    option: Option
    balances: tuple[Balance, ...]
    total: Range | None
    law: tuple[LawRemark, ...]
    restricted: bool | None
    remarks: tuple[Remark, ...]
    evidence: tuple[Evidence, ...]
    questions: tuple[str, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class FreightOption:
    """One mode to one market, ``per`` ``shipment`` or per ``1000-units``.

    ``chargeable`` counts what the price is per, in ``chargeable_unit`` (``kg``, ``m3`` or ``container``).
    ``emissions_kg`` is kg CO2e, well-to-wake, of the main leg, by ``factors``; ``times_least`` compares it with the
    least of the same market. ``reasons`` say what is not on file: ``no-route``, ``no-price``,
    ``no-rate``, ``no-factor``.
    """

    mode: Mode
    market: str
    route: Route | None
    per: str
    mass_kg: Range | None
    volume_m3: Range | None
    chargeable: Range | None
    chargeable_unit: str
    cost: Range | None
    days: Range | None
    distance_km: Decimal | None
    factors: FactorSet
    emissions_kg: Range | None
    times_least: Decimal | None
    questions: tuple[str, ...]
    reasons: tuple[str, ...]
    confidence: str
    sources: tuple[Source, ...]
    note: Text = NO_TEXT
