"""What the human-readable reports have in common: which findings belong together, and in which order they matter."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from certcheck.record import record
from certcheck.report.questions import obligation_rank
from certcheck.report.safe_text import quoted
from certcheck.report.wanted import KEY_FIELDS
from certcheck.report.wording import Wording
from certcheck.result import CheckResult, Code, Finding, Outcome, Reason, TargetResult
from certcheck.rules.model import Requirement

SYMBOLS = {
    Outcome.MET: ("✓", "green"),
    Outcome.GAP: ("✗", "bold red"),
    Outcome.UNDETERMINED: ("?", "yellow"),
    Outcome.NOT_APPLICABLE: ("–", "dim"),
    Outcome.UPCOMING: ("→", "cyan"),
    Outcome.REVIEW: ("!", "magenta"),
}


@record
class Block:
    """The findings of one requirement that share an outcome: one entry of a report."""

    requirement: str
    findings: tuple[Finding, ...]
    rule: Requirement | None

    @property
    def first(self) -> Finding:
        return self.findings[0]


def for_others(finding: Finding) -> bool:
    """A duty of somebody else, which the declarant can only ask for."""
    return any(reason.code is Code.SOMEBODY_ELSE for reason in finding.reasons)


def blocks(result: CheckResult, findings: Iterable[Finding]) -> list[Block]:
    """Findings by requirement; duties first, then by severity, firmness and id."""

    def weight(finding: Finding) -> tuple[int, bool, bool, str]:
        rule = result.requirements.get(finding.requirement)
        minor = rule is not None and rule.severity == "minor"
        return (obligation_rank(finding.obligation), minor, not finding.firm, finding.requirement)

    ordered = sorted(findings, key=lambda finding: (weight(finding), finding.key))
    return [
        Block(requirement, tuple(group), result.requirements.get(requirement))
        for requirement, group in groupby(ordered, key=lambda finding: finding.requirement)
    ]


def own(target: TargetResult, outcome: Outcome) -> list[Finding]:
    """Findings of an outcome that the declarant can settle."""
    return [one for one in target.findings if one.outcome is outcome and not for_others(one)]


def title_of(requirement: str, result: CheckResult, wording: Wording) -> str:
    rule = result.requirements.get(requirement)
    return quoted(rule.title.in_(wording.language)) if rule is not None else quoted(requirement)


def subject_of(finding: Finding, wording: Wording) -> str:
    """The entry, item, lot and place that a finding is about; nothing for the product as such."""
    parts = []
    if finding.subject.kind != "product":
        rest = finding.subject.id == "*"
        parts.append(wording.rest if rest else label_of(finding, wording))
    parts += [quoted(finding.item)] if finding.item else []
    parts += [quoted(finding.lot)] if finding.lot else []
    parts += [wording.names.place(finding.place)] if finding.place else []
    return ", ".join(part for part in parts if part)


def label_of(finding: Finding, wording: Wording) -> str:
    """What the entry is called: its own name, or that of its material, mark or kind."""
    subject = finding.subject
    return wording.names.value(f"{subject.kind}.{KEY_FIELDS.get(subject.kind, 'name')}", subject.label or subject.id)


def place_of(reason: Reason, source: str) -> str:
    """``lamp.yaml:34`` where the fact stands, else the field that would hold it."""
    # a fact that is nowhere in the file is given the place of the file itself, which says nothing
    if reason.position is not None and reason.position > (1, 1):
        return f"{quoted(source)}:{reason.position.line}"
    return quoted(reason.path)


def law_of(rule: Requirement, result: CheckResult, wording: Wording) -> str:
    """Instrument and clause."""
    ruleset = result.rulesets.get(rule.ruleset)
    instrument = quoted(ruleset.instrument.in_(wording.language)) if ruleset is not None else ""
    joint = "，" if wording.language == "zh" else ", "
    return joint.join(part for part in (instrument, quoted(rule.cite.clause)) if part)


def standing_of(rule: Requirement, wording: Wording) -> str:
    """Obligation and confidence: how much weight the rule carries."""
    read = wording.word("read", rule.read)
    sure = wording.ui("confidence", confidence=wording.word("confidence", rule.confidence), read=read)
    joint = "；" if wording.language == "zh" else "; "
    return f"{wording.word('obligation', rule.obligation)}{joint}{sure}"


def start_of(finding: Finding, wording: Wording) -> str:
    """The date from which an upcoming rule binds."""
    if finding.starts is None:
        return wording.ui("date-open")
    return wording.ui("not-before" if finding.starts_open else "from", date=finding.starts.isoformat())


def counts(target: TargetResult, wording: Wording) -> list[tuple[str, str]]:
    """Counts in words with their style; met and unconfirmed apart, zeros left out but for gaps and open ones."""
    number = {outcome: target.count(outcome) for outcome in Outcome}
    unconfirmed = sum(1 for one in target.findings if one.outcome is Outcome.MET and not one.firm)
    gaps = number[Outcome.GAP]
    rules = len({one.requirement for one in target.findings if one.outcome is Outcome.GAP})
    text = wording.ui("counts-gap-one" if gaps == 1 else "counts-gap", n=gaps)
    if rules != gaps:
        text = wording.ui("counts-rules", text=text, n=rules)
    others = sum(1 for one in target.findings if one.outcome is Outcome.GAP and for_others(one))
    if others:
        text = wording.ui("counts-others", text=text, n=others)
    shown = [(text, "bold red" if gaps else "")]
    unsettled = number[Outcome.UNDETERMINED]
    shown.append((wording.ui("counts-undetermined", n=unsettled), "yellow" if unsettled else ""))
    shown.append((wording.ui("counts-met", n=number[Outcome.MET] - unconfirmed), "green"))
    for key, value, style in (
        ("unconfirmed", unconfirmed, "green"),
        ("review", number[Outcome.REVIEW], "magenta"),
        ("upcoming", number[Outcome.UPCOMING], "cyan"),
    ):
        if value:
            shown.append((wording.ui(f"counts-{key}", n=value), style))
    return shown
