"""What a check of one declaration of a stream comes to: what needs attention, and how much else there is.

Met and not-applicable requirements are counted, the others are listed with their reasons; there are no positions in
a file, since the path within the line says where.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from operator import add, attrgetter
from typing import NamedTuple

from certcheck.engine.recent import sharing
from certcheck.engine.summary import by_requirement, headline_for, settled_by, sort_key
from certcheck.positions import Problem
from certcheck.result import BINDING, MET, CheckResult, Finding, Headline, Notice, OtherRegime, Outcome, Standing

SHOWN = frozenset({Outcome.GAP, Outcome.REVIEW, Outcome.UNDETERMINED, Outcome.UPCOMING})
"""The outcomes whose findings a record lists."""

QUIET = frozenset({"presumed", "placing-presumed", "review-overdue"})
"""Notices that every declaration has, or that are about the rulesets; reasons tell where a presumption matters."""

OUTCOMES = tuple(Outcome)

Counts = tuple[int, ...]
"""Findings per outcome, findings met but unconfirmed, then requirements decided, undetermined, unconfirmed, idle."""

Binding = frozenset[tuple[Outcome, Outcome | None]]
"""(outcome, forecast) of the findings of duties."""

once = sharing(4096)

NOTHING: Counts = (0,) * (len(OUTCOMES) + 5)


class Shown:
    """A finding that a record lists. ``key`` orders them; ``text`` is for the report, which writes each one once."""

    __slots__ = ("finding", "key", "text")

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        self.key = sort_key(finding)
        self.text: str | None = None


in_report_order = attrgetter("key")


Ask = tuple[int, str, "Part"]
"""Where sale in a place is not stated: the number of a requirement of the place, the place, and its question."""


class Part(NamedTuple):
    """Findings that were made together and are shared by every declaration that gives the same facts."""

    counts: Counts
    binding: Binding
    findings: tuple[Shown, ...]
    standing: tuple[Standing, ...] = ()
    watching: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()


EMPTY = Part(NOTHING, frozenset(), ())


def merged(parts: Sequence[Part]) -> Part:
    """Several parts as one, their findings in the order of a report."""
    return Part(
        total_of([part.counts for part in parts]),
        once(frozenset().union(*[part.binding for part in parts])),
        tuple(sorted([one for part in parts for one in part.findings], key=in_report_order)),
        tuple([one for part in parts for one in part.standing]),
        tuple([one for part in parts for one in part.watching]),
        tuple([one for part in parts for one in part.asks]),
    )


@lru_cache(4096)
def counts_by(outcomes: tuple[Outcome, ...], firm: bool) -> Counts:
    """How many findings of one requirement there are of each kind, and what they settle."""
    met_weakly = 0 if firm else outcomes.count(MET)
    return (*map(outcomes.count, OUTCOMES), met_weakly, *settled_by(outcomes, firm))


def total_of(counts: Collection[Counts]) -> Counts:
    if len(counts) > _FEW:
        return tuple(map(sum, zip(*counts, strict=True)))
    total = NOTHING
    for one in counts:
        total = tuple(map(add, total, one))
    return total


_FEW = 4


class TargetRecord(NamedTuple):
    """One target. ``counts`` as :data:`Counts`; ``binding`` are the outcomes (with forecast) of its duties.

    ``shown`` needs attention, in the order of a report; ``standing`` are duties after an event, by requirement and
    subject; ``watching`` is law that is only watched and would be about this product.
    """

    target: str
    headline: Headline
    counts: Counts
    binding: Binding
    shown: tuple[Shown, ...]
    standing: tuple[Standing, ...]
    watching: tuple[str, ...]
    regimes: tuple[OtherRegime, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What needs attention, without what reports keep beside each."""
        return tuple([one.finding for one in self.shown])

    @property
    def is_live(self) -> bool:
        """Whether anything applies at all."""
        findings = self.counts[: len(OUTCOMES)]
        return sum(findings) > findings[OUTCOMES.index(Outcome.NOT_APPLICABLE)]


def _by_requirement(standing: Standing) -> tuple[str, str]:
    return standing.requirement, standing.subject.id


def target_record(target: str, found: Part, counts: Counts, regimes: tuple[OtherRegime, ...] = ()) -> TargetRecord:
    """``found`` is all that was found; ``counts`` has in addition what was screened out."""
    live = any(counts[: len(OUTCOMES)])
    headline = headline_for({outcome for outcome, _ in found.binding}, counts[OUTCOMES.index(Outcome.MET)] > 0)
    if regimes and not live:
        headline = Headline.OTHER_REGIME
    return TargetRecord(
        target, headline, counts, found.binding, found.findings,
        tuple(sorted(found.standing, key=_by_requirement)), tuple(sorted(found.watching)), regimes,
    )  # fmt: skip


class Record(NamedTuple):
    """One line of a stream. ``problems`` says why it could not be read; then there is nothing else."""

    line: int
    product: str = ""
    digest: str = ""
    targets: tuple[TargetRecord, ...] = ()
    notices: tuple[Notice, ...] = ()
    problems: tuple[Problem, ...] = ()


def record_of(result: CheckResult, line: int) -> Record:
    """The record of a full result."""
    targets = []
    for one in result.targets:
        counts = total_of([counts_by(outcomes, firm) for outcomes, firm in by_requirement(one.findings)])
        shown = [Shown(finding) for finding in one.findings if finding.outcome in SHOWN]
        binding = frozenset((f.outcome, f.forecast) for f in one.findings if f.obligation in BINDING)
        part = Part(counts, binding, tuple(sorted(shown, key=in_report_order)), one.standing, one.watching)
        targets.append(target_record(one.target, part, part.counts, one.other_regimes))
    notices = in_order(notice for notice in result.notices if notice.code not in QUIET)
    return Record(line, result.product, result.declaration_digest, tuple(targets), notices)


def in_order(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Each once, by code and path, whatever the order of the fields in the line."""
    alike = dict.fromkeys(notice._replace(position=None) for notice in notices)
    return tuple(sorted(alike, key=_by_code))


def _by_code(notice: Notice) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return notice.code, notice.path, notice.data
