"""What could be done otherwise: greener materials net of fees and taxes, and sea against rail and air."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from certcheck.cost.model import Range
from certcheck.cost.tradeoffs.result import Balance, FreightOption, LawRemark, MaterialOption
from certcheck.report.plan.columns import Columns
from certcheck.report.plan.frame import Frame
from certcheck.report.plan.money import WEAK, estimated
from certcheck.report.safe_text import quoted

_FREIGHT = ("about", "from-to", "days", "co2", "times-least")


def show_weighing(frame: Frame) -> None:
    weighed = frame.planned.weighed
    if not (weighed.materials or weighed.freight):
        return
    frame.part("weighing")
    _materials(frame, weighed.materials)
    _freight(frame, weighed.freight)
    asked = list(dict.fromkeys((*weighed.questions, *_asked(weighed.materials, weighed.freight))))
    if asked:
        frame.page.blank()
        facts = frame.listed(dict.fromkeys(frame.fact(path) for path in asked))
        frame.page.line(frame.text("weighing-questions", facts=facts), indent=1, mark="?", mark_style="yellow")


def _asked(materials: Sequence[MaterialOption], freight: Sequence[FreightOption]) -> list[str]:
    return [
        *(path for one in materials for path in one.questions),
        *(path for one in freight for path in one.questions),
    ]


# --- materials ----------------------------------------------------------------------------------------------------


def _materials(frame: Frame, options: Sequence[MaterialOption]) -> None:
    """Options by component, each with its net in every place that has another one; then what laws say to them."""
    for (_, component, material), found in groupby(options, key=lambda one: (one.path, one.component, one.material)):
        every = list(found)
        name = frame.say.names.term(material, "materials") if material else ""
        title = frame.bracketed(quoted(component), name) if component else name
        frame.page.heading(frame.text("greener", component=title))
        known = [one for one in every if any(balance.net is not None for balance in one.balances)]
        _net_table(frame, known)
        for one in (one for one in every if one not in known):
            frame.page.line(frame.facts([frame.told(one.option.title), frame.text("no-net")]), indent=1, mark="•")
        for text in dict.fromkeys(_law(frame, law) for one in every for law in one.law):
            frame.page.line(text, indent=1, mark="!", mark_style="yellow")


def _net_table(frame: Frame, options: Sequence[MaterialOption]) -> None:
    if not options:
        return
    per = {balance.per for one in options for balance in one.balances}
    title = frame.text(f"per-{per.pop()}") if len(per) == 1 else ""
    head = [frame.text("about", currency=frame.money.name()), frame.text("from-to")]
    table = Columns(frame.page, head, title=title)
    for one in options:
        alike = _alike(one.balances)
        for balances in alike:
            where = frame.listed(frame.say.names.place(balance.place) for balance in balances)
            text = frame.told(one.option.title)
            mark = "!" if one.restricted else "•"
            table.add(
                text if len(alike) == 1 else frame.bracketed(text, where), _net(frame, balances[0].net), mark=mark
            )
    table.show()
    open_ = dict.fromkeys(balance.place for one in options for balance in one.balances if not balance.complete)
    if open_:
        frame.note("incomplete", places=frame.listed(frame.say.names.place(place) for place in open_))
    frame.note("net-note")


def _net(frame: Frame, net: Range | None) -> tuple[str, str]:
    if net is None:
        return frame.text("no-figure"), ""
    sign = "+" if net.typical > 0 else ""
    return f"{sign}{estimated(net.typical, WEAK)}", frame.money.span(net, WEAK) if net.low != net.high else ""


def _alike(balances: Sequence[Balance]) -> list[list[Balance]]:
    """Places with the same net together."""
    found: list[list[Balance]] = []
    for one in balances:
        same = next((group for group in found if (group[0].net, group[0].per) == (one.net, one.per)), None)
        if same is None:
            found.append([one])
        else:
            same.append(one)
    return found


def _law(frame: Frame, law: LawRemark) -> str:
    """What a law says against or for an option in this component, with its clause."""
    return frame.bracketed(frame.told(law.text), frame.facts([frame.say.names.place(law.place), quoted(law.clause)]))


# --- freight ------------------------------------------------------------------------------------------------------


def _freight(frame: Frame, options: Sequence[FreightOption]) -> None:
    for market, found in groupby(options, key=lambda one: one.market):
        every = list(found)
        frame.page.heading(frame.text("freight", place=frame.say.names.place(market), per=_load(frame, every[0])))
        head = [frame.text(key, currency=frame.money.name()) for key in _FREIGHT]
        rows = [_mode(frame, one) for one in every]
        known = [number for number in range(len(head)) if any(row[number] not in ("", "?") for row in rows)]
        table = Columns(frame.page, [head[number] for number in known])
        for one, row in zip(every, rows, strict=True):
            table.add(frame.told(one.mode.title), [row[number] for number in known], mark="•")
        table.show()
    if any(one.emissions_kg is not None for one in options):
        factors = options[0].factors
        frame.note("factors", title=frame.told(factors.title), year=factors.year, id=quoted(factors.id))


def _load(frame: Frame, option: FreightOption) -> str:
    mass = option.mass_kg
    known = frame.text("kilograms", n=frame.money.span(mass, 3)) if mass is not None else frame.text("no-mass")
    return frame.facts([frame.text(f"per-{option.per}"), known])


def _mode(frame: Frame, one: FreightOption) -> list[str]:
    cost = _cost(frame, one.cost)
    days = frame.weeks(one.days) if one.days is not None else "?"
    mass = estimated(one.emissions_kg.typical, 3) if one.emissions_kg is not None else "?"
    times = f"{estimated(one.times_least, WEAK)}×" if one.times_least is not None else ""
    return [*cost, days, mass, times]


def _cost(frame: Frame, cost: Range | None) -> tuple[str, str]:
    if cost is None:
        return "?", ""
    return estimated(cost.typical, WEAK), frame.money.span(cost, WEAK) if cost.low != cost.high else ""
