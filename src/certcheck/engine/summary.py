"""What the findings of a target come to: their order, the headline, how far they reach."""

from __future__ import annotations

from certcheck.engine.targets import Selection
from certcheck.result import Finding, Headline, Outcome
from certcheck.result import Scope as Reach

_ORDER = (
    Outcome.GAP, Outcome.REVIEW, Outcome.UNDETERMINED, Outcome.UPCOMING, Outcome.MET, Outcome.NOT_APPLICABLE,
)  # fmt: skip
_OBLIGATIONS = ("mandatory", "conditional", "market", "voluntary", "advisory")


def sort_key(finding: Finding) -> tuple[int, int, str, str, str, str, str]:
    subject = finding.subject.id
    return (
        _ORDER.index(finding.outcome),
        _OBLIGATIONS.index(finding.obligation),
        finding.requirement,
        finding.item,
        finding.lot,
        finding.place,
        subject.rjust(8) if subject.startswith("#") else subject,  # #2 before #10
    )


def headline_of(findings: list[Finding], other_regime: bool) -> Headline:
    binding = [one for one in findings if one.obligation in ("mandatory", "conditional")]
    outcomes = {one.outcome for one in binding}
    if other_regime and not findings:
        return Headline.OTHER_REGIME
    if Outcome.GAP in outcomes:
        return Headline.GAPS
    if outcomes & {Outcome.UNDETERMINED, Outcome.REVIEW}:
        return Headline.UNDETERMINED
    if Outcome.MET in {one.outcome for one in findings}:
        return Headline.NO_GAP_FOUND
    return Headline.NOT_CHECKED


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
