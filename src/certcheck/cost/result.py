"""What an estimate and a plan come to: the one model that every report is made from.

All amounts are in the report's currency, rounded to cents; ``None`` is unknown, never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from certcheck.cost.model import Item, Range, Rates, Recognition, Subsidy
from certcheck.rules.model import Text


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of priced lines: its envelope (``low`` to ``high``), mean and percentiles. ``lines`` were added up."""

    low: Decimal
    p10: Decimal
    p50: Decimal
    p90: Decimal
    high: Decimal
    mean: Decimal
    lines: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over one set of lines: bought once, paid each year, and over 1 and 5 years together."""

    once: Total
    yearly: Total
    one_year: Total
    five_years: Total
    priced: int
    unpriced: int
    weak: bool
    """More than half of the five-year mean rests on figures of low confidence: an order of magnitude."""


@dataclass(frozen=True, slots=True)
class Saving:
    """One use of the sharing table: ``item`` costs less because ``source_item`` is bought or held.

    ``amount`` is what it saves over five years where everything costs its low, its typical and its high figure, from
    the least to the most of the three."""

    sharing: str
    item: str
    source_item: str
    amount: Range
    condition: Text
    confidence: str


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the plan.

    ``state``: ``priced``, ``free`` (a fee of zero), ``unpriced`` (no figure is known), ``uncounted`` (the declaration
    does not give the count: ``question`` is the path that would), ``held`` (already there).
    ``certain`` is False where only open questions ask for it. ``once`` and ``yearly`` are after sharing; a one-off with
    a validity is bought again within five years as often as it runs out. ``unit`` is the price of one, in its own
    currency.
    """

    item: Item
    state: str
    targets: tuple[str, ...]
    needs: tuple[str, ...]
    requirements: tuple[str, ...]
    certain: bool
    count: Decimal | None
    question: str
    once: Range | None
    yearly: Range | None
    bought_in_five_years: int
    saving: Saving | None = None
    contingent_on: str = ""
    """For a contingency: the item whose failure it is for; the amounts are then already times the probability."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One need with the way taken and the others: way id to its own five-year mean, None where unpriced."""

    need: str
    title: Text
    taken: str
    ways: tuple[tuple[str, Text, Decimal | None], ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One item on the calendar. Weeks count from ``start`` of the plan; ``waits_for`` are the items before it.

    ``starts`` and ``ends`` use typical durations, ``late_end`` the high ones. ``window`` says what held it back."""

    item: str
    starts: date
    ends: date
    late_end: date
    waits_for: tuple[str, ...]
    critical: bool
    window: Text | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A statutory date or window that governs the plan: ``late`` when it can no longer be kept.

    ``day`` is the opening of a window, or the last day to start before a date of the product; None where that date is
    not stated: ``question`` is then its path in the declaration."""

    item: str
    text: Text
    day: date | None
    late: bool
    question: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What entering one target takes: its own cost without the others, and when it could be listed.

    ``gaps`` are the totals that gaps force; ``with_questions`` adds what open questions may cost.
    ``listing`` is the earliest day with typical durations, ``late_listing`` with high ones; None where a
    duration is unknown, and ``open_durations`` names those items. ``critical`` is the chain of items that sets it.
    ``not_priced`` are requirements to close that no item covers, ``answerable`` those whose question costs nothing
    to answer: the declarant states the fact. Of those ``in_doubt`` it is open whether they apply at all: nothing is
    bought for them before that is settled. ``upcoming`` counts requirements that bind later; nothing is bought for
    them.
    """

    target: str
    title: Text
    gaps: Totals
    with_questions: Totals
    listing: date | None
    late_listing: date | None
    critical: tuple[str, ...]
    open_durations: tuple[str, ...]
    not_priced: tuple[str, ...]
    answerable: tuple[str, ...]
    in_doubt: tuple[str, ...]
    upcoming: int


@dataclass(frozen=True, slots=True)
class Step:
    """One target in the order of entry: what it adds once everything for those before it has been bought.

    ``adds`` counts open questions too. The cheapest to add comes next, the faster among equals."""

    target: str
    adds: Totals
    listing: date | None


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A paper that is held but that a target does not (or not certainly) accept, and what acceptance would save over
    five years: the ``item`` itself, or what sharing it would take off others. None where that has no figure."""

    recognition: Recognition
    item: str
    saving: Range | None


@dataclass(frozen=True, slots=True)
class Granted:
    """A subsidy that may be asked for; never part of a total."""

    subsidy: Subsidy
    amount: Range | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to buy for all targets together. ``searched`` is False where no solver was installed: each need then takes
    its own cheapest way, and shared evidence is still counted once.

    ``totals`` are what gaps force: the lines that are ``certain``, sharing among themselves alone.
    ``totals_with_questions`` are all lines. ``hours`` are of the company's own staff, over all lines that state them.
    """

    currency: str
    rates: Rates
    start: date
    searched: bool
    lines: tuple[Line, ...]
    totals: Totals
    totals_with_questions: Totals
    savings: tuple[Saving, ...]
    saved: Range
    choices: tuple[Choice, ...]
    tasks: tuple[Task, ...]
    clocks: tuple[Clock, ...]
    entries: tuple[Entry, ...]
    order: tuple[Step, ...]
    unrecognised: tuple[Unrecognised, ...]
    granted: tuple[Granted, ...]
    hours: Range | None
    prices_digest: str
    need_titles: Mapping[str, Text] = field(default_factory=dict)
