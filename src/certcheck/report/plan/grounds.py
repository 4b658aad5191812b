"""Why the plan is as it is, and how far its figures bear: ways not taken, sharing, recognition, subsidies, sources."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from certcheck.cost.model import Recognition
from certcheck.cost.result import Choice
from certcheck.report.plan.frame import Frame
from certcheck.report.plan.money import FAIR, WEAK, estimated
from certcheck.report.safe_text import quoted
from certcheck.rules.model import Text

INSTALL_SOLVER = "pip install 'certcheck[plan]'"
CONFIDENCE = ("high", "medium", "low")


def show_choices(frame: Frame) -> None:
    """Needs that could be met in more than one way; what each would cost over five years by itself."""
    chosen = [one for one in frame.plan.choices if len(one.ways) > 1]
    if not chosen:
        return
    frame.part("choices")
    if not frame.plan.searched:
        frame.page.line(frame.text("not-searched"), indent=1, style="bold yellow")
        frame.page.line(INSTALL_SOLVER, indent=3)
    frame.note("choices-note", currency=frame.money.name())
    for choice in chosen:
        _choice(frame, choice)


def _choice(frame: Frame, choice: Choice) -> None:
    """The way taken, and below it those that were not."""
    ways = {way: _way(frame, title, cost) for way, title, cost in choice.ways}
    taken = ways.pop(choice.taken)
    frame.page.line(frame.text("choice", need=frame.told(choice.title), way=taken), indent=1, mark="•")
    frame.page.line(frame.text("instead-of", ways=frame.alternatives(ways.values())), indent=3, style="dim")


def _way(frame: Frame, title: Text, cost: Decimal | None) -> str:
    return frame.bracketed(frame.told(title), frame.text("no-figure") if cost is None else estimated(cost, WEAK))


def show_sharing(frame: Frame) -> None:
    """What one piece of evidence takes off another, and on which condition."""
    if not frame.plan.savings:
        return
    frame.part("sharing")
    saved = frame.money.named(frame.money.span(frame.plan.saved, WEAK))
    frame.page.line(frame.text("shared-all", amount=saved), indent=1)
    for one in frame.plan.savings:
        title = frame.text("shared", item=frame.item(one.item), source=frame.item(one.source_item))
        amount = frame.money.named(frame.money.span(one.amount, WEAK))
        frame.page.split(title, amount, indent=1, mark="•")
        frame.page.line(frame.told(one.condition), indent=3, style="dim")


def show_recognition(frame: Frame) -> None:
    """Papers held that a target does not take, then what each target takes for what is to be bought."""
    unused = frame.plan.unrecognised
    seen = {one.recognition.id for one in unused}
    rest = [one for one in frame.planned.recognition if one.id not in seen]
    if not unused and not rest:
        return
    frame.part("recognition")
    for one in unused:
        amount = ""
        if one.saving is not None:
            amount = frame.text("would-save", amount=frame.money.named(frame.money.span(one.saving, WEAK)))
        title = frame.text("held-unused", item=_paper(frame, one.item), target=frame.target(one.recognition.target))
        frame.page.split(title, amount, indent=1, style="bold", mark="!", mark_style="yellow")
        _accepts(frame, one.recognition)
    for recognition in rest:
        title = frame.bracketed(frame.told(recognition.title), frame.target(recognition.target))
        frame.page.line(title, indent=1, mark="•")
        _accepts(frame, recognition)


def _paper(frame: Frame, identifier: str) -> str:
    """The title of a paper that is held; of one that the plan does not list, from the needs."""
    if identifier in frame.items:
        return frame.item(identifier)
    title = frame.planned.titles.get(identifier)
    return frame.told(title) if title is not None else quoted(identifier)


def _accepts(frame: Frame, recognition: Recognition) -> None:
    for key, text in (("accepts", recognition.accepts), ("refuses", recognition.refuses)):
        told = frame.told(text)
        if told:
            frame.page.line(frame.text(key, text=told), indent=3)


def show_subsidies(frame: Frame) -> None:
    """Money that may be asked for; in no total."""
    if not frame.plan.granted:
        return
    frame.part("subsidies")
    frame.note("subsidies-note")
    for one in frame.plan.granted:
        amount = frame.text("no-figure")
        if one.amount is not None:
            amount = frame.money.named(frame.money.span(one.amount, FAIR))
        frame.page.split(frame.told(one.subsidy.title), amount, indent=1, mark="•")
        until = frame.text("until", date=one.subsidy.until.isoformat()) if one.subsidy.until is not None else ""
        details = frame.facts([frame.told(one.subsidy.condition), until])
        if details:
            frame.page.line(details, indent=3, style="dim")


def show_basis(frame: Frame) -> None:
    """Own hours, how sure the figures are, whose they are, and the rates."""
    frame.part("grounds")
    plan = frame.plan
    if plan.hours is not None:
        frame.page.line(frame.text("hours", hours=frame.weeks(plan.hours)), indent=1)
    counts = _confidence(frame)
    if counts:
        frame.page.line(frame.text("confidence", counts=frame.listed(counts)), indent=1)
    for line in plan.lines:
        if line.item.quoted:
            frame.page.line(
                frame.text("quote", item=frame.told(line.item.title), file=quoted(line.item.quoted)), indent=1, mark="•"
            )
    rates = plan.rates
    frame.page.line(
        frame.text("rates", date=rates.day.isoformat(), source=quoted(rates.source.title)), indent=1, style="dim"
    )
    frame.page.line(quoted(rates.source.url), indent=1, style="dim")
    frame.page.line(frame.text("digest", digest=plan.prices_digest[:16]), indent=1, style="dim")
    frame.page.line(frame.text("disclaimer"), indent=1, style="dim")
    frame.page.line(frame.text("more"), indent=1, style="dim")


def _confidence(frame: Frame) -> Sequence[str]:
    """Share of each confidence in the likely five-year amounts, by the number of priced lines."""
    priced = [one for one in frame.plan.lines if one.state == "priced"]
    count = {level: Decimal(sum(1 for one in priced if one.item.confidence == level)) for level in CONFIDENCE}
    return [
        frame.text("confidence-count", n=n, word=frame.say.word("confidence", level)) for level, n in count.items() if n
    ]
