"""What a check found: the one model that every report is made from. It knows nothing of terminals or files.

Reasons and questions are codes with their data; words in a language come from ``certcheck.report.wording``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from certcheck.positions import Position
from certcheck.record import record

if TYPE_CHECKING:
    from certcheck.rules.model import ParityNote, Requirement, Ruleset, Text


class Outcome(StrEnum):
    """The six outcomes; their words are fixed."""

    MET = "met"
    GAP = "gap"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not-applicable"
    UPCOMING = "upcoming"
    REVIEW = "review"


MET, GAP, UNDETERMINED, NOT_APPLICABLE, UPCOMING, REVIEW = Outcome
"""The same as plain names: to look a member up in its enumeration takes as long as a comparison of figures."""

BINDING = frozenset({"mandatory", "conditional"})
"""Obligations that bind: the law itself, or what a chosen mark, claim or route brings with it."""


class Headline(StrEnum):
    """What is said about a target as a whole."""

    GAPS = "gaps"
    UNDETERMINED = "undetermined"
    NO_GAP_FOUND = "no gap found"
    OTHER_REGIME = "other regime"
    NOT_CHECKED = "not checked"


class Code(StrEnum):
    """Why something is as it is. ``data`` of a :class:`Reason` holds the words named behind each code."""

    FACT_MATCHES = "fact-matches"  # fact, found, expected, operator
    FACT_DIFFERS = "fact-differs"  # fact, found, expected, operator
    FACT_OPEN = "fact-open"  # fact, found, expected, operator: the value spans the limit
    FACT_NOT_STATED = "fact-not-stated"  # fact, expected
    FACT_UNREADABLE = "fact-unreadable"  # fact, found, expected
    NAME_UNKNOWN = "name-unknown"  # fact, found, suggestion, expected
    ENTRY_FOUND = "entry-found"  # list, wanted, found
    ENTRY_MISSING = "entry-missing"  # list, wanted: the list is complete
    ENTRY_NOT_STATED = "entry-not-stated"  # list, wanted: the list may hold more
    ENTRY_UNCLEAR = "entry-unclear"  # list, wanted, found: an entry may or may not be the one
    ENTRY_FORBIDDEN = "entry-forbidden"  # list, wanted, found
    NO_FORBIDDEN_ENTRY = "no-forbidden-entry"  # list, wanted
    WITHIN_LIMIT = "within-limit"  # what, found, limit, operator, where
    OVER_LIMIT = "over-limit"  # what, found, limit, operator, where: the limit is broken
    LIMIT_OPEN = "limit-open"  # what, found, limit, operator, where: the figure spans the limit
    NOT_MEASURED = "not-measured"  # what, limit, operator, where: no figure for it
    WRONG_BASIS = "wrong-basis"  # what, found, basis, wanted, where
    WRONG_UNIT = "wrong-unit"  # what, found, wanted, where
    DETECTION_TOO_HIGH = "detection-too-high"  # what, found, limit
    TABLE_NO_ROW = "table-no-row"  # table, key
    FORMULA_VALUE = "formula-value"  # what, formula, found, limit, operator
    STATED_NOT_ADDED = "stated-not-added"  # what
    ADDED = "added"  # what
    ADDITION_NOT_STATED = "addition-not-stated"  # what
    EXEMPTION_CLAIMED = "exemption-claimed"  # code, until
    EXEMPTION_ENDED = "exemption-ended"  # code, until
    EXEMPTION_AVAILABLE = "exemption-available"  # codes: none is claimed
    ROUTE = "route"  # route, state
    SOLD_THERE = "sold-there"  # place
    NOT_SOLD_THERE = "not-sold-there"  # place
    PLACE_NOT_STATED = "place-not-stated"  # place
    DERIVED = "derived"  # what, state
    OTHER_RULE = "other-rule"  # requirement, state
    GOVERNED_BY = "governed-by"  # requirement, when
    BEFORE_START = "before-start"  # anchor, found, from
    AFTER_END = "after-end"  # anchor, found, until
    DATE_SPANS_SWITCH = "date-spans-switch"  # anchor, found, switch
    DATE_NOT_STATED = "date-not-stated"  # anchor
    STARTS_ON = "starts-on"  # from
    STARTS_NOT_BEFORE = "starts-not-before"  # from, act
    PLACING_PRESUMED = "placing-presumed"  # as-of
    PRESUMED = "presumed"  # fact, found, category
    LIST_NOT_SUPPLIED = "list-not-supplied"  # list
    LIST_MAY_HOLD_MORE = "list-may-hold-more"  # list
    OTHER_OPTION = "other-option"  # bundle, option
    NOT_FIRM = "not-firm"  # confidence, read
    SOMEBODY_ELSE = "somebody-else"  # role
    MOOT = "moot"  # regime


class Reason(NamedTuple):
    """One deciding fact. ``path`` and ``position`` say where it stands (or would stand) in the declaration."""

    code: Code
    data: tuple[tuple[str, str], ...] = ()
    path: str = ""
    position: Position | None = None


OPEN_CODES = frozenset({
    Code.FACT_NOT_STATED, Code.FACT_UNREADABLE, Code.FACT_OPEN, Code.NAME_UNKNOWN, Code.ENTRY_NOT_STATED,
    Code.ENTRY_UNCLEAR, Code.NOT_MEASURED, Code.WRONG_BASIS, Code.WRONG_UNIT, Code.DETECTION_TOO_HIGH,
    Code.LIMIT_OPEN, Code.ADDITION_NOT_STATED, Code.PLACE_NOT_STATED, Code.DATE_NOT_STATED, Code.DATE_SPANS_SWITCH,
    Code.LIST_NOT_SUPPLIED, Code.LIST_MAY_HOLD_MORE, Code.TABLE_NO_ROW,
})  # fmt: skip
"""Reasons that say what is not known."""


class Question(NamedTuple):
    """What would settle an undetermined finding. ``group`` is the place of the declaration that answers it;
    questions with the same group are asked together."""

    group: str
    reason: Reason


class Subject(NamedTuple):
    """What a finding is about. ``kind`` is ``product`` or the list's path, ``id`` its id or number there."""

    kind: str = "product"
    id: str = ""
    label: str = ""
    position: Position | None = None


