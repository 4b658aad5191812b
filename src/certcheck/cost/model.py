"""The price book as it is once read: typed, immutable, free of YAML. ``docs/price-book.md`` explains each part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal

from certcheck.positions import Position
from certcheck.record import record
from certcheck.rules.conditions import Condition
from certcheck.rules.model import NO_TEXT, Text

KINDS = (
    "official-fee", "test", "certification", "inspection", "licence", "agent", "service", "levy", "own-work", "change",
)  # fmt: skip
BASES = (
    "company", "family", "formula", "model", "sku", "site", "material", "colour", "component", "place",
    "brand-device-type", "language", "tonne", "unit", "inspector-day", "hour", "report", "application",
)  # fmt: skip


@record
class Range:
    """Low, typical and high; all three equal for a fixed figure."""

    low: Decimal
    typical: Decimal
    high: Decimal


@record
class Price:
    """An amount per one of the item's basis, in ``currency`` of ``year``, net of value added tax."""

    amount: Range
    currency: str
    year: int


@record
class Source:
    """``kind``: ``official``, ``seller``, ``secondary`` or ``own`` (an estimate without a document)."""

    key: str
    title: str
    url: str
    kind: str


@record
class Count:
    """Which entries of a list of the declaration are counted."""

    collection: str
    where: Condition


@record
class Contingency:
    """What may have to be bought on top, with what probability (0 to 1)."""

    probability: Decimal
    item: str
    condition: Text = NO_TEXT


@record
class Window:
    """``months``: only in these months of ``every``, ``even`` or ``odd`` years. ``before``: at least ``lead_months``
    before a date of the declaration."""

    kind: str
    months: tuple[int, ...] = ()
    years: str = "every"
    date: str = ""
    lead_months: int = 0


@record
class Item:
    """One thing that can be bought. ``price`` None: no figure is known. ``lead`` in weeks, ``every``, ``first`` and
    ``validity`` in months. ``quoted`` names the user's file that a figure comes from."""

    id: str
    title: Text
    kind: str
    basis: str
    price: Price | None
    confidence: str
    sources: tuple[Source, ...] = ()
    own_hours: Range | None = None
    count: Count | None = None
    place: str = ""
    every: int | None = None
    first: int = 0
    validity: int | None = None
    lead: Range | None = None
    after: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    where: Condition | None = None
    held: Condition | None = None
    contingency: Contingency | None = None
    window: Window | None = None
    payer: str = "manufacturer"
    clause: str = ""
    note: Text = NO_TEXT
    quoted: str = ""
    file: str = ""
    position: Position | None = None


@record
class Way:
    """One way to meet a need. ``closes`` holds ``gap``, ``undetermined`` or both."""

    id: str
    title: Text
    items: tuple[str, ...]
    where: Condition | None = None
    closes: tuple[str, ...] = ("gap", "undetermined")
    recognition: str = ""


@record
class Need:
    id: str
    title: Text
    ways: tuple[Way, ...]
    file: str = ""
    position: Position | None = None


@record
class Sharing:
    """Where ``source_item`` and one of ``to`` are both bought, the latter costs only ``still_payable`` (0 to 1)."""

    id: str
    title: Text
    source_item: str
    to: tuple[str, ...]
    still_payable: Range
    condition: Text
    confidence: str
    sources: tuple[Source, ...] = ()
    recognition: str = ""
    file: str = ""
    position: Position | None = None


@record
class Recognition:
    """Which bodies, laboratories and papers a target accepts for some items or needs."""

    id: str
    title: Text
    target: str
    covers: tuple[str, ...]
    accepts: Text
    refuses: Text
    held: Condition | None
    confidence: str
    sources: tuple[Source, ...] = ()
    file: str = ""
    position: Position | None = None


@record
class Subsidy:
    """Money that may come back: a ``share`` (0 to 1) of the items up to ``most``, or a fixed ``amount``."""

    id: str
    title: Text
    place: str
    items: tuple[str, ...]
    confidence: str
    share: Decimal | None = None
    most: Price | None = None
    amount: Price | None = None
    start: date | None = None
    until: date | None = None
    condition: Text = NO_TEXT
    sources: tuple[Source, ...] = ()
    file: str = ""
    position: Position | None = None


@record
class PriceBook:
    """All price files together."""

    items: Mapping[str, Item] = field(default_factory=dict)
    needs: Mapping[str, Need] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    sharing: tuple[Sharing, ...] = ()
    recognition: Mapping[str, Recognition] = field(default_factory=dict)
    subsidies: tuple[Subsidy, ...] = ()
    digest: str = ""


@record
class Rates:
    """Reference rates of one day and averages of earlier years: units of each currency for one euro."""

    day: date
    per_euro: Mapping[str, Decimal]
    source: Source
    averages: Mapping[int, Mapping[str, Decimal]] = field(default_factory=dict)
