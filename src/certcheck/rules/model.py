"""Rulesets as they are once read: typed, immutable, free of YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from certcheck.positions import Position
from certcheck.quantity.interval import Interval
from certcheck.record import record
from certcheck.rules.conditions import ALWAYS, Condition

TOPICS = (
    "packaging", "material", "labelling", "safety", "chemical", "claim", "document", "traceability", "registration",
    "radio", "cyber", "energy", "waste", "trade", "food",
)  # fmt: skip
OBLIGATIONS = ("mandatory", "conditional", "market", "voluntary", "advisory")
ANCHORS = (
    "placed", "made", "packed", "filled", "labelled", "released", "imported", "made-available", "certified",
    "harvested", "as-of",
)  # fmt: skip


@record
class Text:
    """One text in both languages of the project."""

    en: str
    zh: str

    def in_(self, language: str) -> str:
        return self.zh if language == "zh" else self.en


NO_TEXT = Text("", "")


@record
class Citation:
    clause: str
    url: str


@record
class Source:
    title: str
    url: str


@record
class ActDate:
    """The date of an act, known or not, plus some months."""

    act: str
    plus_months: int = 0


@record
class ComputedDate:
    """``later-of`` or ``earlier-of`` several dates or acts."""

    choose: str
    dates: tuple[date | ActDate, ...]


RuleDate = date | ActDate | ComputedDate


@record
class Applies:
    """When the rule holds: the first and last day of its anchor event, and how long older units may still be sold."""

    anchor: str = "placed"
    start: RuleDate | None = None
    until: RuleDate | None = None
    tail_anchor: str | None = None
    tail_until: RuleDate | None = None


@record
class YieldsTo:
    requirement: str
    when: str


@record
class Status:
    """Law that is not in force for everybody: ``draft`` or ``enjoined``; never evaluated, only listed."""

    kind: str
    since: date | None
    note: Text


@record
class Requirement:
    id: str
    title: Text
    explain: Text
    remedy: Text
    topic: str
    obligation: str
    cite: Citation
    confidence: str
    read: str
    applies: Applies
    require: Condition
    where: Condition = ALWAYS
    subject: str = "product"
    each_place: str | None = None
    evidence: Text = NO_TEXT
    ask: Text | None = None
    source: Source | None = None
    reviewed_on: date | None = None
    yields_to: tuple[YieldsTo, ...] = ()
    kind: str = "duty"
    addressee: str | None = None
    bundle: tuple[str, str] | None = None
    status: Status | None = None
    severity: str = "major"
    prices: tuple[str, ...] = ()
    ruleset: str = ""
    jurisdiction: str = ""
    position: Position | None = None

    @property
    def firm(self) -> bool:
        """A rule decides only when its source is not of low confidence and somebody read it."""
        return self.confidence != "low" and self.read != "none"


@record
class NamedCondition:
    """A derived fact, or a regime that takes a product out of this law.

    ``subject`` is ``product``, or the list about whose entries the fact is; such a fact is written out wherever it
    is used, so that conditions only ever refer to facts about the product.
    """

    id: str
    title: Text
    when: Condition
    subject: str = "product"
    cite: Citation | None = None
    position: Position | None = None


@record
class ParityNote:
    clause: str
    why: Text = NO_TEXT
    by: tuple[str, ...] = ()


@record
class Ruleset:
    id: str
    title: Text
    instrument: Text
    reference: str
    url: str
    language: str
    jurisdiction: str
    kind: str
    version: str
    licence: str
    reviewed_on: date
    review_by: date | None
    requirements: tuple[Requirement, ...] = ()
    derived: tuple[NamedCondition, ...] = ()
    other_regimes: tuple[NamedCondition, ...] = ()
    encoded: tuple[ParityNote, ...] = ()
    laboratory: tuple[ParityNote, ...] = ()
    not_encoded: tuple[ParityNote, ...] = ()
    file: str = ""
    digest: str = ""


@record
class Cell:
    """One value of a table: a figure in base units, words, a day, or nothing ("no limit here")."""

    figure: Interval | None = None
    unit: str = ""
    words: tuple[str, ...] = ()
    day: date | None = None


Key = str | Interval


@record
class Table:
    """Rows in file order; ``keys`` holds one key per key column (an interval for bands)."""

    id: str
    title: Text
    closed: str
    key_columns: tuple[tuple[str, str], ...]
    value_columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[tuple[Key, ...], Mapping[str, Cell]], ...]
    default: Mapping[str, Cell] | None = None
    confidence: str = "high"
    source: Source | None = None
    file: str = ""


@record
class NumberFormat:
    """A number format: a full-match pattern and, where it has one, the check-digit rule by name."""

    id: str
    title: Text
    pattern: str
    check: str | None = None


@record
class Wording:
    """Texts that say one thing, and lawful texts that merely contain them."""

    id: str
    texts: tuple[str, ...]
    look_alikes: tuple[str, ...] = ()


@record
class Rulebook:
    """All rulesets with the tables they use; what the engine compiles."""

    rulesets: tuple[Ruleset, ...]
    tables: Mapping[str, Table] = field(default_factory=dict)
    acts: Mapping[str, date | None] = field(default_factory=dict)
    formats: Mapping[str, NumberFormat] = field(default_factory=dict)
    wordings: Mapping[str, Wording] = field(default_factory=dict)