class Finding(NamedTuple):
    """One requirement on one subject, lot and place."""

    requirement: str
    subject: Subject
    outcome: Outcome
    obligation: str
    firm: bool
    item: str = ""
    lot: str = ""
    place: str = ""
    forecast: Outcome | None = None
    starts: date | None = None
    starts_open: bool = False
    reasons: tuple[Reason, ...] = ()
    addressee: str = ""
    in_scope: bool = True
    """False where it is open whether the requirement applies at all."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Where it is open what it is, or what it will be: those of its reasons that a statement would settle."""
        if self.outcome is not UNDETERMINED and self.forecast is not UNDETERMINED:
            return ()
        return tuple([Question(one.path, one) for one in self.reasons if one.code in OPEN_CODES and one.path])

    @property
    def key(self) -> tuple[str, str, str, str, str, str]:
        return (self.requirement, self.subject.kind, self.subject.id, self.item, self.lot, self.place)


class Standing(NamedTuple):
    """A duty after an event: whether the declarant is ready for it."""

    requirement: str
    subject: Subject
    ready: bool | None
    reasons: tuple[Reason, ...] = ()


class Scope(NamedTuple):
    """How far a report reaches, in requirements. ``decided`` = met + gap findings' requirements."""

    known: int = 0
    decided: int = 0
    undetermined: int = 0
    unconfirmed: int = 0
    not_applicable: int = 0
    rulesets: tuple[str, ...] = ()
    not_encoded: tuple[tuple[str, ParityNote], ...] = ()


class OtherRegime(NamedTuple):
    id: str
    title: Text
    clause: str
    url: str


@record
class TargetResult:
    """One target. ``findings`` are sorted by outcome weight, obligation, requirement and subject."""

    target: str
    title: Text
    headline: Headline
    findings: tuple[Finding, ...] = ()
    standing: tuple[Standing, ...] = ()
    watching: tuple[str, ...] = ()
    other_regimes: tuple[OtherRegime, ...] = ()
    scope: Scope = field(default_factory=Scope)

    def count(self, outcome: Outcome) -> int:
        return sum(1 for finding in self.findings if finding.outcome is outcome)


class Notice(NamedTuple):
    """Something about the input that the user should see; it decides nothing by itself.

    ``code``: ``unreadable-value``, ``unknown-name``, ``ambiguous-name``, ``name-contradicts-number``, ``bad-number``,
    ``category-contradicts-tariff``, ``presumption-contradicted``, ``presumed``, ``sold-in-overridden``,
    ``placing-presumed``, ``regime-open``, ``target-without-rules``, ``review-overdue``.
    """

    code: str
    data: tuple[tuple[str, str], ...] = ()
    path: str = ""
    position: Position | None = None


@record
class CheckResult:
    """One declaration against all targets that were asked for."""

    source: str
    product: str
    as_of: date
    targets: tuple[TargetResult, ...]
    notices: tuple[Notice, ...]
    engine_version: str
    declaration_digest: str
    rulesets_digest: str
    requirements: Mapping[str, Requirement]
    rulesets: Mapping[str, Ruleset]
