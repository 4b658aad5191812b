"""What a check of one declaration of a stream comes to: what needs attention, and how much else there is.

Met and not-applicable requirements are counted, the others are listed with their reasons; there are no positions in
a file, since the path within the line says where.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from certcheck.engine.summary import headline_for, settled, sort_key
from certcheck.positions import Problem
from certcheck.result import BINDING, CheckResult, Finding, Headline, Notice, OtherRegime, Outcome, Standing

SHOWN = frozenset({Outcome.GAP, Outcome.REVIEW, Outcome.UNDETERMINED, Outcome.UPCOMING})
"""The outcomes whose findings a record lists."""

QUIET = frozenset({"presumed", "placing-presumed", "review-overdue"})
"""Notices that every declaration has, or that are about the rulesets; reasons tell where a presumption matters."""

OUTCOMES = tuple(Outcome)

Counts = tuple[int, ...]
"""Findings per outcome, findings met but unconfirmed, then requirements decided, undetermined, unconfirmed, idle."""

NOTHING: Counts = (0,) * (len(OUTCOMES) + 5)


class Brief(NamedTuple):
    """As much of a finding as is counted."""

    requirement: str
    outcome: Outcome
    forecast: Outcome | None
    obligation: str
    firm: bool


class Part:
    """Findings that were made together and are shared by every declaration that gives the same facts.

    ``binding`` holds (outcome, forecast) of duties; ``lines`` is for the report, which writes a finding once.
    """

    __slots__ = ("asks", "binding", "counts", "findings", "lines", "standing", "watching")

    def __init__(
        self,
        found: Sequence[Brief],
        shown: Iterable[Finding],
        standing: Iterable[Standing] = (),
        watching: Iterable[str] = (),
        asks: tuple[tuple[int, str, Part], ...] = (),
    ) -> None:
        self.findings = tuple((sort_key(one), one) for one in shown)
        self.counts = counts_of(found)
        self.binding = frozenset((one.outcome, one.forecast) for one in found if one.obligation in BINDING)
        self.standing = tuple(standing)
        self.watching = tuple(watching)
        self.asks = asks
        self.lines: list[tuple[str, str]] | None = None


def counts_of(found: Sequence[Brief]) -> Counts:
    """How many there are of each kind. A requirement's findings must all be among them."""
    if not found:
        return NOTHING
    outcomes = [one.outcome for one in found]
    met_weakly = sum(1 for one in found if one.outcome is Outcome.MET and not one.firm)
    return (*map(outcomes.count, OUTCOMES), met_weakly, *settled(found))


class TargetRecord(NamedTuple):
    """One target. ``counts`` as :data:`Counts`; ``binding`` are the outcomes (with forecast) of its duties."""

    target: str
    headline: Headline
    counts: Counts
    binding: frozenset[tuple[Outcome, Outcome | None]]
    parts: tuple[Part, ...]
    regimes: tuple[OtherRegime, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What needs attention, in the order of a report."""
        found = sorted((pair for part in self.parts for pair in part.findings), key=_key)
        return tuple(finding for _, finding in found)

    @property
    def is_live(self) -> bool:
        """Whether anything applies at all."""
        findings = self.counts[: len(OUTCOMES)]
        return sum(findings) > findings[OUTCOMES.index(Outcome.NOT_APPLICABLE)]

    @property
    def standing(self) -> tuple[Standing, ...]:
        """Duties after an event, by requirement and subject."""
        return tuple(sorted((one for part in self.parts for one in part.standing), key=_by_requirement))

    @property
    def watching(self) -> tuple[str, ...]:
        """Law that is only watched and would be about this product."""
        return tuple(sorted(one for part in self.parts for one in part.watching))


def _key(pair: tuple[str, Finding]) -> str:
    return pair[0]


def _by_requirement(standing: Standing) -> tuple[str, str]:
    return standing.requirement, standing.subject.id


def target_record(
    target: str, parts: tuple[Part, ...], counts: Counts, regimes: tuple[OtherRegime, ...] = ()
) -> TargetRecord:
    binding = frozenset().union(*(part.binding for part in parts))
    live = any(counts[: len(OUTCOMES)])
    headline = headline_for({outcome for outcome, _ in binding}, counts[OUTCOMES.index(Outcome.MET)] > 0)
    if regimes and not live:
        headline = Headline.OTHER_REGIME
    return TargetRecord(target, headline, counts, binding, parts, regimes)


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
        found = [Brief(f.requirement, f.outcome, f.forecast, f.obligation, f.firm) for f in one.findings]
        shown = [finding for finding in one.findings if finding.outcome in SHOWN]
        part = Part(found, shown, one.standing, one.watching)
        targets.append(target_record(one.target, (part,), part.counts, one.other_regimes))
    notices = in_order(notice for notice in result.notices if notice.code not in QUIET)
    return Record(line, result.product, result.declaration_digest, tuple(targets), notices)


def in_order(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Each once, by code and path, whatever the order of the fields in the line."""
    alike = dict.fromkeys(notice._replace(position=None) for notice in notices)
    return tuple(sorted(alike, key=_by_code))


def _by_code(notice: Notice) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return notice.code, notice.path, notice.data
