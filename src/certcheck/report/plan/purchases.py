"""What to buy, in which order: with figures, without, at no charge, and what is already there."""

from __future__ import annotations

from collections.abc import Sequence

from certcheck.cost.result import Line
from certcheck.report.plan.columns import Columns
from certcheck.report.plan.frame import Frame, number
from certcheck.report.plan.groups import in_state, is_voluntary, open_, sure
from certcheck.report.plan.money import estimated, line_digits
from certcheck.report.safe_text import quoted


def show_purchases(frame: Frame) -> None:
    """Numbered through in the order in which things start."""
    frame.part("buy", "bold cyan")
    certain, possible = sure(frame.plan), open_(frame.plan)
    if not frame.plan.lines:
        frame.page.line(frame.nothing, indent=1)
        return
    numbers = {id(line): str(n) for n, line in enumerate((*certain, *possible), 1)}
    _table(frame, "buy-gaps", certain, numbers)
    _table(frame, "buy-questions", possible, numbers)
    if any(one.item.confidence == "low" for one in (*certain, *possible)):
        frame.note("low-mark")
    _unknown(frame)
    _free(frame)
    _held(frame)


def _table(frame: Frame, key: str, lines: Sequence[Line], numbers: dict[int, str]) -> None:
    if not lines:
        return
    frame.page.heading(frame.text(key))
    head = [
        frame.text("weeks"),
        frame.text("about", currency=frame.money.name()),
        frame.text("from-to"),
    ]
    table = Columns(frame.page, head)
    for line in lines:
        mark = "+" if line.contingent_on else f"{numbers[id(line)]}."
        table.add(_title(frame, line), _cells(frame, line), mark=mark, notes=_details(frame, line))
    table.show()


def _title(frame: Frame, line: Line) -> str:
    title = frame.told(line.item.title)
    if line.contingent_on:
        return frame.text("contingent", title=title, item=frame.item(line.contingent_on))
    return title


def _cells(frame: Frame, line: Line) -> tuple[str, str, str]:
    weeks = frame.duration(line.item)
    amount = line.yearly if line.item.every else line.once
    if amount is None:
        return weeks, "?", "?"
    digits = line_digits(line)
    about = estimated(amount.typical, digits) + ("*" if line.item.confidence == "low" else "")
    return weeks, about, frame.money.span(amount, digits) if amount.low != amount.high else ""


def _details(frame: Frame, line: Line) -> tuple[str, ...]:
    notes = [_facts(frame, line)]
    if line.saving is not None:
        saved = frame.money.named(frame.money.span(line.saving.amount, line_digits(line)))
        notes.append(frame.text("shares", item=frame.item(line.saving.source_item), amount=saved))
    extra = frame.items[line.contingent_on].contingency if line.contingent_on in frame.items else None
    if extra is not None:
        chance = number(extra.probability * 10)
        notes.append(frame.text("chance", n=chance, condition=frame.told(extra.condition)))
    return tuple(notes)


def _facts(frame: Frame, line: Line) -> str:
    """For which targets, count and price in its own currency, how often, by whom, whose figure."""
    item = line.item
    facts = [_targets(frame, line), _price(frame, line)]
    if item.every:
        facts.append(frame.text("paid-every", n=item.every))
    if item.validity and line.bought_in_five_years > 1:
        facts.append(frame.text("again", n=item.validity, times=line.bought_in_five_years))
    facts.append(_payer(frame, line))
    if is_voluntary(line, frame.planned.result):
        facts.append(frame.text("voluntary"))
    if item.quoted:
        facts.append(frame.text("quoted", file=quoted(item.quoted)))
    return frame.facts(facts)


def _targets(frame: Frame, line: Line) -> str:
    return frame.listed(quoted(one) for one in line.targets) if len(frame.plan.entries) > 1 else ""


def _payer(frame: Frame, line: Line) -> str:
    payer = line.item.payer
    return frame.say.word("plan-payer", payer) if payer != "manufacturer" else ""


def _price(frame: Frame, line: Line) -> str:
    """``3 × EUR 250–700 (2026) per material``."""
    price, count = line.item.price, line.count
    if price is None:
        return ""
    shown = frame.text("per", price=frame.money.price(price), basis=frame.say.word("plan-basis", line.item.basis))
    if count is None:
        return shown
    return shown if count == 1 else frame.text("times", n=number(count), price=shown)


def _unknown(frame: Frame) -> None:
    """Items without a figure or without a count: in no total, each with the question that would settle it."""
    lines = in_state(frame.plan, "unpriced", "uncounted")
    if not lines:
        return
    frame.page.heading(frame.text("not-in-totals"), "bold yellow")
    for line in lines:
        why = frame.text("uncounted", fact=frame.fact(line.question)) if line.question else frame.text("unpriced")
        weeks = frame.duration(line.item)
        lead = frame.text("n-weeks", weeks=weeks) if weeks not in ("", "0", "?") else ""
        frame.page.split(_title(frame, line), lead, indent=1, mark="?", mark_style="yellow")
        frame.page.line(why, indent=3)
        details = frame.facts([_facts(frame, line), _only_if_asked(frame, line)])
        if details:
            frame.page.line(details, indent=3, style="dim")


def _free(frame: Frame) -> None:
    lines = in_state(frame.plan, "free")
    if not lines:
        return
    frame.page.heading(frame.text("free"))
    table = Columns(frame.page, [frame.text("weeks")])
    for line in lines:
        voluntary = frame.text("voluntary") if is_voluntary(line, frame.planned.result) else ""
        note = frame.facts([_targets(frame, line), _payer(frame, line), voluntary, _only_if_asked(frame, line)])
        table.add(_title(frame, line), [frame.duration(line.item)], mark="•", notes=[note])
    table.show()


def _only_if_asked(frame: Frame, line: Line) -> str:
    return "" if line.certain else frame.text("only-questions")


def _held(frame: Frame) -> None:
    lines = in_state(frame.plan, "held")
    if lines:
        frame.page.heading(frame.text("held"))
        for line in lines:
            targets = frame.listed(quoted(one) for one in line.targets)
            frame.page.split(_title(frame, line), targets, indent=1, mark="✓", mark_style="green")
