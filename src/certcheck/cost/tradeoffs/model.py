"""The tables of ``rulesets/tradeoffs`` as they are once read: typed, immutable, free of YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from certcheck.cost.model import Price, Range, Source
from certcheck.rules.model import NO_TEXT, Text

FAMILIES = ("compostable", "bio-based", "recycled", "certified")
CARRIERS = ("sea", "rail", "air")


@dataclass(frozen=True, slots=True)
class Backing:
    """What a figure rests on."""

    sources: tuple[Source, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class KiloPrice:
    """Price of one kilogram of a conventional material, net of value added tax."""

    id: str
    materials: tuple[str, ...]
    price: Price
    backing: Backing


@dataclass(frozen=True, slots=True)
class Premium:
    """What an option costs on top, as a share (0.2 is 20 %) ``of`` the price of the ``material`` or of the finished
    ``pack``."""

    of: str
    share: Range
    year: int
    backing: Backing


@dataclass(frozen=True, slots=True)
class Remark:
    """What has to be known about an option in a place (``""`` for everywhere)."""

    place: str
    text: Text
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A proof that an option needs, and the weeks it takes."""

    place: str
    title: Text
    weeks: Range
    backing: Backing


@dataclass(frozen=True, slots=True)
class Option:
    """A greener material in place of those that it ``replaces``, some ``excludes`` left out.

    ``formats`` are those of packaging that it serves, all where there are none. ``becomes`` is the material it turns
    a component into, ``""`` where that stays what it is. ``contact`` limits it to components that touch food (True)
    or do not (False). ``recycled_share`` is the share of recycled plastic afterwards, None where the option leaves it
    as it is.
    """

    id: str
    title: Text
    family: str
    replaces: tuple[str, ...]
    uses: tuple[str, ...]
    premiums: tuple[Premium, ...]
    excludes: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    becomes: str = ""
    contact: bool | None = None
    recycled_share: Decimal | None = None
    remarks: tuple[Remark, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class TariffRow:
    """One class of a fee tariff: which components fall under it and what a kilogram costs.

    No ``formats`` means any format; ``compostable`` None means whether or not it is.
    """

    id: str
    title: Text
    materials: tuple[str, ...]
    per_kg: Range
    formats: tuple[str, ...] = ()
    compostable: bool | None = None


@dataclass(frozen=True, slots=True)
class Tariff:
    """Fees of producer responsibility in one place; the first row that fits decides."""

    id: str
    place: str
    title: Text
    levels: tuple[str, ...]
    currency: str
    year: int
    rows: tuple[TariffRow, ...]
    backing: Backing
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Tax:
    """A tax per kilogram of packaging material. The recycled share is not taxed where ``recycled_free``, reusable
    packaging is not where ``reusable_free``."""

    id: str
    place: str
    title: Text
    materials: tuple[str, ...]
    per_kg: Price
    recycled_free: bool
    reusable_free: bool
    clause: str
    backing: Backing
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Standing:
    """How the law sees an option in components of some formats: ``required``, ``national`` or ``limited``."""

    standing: str
    formats: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class LawNote:
    """What a law says about a family of options, format by format; the entry without formats is for all others."""

    id: str
    place: str
    families: tuple[str, ...]
    start: date
    clause: str
    standings: tuple[Standing, ...]
    backing: Backing


@dataclass(frozen=True, slots=True)
class Verdict:
    """A common saying about costs, and what the figures say to it."""

    id: str
    claim: Text
    text: Text
    backing: Backing


@dataclass(frozen=True, slots=True)
class MaterialTables:
    prices: tuple[KiloPrice, ...] = ()
    options: tuple[Option, ...] = ()
    tariffs: tuple[Tariff, ...] = ()
    taxes: tuple[Tax, ...] = ()
    law: tuple[LawNote, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Chargeable:
    """What is paid for. ``by`` ``kg``: actual or volume mass at ``cm3_per_kg``. ``m3``: volume, or mass at
    ``kg_per_m3``. ``container``: whole containers of ``m3`` and ``kg``."""

    by: str
    cm3_per_kg: Decimal | None = None
    kg_per_m3: Decimal | None = None
    m3: Decimal | None = None
    kg: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Mode:
    id: str
    title: Text
    carrier: str
    chargeable: Chargeable
    backing: Backing
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Distance:
    km: Decimal
    backing: Backing


@dataclass(frozen=True, slots=True)
class Route:
    """From one place to another, with the way each carrier takes."""

    id: str
    origin: str
    destination: str
    title: Text
    distances: Mapping[str, Distance]
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Freight:
    """What a mode costs per chargeable unit on a route, and the days from door to door."""

    mode: str
    route: str
    price: Price
    days: Range
    backing: Backing
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class FreightTables:
    modes: tuple[Mode, ...] = ()
    routes: tuple[Route, ...] = ()
    prices: tuple[Freight, ...] = ()


@dataclass(frozen=True, slots=True)
class FactorSet:
    """Well-to-wake emissions in g CO2e per tonne-kilometre by carrier. A report uses one set and names it."""

    id: str
    title: Text
    year: int
    factors: Mapping[str, Decimal]
    backing: Backing
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class EmissionTables:
    default: str = ""
    sets: Mapping[str, FactorSet] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tradeoffs:
    """All files of ``rulesets/tradeoffs`` together."""

    materials: MaterialTables = field(default_factory=MaterialTables)
    freight: FreightTables = field(default_factory=FreightTables)
    emissions: EmissionTables = field(default_factory=EmissionTables)
    digest: str = ""
