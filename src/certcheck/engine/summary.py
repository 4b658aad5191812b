"""What the findings of a target come to: their order, the headline, how far they reach."""

from __future__ import annotations

from certcheck.engine.targets import Selection
from certcheck.result import Finding, Headline, Outcome
from certcheck.result import Scope as Reach

_ORDER = (
    Outcome.GAP, Outcome.REVIEW, Outcome.UNDETERMINED, Outcome.UPCOMING, Outcome.MET, Outcome.NOT_APPLICABLE,
)  # fmt: skip
_OBLIGATIONS = ("mandatory", "conditional", "market", "voluntary", "advisory")
_RANK = {word: str(rank) for words in (_ORDER, _OBLIGATIONS) for rank, word in enumerate(words)}


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
    binding = {one.outcome for one in findings if one.obligation in ("mandatory", "conditional")}
    return headline_for(binding, any(one.outcome is Outcome.MET for one in findings))


def headline_for(binding: set[Outcome], any_met: bool) -> Headline:
    """From the outcomes of the duties, and whether anything at all is met."""
    if Outcome.GAP in binding:
        return Headline.GAPS
    if binding & {Outcome.UNDETERMINED, Outcome.REVIEW}:
        return Headline.UNDETERMINED
    return Headline.NO_GAP_FOUND if any_met else Headline.NOT_CHECKED


def reach_of(selection: Selection, findings: list[Finding]) -> Reach:
    by_rule: dict[str, set[Outcome]] = {}
    unconfirmed = set()
    for one in findings:
        by_rule.setdefault(one.requirement, set()).add(one.outcome)
        if one.outcome is Outcome.MET and not one.firm:
            unconfirmed.add(one.requirement)
    closed = {Outcome.MET, Outcome.GAP, Outcome.NOT_APPLICABLE}
    return Reach(
        known=len(selection.requirements),
        decided=sum(1 for found in by_rule.values() if found <= closed and found != {Outcome.NOT_APPLICABLE}),
        undetermined=sum(1 for found in by_rule.values() if Outcome.UNDETERMINED in found),
        unconfirmed=len(unconfirmed),
        not_applicable=sum(1 for found in by_rule.values() if found == {Outcome.NOT_APPLICABLE}),
        rulesets=tuple(ruleset.id for ruleset in selection.rulesets),
        not_encoded=tuple((ruleset.id, note) for ruleset in selection.rulesets for note in ruleset.not_encoded),
    )
