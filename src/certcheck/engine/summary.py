"""What the findings of a target come to: their order, the headline, how far they reach."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from certcheck.engine.targets import Selection
from certcheck.result import BINDING, Finding, Headline, Outcome
from certcheck.result import Scope as Reach
from certcheck.rules.model import OBLIGATIONS

_ORDER = (
    Outcome.GAP, Outcome.REVIEW, Outcome.UNDETERMINED, Outcome.UPCOMING, Outcome.MET, Outcome.NOT_APPLICABLE,
)  # fmt: skip
_RANK = {word: str(rank) for words in (_ORDER, OBLIGATIONS) for rank, word in enumerate(words)}
_CLOSED = {Outcome.MET, Outcome.GAP, Outcome.NOT_APPLICABLE}
_IDLE = {Outcome.NOT_APPLICABLE}


class Countable(Protocol):
    """As much of a finding as is counted."""

    @property
    def requirement(self) -> str: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def firm(self) -> bool: ...


class Settled(NamedTuple):
    """How many requirements are settled, and how. All findings of a requirement count together."""

    decided: int
    undetermined: int
    unconfirmed: int
    idle: int


def settled(findings: Iterable[Countable]) -> Settled:
    by_rule: dict[str, set[Outcome]] = {}
    unconfirmed = set()
    for one in findings:
        by_rule.setdefault(one.requirement, set()).add(one.outcome)
        if one.outcome is Outcome.MET and not one.firm:
            unconfirmed.add(one.requirement)
    idle = sum(1 for found in by_rule.values() if found == _IDLE)
    return Settled(
        decided=sum(1 for found in by_rule.values() if found <= _CLOSED) - idle,
        undetermined=sum(1 for found in by_rule.values() if Outcome.UNDETERMINED in found),
        unconfirmed=len(unconfirmed),
        idle=idle,
    )


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
    return headline_for(binding, any(one.outcome is Outcome.MET for one in findings))


def headline_for(binding: set[Outcome], any_met: bool) -> Headline:
    """From the outcomes of the duties, and whether anything at all is met."""
    if Outcome.GAP in binding:
        return Headline.GAPS
    if binding & {Outcome.UNDETERMINED, Outcome.REVIEW}:
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
