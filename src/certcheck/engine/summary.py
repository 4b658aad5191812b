"""What the findings of a target come to: their order, the headline, how far they reach."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from certcheck.engine.targets import Selection
from certcheck.result import (
    BINDING,
    GAP,
    MET,
    NOT_APPLICABLE,
    REVIEW,
    UNDETERMINED,
    UPCOMING,
    Finding,
    Headline,
    Outcome,
)
from certcheck.result import Scope as Reach
from certcheck.rules.model import OBLIGATIONS

_ORDER = (
    GAP, REVIEW, UNDETERMINED, UPCOMING, MET, NOT_APPLICABLE,
)  # fmt: skip
_RANK = {word: str(rank) for words in (_ORDER, OBLIGATIONS) for rank, word in enumerate(words)}
_CLOSED = {MET, GAP, NOT_APPLICABLE}
_IDLE = {NOT_APPLICABLE}


class Settled(NamedTuple):
    """How many requirements are settled, and how. All findings of a requirement count together."""

    decided: int
    undetermined: int
    unconfirmed: int
    idle: int


@lru_cache(4096)
def settled_by(outcomes: tuple[Outcome, ...], firm: bool) -> Settled:
    """What the findings of one requirement settle."""
    found = set(outcomes)
    idle = found == _IDLE
    return Settled(found <= _CLOSED and not idle, UNDETERMINED in found, MET in found and not firm, idle)


def by_requirement(findings: Iterable[Finding]) -> list[tuple[tuple[Outcome, ...], bool]]:
    """The outcomes of each requirement, and whether it is firm."""
    found: dict[tuple[str, bool], list[Outcome]] = {}
    for one in findings:
        found.setdefault((one.requirement, one.firm), []).append(one.outcome)
    return [(tuple(outcomes), firm) for (_, firm), outcomes in found.items()]


def settled(findings: Iterable[Finding]) -> Settled:
    each = [settled_by(outcomes, firm) for outcomes, firm in by_requirement(findings)]
    return Settled(*map(sum, zip(*each, strict=True))) if each else Settled(0, 0, 0, 0)


def sort_key(finding: Finding) -> str:
    """Orders by outcome, obligation, requirement and what it is about: one string, since those compare fastest."""
    subject = finding.subject.id
    return "\0".join((
        _RANK[finding.outcome] + _RANK[finding.obligation],
        finding.requirement,
        finding.item,
        finding.lot,
        finding.place,
        subject.rjust(8) if subject.startswith("#") else subject,  # #2 before #10
    ))  # fmt: skip


def headline_of(findings: list[Finding], other_regime: bool) -> Headline:
    if other_regime and not findings:
        return Headline.OTHER_REGIME
    binding = {one.outcome for one in findings if one.obligation in BINDING}
    return headline_for(binding, any(one.outcome is MET for one in findings))


def headline_for(binding: set[Outcome], any_met: bool) -> Headline:
    """From the outcomes of the duties, and whether anything at all is met."""
    if GAP in binding:
        return Headline.GAPS
    if binding & {UNDETERMINED, REVIEW}:
        return Headline.UNDETERMINED
    return Headline.NO_GAP_FOUND if any_met else Headline.NOT_CHECKED


def reach_of(selection: Selection, findings: list[Finding]) -> Reach:
    counted = settled(findings)
    return Reach(
        known=len(selection.requirements),
        decided=counted.decided,
        undetermined=counted.undetermined,
        unconfirmed=counted.unconfirmed,
        not_applicable=counted.idle,
        rulesets=tuple(ruleset.id for ruleset in selection.rulesets),
        not_encoded=tuple((ruleset.id, note) for ruleset in selection.rulesets for note in ruleset.not_encoded),
    )
