"""One target of the terminal report, part by part. A part with nothing to say is left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rich.cells import cell_len

from certcheck.report.page import Page
from certcheck.report.questions import Group, asked_things, hint, open_questions, question_text
from certcheck.report.safe_text import quoted
from certcheck.report.view import (
    SYMBOLS,
    Block,
    blocks,
    counts,
    for_others,
    law_of,
    own,
    place_of,
    standing_of,
    start_of,
    subject_of,
    title_of,
)
from certcheck.report.wording import Wording
from certcheck.result import CheckResult, Code, Finding, Headline, Outcome, Reason, TargetResult

_FIRST_GAPS = 3
_FIRST_QUESTIONS = 2
_REASONS = 4
_LISTED = 6
_RULES = 3
_LABELS = ("fix", "law", "proof", "source", "write", "asks", "needed-by")


def show_target(
    page: Page, target: TargetResult, result: CheckResult, wording: Wording, *, explain: bool, style: str
) -> None:
    """Headline and counts, then the parts in the order in which a reader needs them."""
    part = _Target(page, target, result, wording, explain)
    part.headline(style)
    part.other_regimes()
    part.first()
    part.gaps()
    part.undetermined()
    part.review()
    part.upcoming()
    part.requests()
    part.standing()
    part.watching()
    if explain:
        part.settled(Outcome.MET)
        part.settled(Outcome.NOT_APPLICABLE)
    part.scope()


class _Target:
    def __init__(self, page: Page, target: TargetResult, result: CheckResult, wording: Wording, explain: bool) -> None:
        self.page, self.target, self.result, self.say, self.explain = page, target, result, wording, explain
        self.labels = max(cell_len(wording.ui(key)) for key in _LABELS)
        self.groups = open_questions(target)

    # --- top --------------------------------------------------------------------------------------------------

    def headline(self, style: str) -> None:
        self.page.line(self.say.word("headline", self.target.headline.value), style=style)
        if any(one.outcome is not Outcome.NOT_APPLICABLE for one in self.target.findings):
            self.page.spread(counts(self.target, self.say))
        note = self.target.headline.value
        if self.target.headline is Headline.NOT_CHECKED and self.target.scope.known:
            note = "nothing applies"
        self.page.line(self.say.word("headline-note", note), style="dim")

    def other_regimes(self) -> None:
        for regime in self.target.other_regimes:
            self.page.heading(
                f"{self.say.ui('other-regimes')}{self.say.colon}{quoted(regime.title.in_(self.say.language))}"
            )
            self.page.line(quoted(regime.clause), indent=3)
            self.page.line(quoted(regime.url), indent=3, style="dim")

    def first(self) -> None:
        """The gaps that matter most, then the questions that settle most."""
        if self.target.headline in (Headline.NOT_CHECKED, Headline.NO_GAP_FOUND, Headline.OTHER_REGIME):
            return
        gaps = blocks(self.result, own(self.target, Outcome.GAP))
        steps = [(self._close(one), self._remedy(one)) for one in gaps[:_FIRST_GAPS]]
        asked = 1 if steps else _FIRST_QUESTIONS
        steps += [(self._answer(one), self._effect(one, spelled_out=True)) for one in self.groups[:asked]]
        if not steps:
            return
        self.page.heading(self.say.ui("first"))
        for number, (text, how) in enumerate(steps, 1):
            self.page.line(text, indent=1, mark=f"{number}.")
            if how:
                self.page.line(how, indent=4, style="dim")
        if len(gaps) > _FIRST_GAPS:
            self.page.line(self.say.ui("more", n=len(gaps) - _FIRST_GAPS), indent=4, style="dim")

    def _close(self, block: Block) -> str:
        subjects = [text for text in (subject_of(one, self.say) for one in block.findings) if text]
        title = title_of(block.requirement, self.result, self.say)
        where = self._bracketed(", ".join(dict.fromkeys(subjects[:_LISTED])))
        return f"{title}{where}"

    def _remedy(self, block: Block) -> str:
        return block.rule.remedy.in_(self.say.language) if block.rule is not None else ""

    def _bracketed(self, text: str) -> str:
        if not text:
            return ""
        return f"（{text}）" if self.say.language == "zh" else f" ({text})"

    def _answer(self, group: Group) -> str:
        return f"{self.say.ui('first-answer')}{self.say.colon}{question_text(group, self.say, self.result)}"

    def _effect(self, group: Group, *, spelled_out: bool = False) -> str:
        parts = []
        if group.settles:
            key = "settles" if not spelled_out else "settles-one" if group.settles == 1 else "settles-plain"
            parts.append(self.say.ui(key, n=group.settles))
        if group.helps:
            parts.append(self.say.ui("helps" if group.settles else "helps-plain", n=group.helps))
        return ("，" if self.say.language == "zh" else ", ").join(parts)

    # --- findings ---------------------------------------------------------------------------------------------

    def gaps(self) -> None:
        self._findings("gaps", blocks(self.result, own(self.target, Outcome.GAP)))

    def review(self) -> None:
        self._findings("review", blocks(self.result, own(self.target, Outcome.REVIEW)))

    def _findings(self, heading: str, found: list[Block]) -> None:
        if not found:
            return
        symbol, style = SYMBOLS[found[0].first.outcome]
        self.page.heading(self.say.ui(heading), style)
        for number, block in enumerate(found):
            if number:
                self.page.blank()
            title = title_of(block.requirement, self.result, self.say)
            self.page.split(title, block.requirement, indent=1, style="bold", mark=symbol, mark_style=style)
            self._why(block.findings)
            self._rule(block)

    def _why(self, findings: Iterable[Finding]) -> None:
        """Each finding's reasons with their place in the declaration, each sentence once."""
        shown: set[tuple[str, str]] = set()
        for finding in findings:
            reasons = finding.reasons if self.explain else finding.reasons[:_REASONS]
            for reason in reasons:
                self._reason(reason, finding, shown)
            if len(finding.reasons) > len(reasons):
                self.page.line(self.say.ui("more", n=len(finding.reasons) - len(reasons)), indent=3, style="dim")

    def _reason(self, reason: Reason, finding: Finding, shown: set[tuple[str, str]]) -> None:
        sentence = self.say.reason(reason, finding.outcome, subject_of(finding, self.say), finding.subject.id)
        place = place_of(reason, self.result.source)
        if (sentence, place) not in shown:
            shown.add((sentence, place))
            self.page.split(sentence, place, indent=3)

    def _rule(self, block: Block) -> None:
        rule = block.rule
        if rule is None:
            return
        language = self.say.language
        self._label("fix", rule.remedy.in_(language))
        if self.explain:
            self._label("proof", rule.evidence.in_(language))
        self._label("law", f"{law_of(rule, self.result, self.say)}{self._bracketed(standing_of(rule, self.say))}")
        self._label("source", rule.cite.url, style="dim")

    def _label(self, key: str, text: str, style: str = "") -> None:
        if text:
            self.page.labelled(self.say.ui(key), text, indent=3, label_width=self.labels, style=style)

    # --- open -------------------------------------------------------------------------------------------------

    def undetermined(self) -> None:
        left = [one for one in own(self.target, Outcome.UNDETERMINED) if not one.questions]
        symbol, style = SYMBOLS[Outcome.UNDETERMINED]
        if self.groups:
            self.page.heading(self.say.ui("undetermined"), style)
        for number, group in enumerate(self.groups):
            if number:
                self.page.blank()
            question = question_text(group, self.say, self.result)
            self.page.split(question, self._effect(group), indent=1, style="bold", mark=symbol, mark_style=style)
            self._group(group)
        if left:
            self._findings("other-questions", blocks(self.result, left))

    def _group(self, group: Group) -> None:
        things = asked_things(group, self.say)
        listed = things if self.explain else things[:_LISTED]
        more = [self.say.ui("more", n=len(things) - len(listed))] if len(things) > len(listed) else []
        joint = "；" if self.say.language == "zh" else "; "
        self._label("asks", joint.join([*listed, *more]))
        rules = [title_of(one, self.result, self.say) for one in group.requirements]
        if self.explain:
            rules = [f"{title}{self._bracketed(one)}" for title, one in zip(rules, group.requirements, strict=True)]
        named = rules if self.explain or len(rules) <= _RULES + 1 else rules[:_RULES]
        more = [self.say.ui("more", n=len(rules) - len(named))] if len(rules) > len(named) else []
        self._label("needed-by", joint.join([*named, *more]))
        where = group.position
        text = hint(group, self.say)
        if text:
            place = f"  # {quoted(self.result.source)}:{where.line}" if where is not None else ""
            first, _, rest = text.partition("\n")
            lines = f"{first}{place}" + (f"\n{rest}" if rest else "")
            self.page.verbatim(self.say.ui("write"), lines, indent=3, label_width=self.labels)

    # --- later and others -------------------------------------------------------------------------------------

    def upcoming(self) -> None:
        found = own(self.target, Outcome.UPCOMING)
        if not found:
            return
        symbol, style = SYMBOLS[Outcome.UPCOMING]
        self.page.heading(self.say.ui("upcoming"), style)
        for block in sorted(blocks(self.result, found), key=lambda one: self._start(one.first)):
            title = title_of(block.requirement, self.result, self.say)
            self.page.split(title, block.requirement, indent=1, mark=symbol, mark_style=style)
            self.page.line(self._when(block), indent=3, style="bold")
            for finding in block.findings:
                if self.explain or finding.forecast in (Outcome.GAP, Outcome.REVIEW):
                    self._why([finding._replace(reasons=_without_start(finding))])

    def _start(self, finding: Finding) -> tuple[bool, date, str]:
        return (finding.starts is None, finding.starts or self.result.as_of, finding.requirement)

    def _when(self, block: Block) -> str:
        """Date, the act it hangs on, and what today's facts would give."""
        parts = [start_of(block.first, self.say)]
        acts = [dict(one.data).get("act", "") for one in block.first.reasons if one.code is Code.STARTS_NOT_BEFORE]
        parts += [self.say.ui("hangs-on", act=quoted(act)) for act in acts if act]
        forecasts = dict.fromkeys(one.forecast for one in block.findings if one.forecast is not None)
        words = [self.say.word("outcome", one.value) for one in sorted(forecasts, key=list(Outcome).index)]
        if words:
            parts.append(self.say.ui("forecast", outcome=", ".join(words)))
        return " · ".join(parts)

    def requests(self) -> None:
        """Duties of somebody else, by who has to be asked."""
        open_ones = (Outcome.GAP, Outcome.UNDETERMINED, Outcome.REVIEW, Outcome.UPCOMING)
        found = [one for one in self.target.findings if for_others(one) and one.outcome in open_ones]
        if not found:
            return
        self.page.heading(self.say.ui("requests"))
        for role in sorted({one.addressee for one in found}):
            self.page.line(self.say.ui("requests-to", role=self.say.names.role(role)), indent=1, style="bold")
            for block in blocks(self.result, [one for one in found if one.addressee == role]):
                title = title_of(block.requirement, self.result, self.say)
                word = self.say.word("outcome", block.first.outcome.value)
                self.page.split(f"{title} · {word}", block.requirement, indent=3, mark="•")
                if block.rule is not None:
                    self.page.line(block.rule.remedy.in_(self.say.language), indent=5)

    def standing(self) -> None:
        if not self.target.standing:
            return
        self.page.heading(self.say.ui("standing"))
        for one in self.target.standing:
            ready = {True: "ready", False: "not-ready", None: "ready-unknown"}[one.ready]
            title = title_of(one.requirement, self.result, self.say)
            self.page.split(f"{title} · {self.say.ui(ready)}", one.requirement, indent=1, mark="•")
            for reason in one.reasons if self.explain else one.reasons[:2]:
                self.page.split(self.say.reason(reason), place_of(reason, self.result.source), indent=3)

    def watching(self) -> None:
        if not self.target.watching:
            return
        self.page.heading(self.say.ui("watching"))
        for requirement in self.target.watching:
            rule = self.result.requirements.get(requirement)
            self.page.split(title_of(requirement, self.result, self.say), requirement, indent=1, mark="•")
            if rule is not None and rule.status is not None:
                self.page.line(rule.status.note.in_(self.say.language), indent=3)

    def settled(self, outcome: Outcome) -> None:
        """What was met or does not apply, with the reasons; only with --explain."""
        found = blocks(self.result, (one for one in self.target.findings if one.outcome is outcome))
        if not found:
            return
        symbol, style = SYMBOLS[outcome]
        self.page.heading(self.say.ui(outcome.value), style)
        for block in found:
            title = title_of(block.requirement, self.result, self.say)
            if outcome is Outcome.MET and not block.first.firm:
                title += self._bracketed(self.say.ui("unconfirmed"))
            self.page.split(title, block.requirement, indent=1, mark=symbol, mark_style=style)
            self._why(block.findings)

    # --- end --------------------------------------------------------------------------------------------------

    def scope(self) -> None:
        scope = self.target.scope
        if not scope.known:
            return
        self.page.heading(self.say.ui("scope"))
        numbers = {
            "known": scope.known,
            "decided": scope.decided,
            "undetermined": scope.undetermined,
            "not_applicable": scope.not_applicable,
        }
        self.page.line(self.say.ui("scope-line", **numbers), indent=1)
        if scope.unconfirmed:
            self.page.line(self.say.ui("scope-unconfirmed", n=scope.unconfirmed), indent=1)
        rulesets = self._rulesets(scope.rulesets)
        if rulesets:
            self.page.line(f"{self.say.ui('rulesets')}{self.say.colon}{rulesets}", indent=1, style="dim")
        if not scope.not_encoded:
            return
        label = f"{self.say.ui('not-encoded')}{self.say.colon}"
        if not self.explain:
            self.page.line(f"{label}{self.say.ui('not-encoded-hint', n=len(scope.not_encoded))}", indent=1, style="dim")
            return
        self.page.line(label, indent=1)
        for ruleset, note in scope.not_encoded:
            why = note.why.in_(self.say.language)
            text = f"{quoted(note.clause)}{self.say.colon}{quoted(why)}" if why else quoted(note.clause)
            self.page.split(text, ruleset, indent=3, mark="•")

    def _rulesets(self, identifiers: Iterable[str]) -> str:
        """Ids and versions, with the review date: one for all where it is the same."""
        found = [(one, self.result.rulesets.get(one)) for one in identifiers]
        days = {ruleset.reviewed_on for _, ruleset in found if ruleset is not None}
        shown = []
        for identifier, ruleset in found:
            version = f" {quoted(ruleset.version)}" if ruleset is not None else ""
            day = self._reviewed(ruleset.reviewed_on) if ruleset is not None and len(days) > 1 else ""
            shown.append(f"{quoted(identifier)}{version}{day}")
        return ("，" if self.say.language == "zh" else ", ").join(shown) + (
            self._reviewed(*days) if len(days) == 1 else ""
        )

    def _reviewed(self, day: date) -> str:
        return self._bracketed(self.say.ui("reviewed", date=day.isoformat()))


def _without_start(finding: Finding) -> tuple[Reason, ...]:
    """The reasons beside the date, which is shown anyway."""
    return tuple(one for one in finding.reasons if one.code not in (Code.STARTS_ON, Code.STARTS_NOT_BEFORE))
