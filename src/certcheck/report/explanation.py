"""One requirement explained on a page: what it says, where it comes from, from when, how to prove and to close it."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len

from certcheck.report.names import Names
from certcheck.report.options import RenderOptions
from certcheck.report.page import Page
from certcheck.report.safe_text import quoted
from certcheck.report.wording import Wording
from certcheck.rules.model import ActDate, ComputedDate, Requirement, RuleDate, Ruleset


def render(rule: Requirement, ruleset: Ruleset, options: RenderOptions) -> str:
    """The explanation of a requirement as terminal text."""
    page = Page(options.width, colour=options.colour)
    _Explanation(page, rule, ruleset, Wording(Names(options.language, options.vocabularies))).write()
    return page.text


_KEYS = (
    "instrument", "clause", "url", "source", "obligation", "addressee", "applies", "firmness", "reviewed", "proof",
    "remedy", "prices", "yields", "bundle", "status", "place",
)  # fmt: skip


class _Explanation:
    def __init__(self, page: Page, rule: Requirement, ruleset: Ruleset, say: Wording) -> None:
        self.page, self.rule, self.ruleset, self.say = page, rule, ruleset, say
        self.width = max(cell_len(say.word("explain", key)) for key in _KEYS) + 1

    def write(self) -> None:
        rule, language = self.rule, self.say.language
        self.page.split(rule.title.in_(language), rule.id, style="bold")
        self.page.blank()
        self.page.line(rule.explain.in_(language), indent=1)
        self.page.blank()
        self._row("remedy", rule.remedy.in_(language))
        self._row("proof", rule.evidence.in_(language))
        self._row("prices", ", ".join(rule.prices))
        self.page.blank()
        self._row("instrument", self.ruleset.instrument.in_(language))
        self._row("clause", rule.cite.clause)
        self._row("url", rule.cite.url)
        if rule.source is not None:
            self._row("source", f"{rule.source.title} {rule.source.url}".strip())
        self._row(
            "obligation", f"{self.say.word('obligation', rule.obligation)} · {self.say.word('topic', rule.topic)}"
        )
        if rule.addressee:
            self._row("addressee", self.say.names.role(rule.addressee))
        self._row("applies", self._dates())
        self._status()
        for other in rule.yields_to:
            when = self.say.word("state", other.when)
            self._row("yields", self.say.phrase("explain", "yields-when", requirement=other.requirement, when=when))
        if rule.bundle:
            self._row("bundle", f"{rule.bundle[0]}{self.say.colon}{rule.bundle[1]}")
        self.page.blank()
        confidence = self.say.word("confidence", rule.confidence)
        self._row("firmness", self.say.ui("confidence", confidence=confidence, read=self.say.word("read", rule.read)))
        self._row("reviewed", (rule.reviewed_on or self.ruleset.reviewed_on).isoformat())
        line = f":{rule.position.line}" if rule.position is not None else ""
        self._row("place", f"{self.ruleset.file}{line}")

    def _row(self, key: str, text: str) -> None:
        if text:
            self.page.labelled(self.say.word("explain", key), quoted(text, 2000), indent=1, label_width=self.width)

    def _status(self) -> None:
        status = self.rule.status
        if status is not None:
            kind = self.say.word("explain", f"status-{status.kind}")
            since = f" ({status.since.isoformat()})" if status.since else ""
            note = status.note.in_(self.say.language)
            self._row("status", f"{kind}{since}{self.say.colon if note else ''}{note}")

    def _dates(self) -> str:
        applies, parts = self.rule.applies, []
        anchor = self.say.word("anchor", applies.anchor)
        if applies.start is not None:
            parts.append(self._phrase("applies-from", anchor, applies.start))
        if applies.until is not None:
            parts.append(self._phrase("applies-until", anchor, applies.until))
        if applies.tail_until is not None:
            tail = self.say.word("anchor", applies.tail_anchor or "made-available")
            parts.append(self._phrase("tail", tail, applies.tail_until))
        joint = "；" if self.say.language == "zh" else "; "
        return joint.join(parts) or self.say.word("explain", "always")

    def _phrase(self, key: str, anchor: str, when: RuleDate) -> str:
        return self.say.phrase("explain", key, anchor=anchor, date=self._date(when))

    def _date(self, when: RuleDate) -> str:
        if isinstance(when, date):
            return when.isoformat()
        if isinstance(when, ActDate):
            key = "act-plus" if when.plus_months else "act"
            return self.say.phrase("explain", key, act=when.act, n=when.plus_months)
        assert isinstance(when, ComputedDate)
        return self.say.phrase("explain", when.choose, dates=", ".join(self._date(one) for one in when.dates))
