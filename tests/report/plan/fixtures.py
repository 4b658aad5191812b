"""A plan made by hand, with everything that a plan can hold and hostile names in all that a user can write."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from certcheck.cost.model import (
    Contingency,
    Item,
    Price,
    Range,
    Rates,
    Recognition,
    Source,
    Subsidy,
    Window,
)
from certcheck.cost.result import (
    Choice,
    Clock,
    Entry,
    Granted,
    Line,
    Plan,
    Saving,
    Step,
    Task,
    Total,
    Totals,
    Unrecognised,
)
from certcheck.report.plan.model import Planned
from certcheck.rules.model import NO_TEXT, Text

from ..fixtures import HOSTILE, lamp

SOURCE = Source("list", "A price list", "https://example.org/prices", "seller")
START = date(2026, 12, 1)


def spread(*values: object) -> Range:
    low, typical, high = values if len(values) == 3 else (values[0],) * 3
    return Range(Decimal(str(low)), Decimal(str(typical)), Decimal(str(high)))


def item(identifier: str, en: str, zh: str, *price: object, **more: Any) -> Item:
    values: dict[str, Any] = {
        "id": identifier,
        "title": Text(en, zh),
        "kind": "test",
        "basis": "material",
        "price": Price(spread(*price), "USD", 2025) if price else None,
        "confidence": "medium",
        "sources": (SOURCE,),
        "lead": spread(1, 2, 4),
    }
    return Item(**{**values, **more})


def line(bought: Item, *once: object, **more: Any) -> Line:
    amount = spread(*once) if once else None
    values: dict[str, Any] = {
        "item": bought,
        "state": "priced" if once else "unpriced",
        "targets": ("eu",),
        "needs": ("screening",),
        "requirements": ("eu/rohs/lead",),
        "certain": True,
        "count": Decimal(1),
        "question": "",
        "once": amount,
        "yearly": spread(0) if once else None,
        "bought_in_five_years": 1,
    }
    return Line(**{**values, **more})


def total(p50: object, p90: object, *envelope: object, lines: int = 1) -> Total:
    low, high = envelope or (p50, p90)
    low, half, most, high = (Decimal(str(one)) for one in (low, p50, p90, high))
    return Total(low, low, half, most, high, half, lines)


NOTHING = total(0, 0, lines=0)


def totals(*once: object, yearly: Total = NOTHING, unpriced: int = 0, weak: bool = False) -> Totals:
    bought = total(*once, lines=2)
    return Totals(bought, yearly, bought, bought, 2, unpriced, weak)


SCREEN = item("screen", f"Screening {HOSTILE}", "筛查 [bold]X[/bold]", 250, 450, 700)
EMC = item(
    "emc",
    "EMC test",
    "电磁兼容检测",
    1200,
    1800,
    2600,
    basis="model",
    confidence="low",
    contingency=Contingency(Decimal("0.5"), "emc-again", Text("a first failure", "首次未通过")),
)
AGAIN = item("emc-again", "Second round of EMC", "电磁兼容第二轮", 800, 900, 1000, confidence="low")
FEE = item(
    "fee",
    "Registration fee",
    "注册费",
    "199.50",
    kind="official-fee",
    basis="company",
    every=12,
    lead=None,
    payer="importer",
    quoted=f"offers/{HOSTILE}.yaml",
)
SITE = item("site", "Factory inspection", "工厂检查", 1000, basis="site", window=Window("months", (10, 11, 12), "even"))
OTHER = item("other", "Efficiency test", "能效检测", lead=None)
PAPER = item("paper", "Own paper", "自行编制文件", 0, kind="own-work")
HELD = item("held", "CB report", "CB 报告", 3000)

US = Text("United States [b]", "美国 [b]")
RECOGNITION = Recognition(
    "us-labs",
    Text("Accepted laboratories", "认可实验室"),
    "us",
    ("emc",),
    Text("Reports of accepted laboratories", "认可实验室的报告"),
    Text(f"Others {HOSTILE}", "其他报告"),
    None,
    "high",
    (SOURCE,),
)
SUBSIDY = Subsidy(
    "grant",
    Text("Grant for registrations", "注册补贴"),
    "us",
    ("fee",),
    "low",
    share=Decimal("0.5"),
    until=date(2027, 6, 30),
    condition=Text("for small firms", "限小企业"),
    sources=(SOURCE,),
)


def _lines() -> tuple[Line, ...]:
    saving = Saving("emc-for-screen", "screen", "emc", spread(50, 120, 200), Text("same sample", "同一样品"), "low")
    return (
        line(EMC, 1000, 1500, 2200, targets=("eu", "us"), requirements=("us/fcc/part15",)),
        line(AGAIN, 400, 450, 500, contingent_on="emc", targets=("eu", "us"), requirements=("us/fcc/part15",)),
        line(SCREEN, 750, 1350, 2100, count=Decimal(3), saving=saving),
        line(FEE, 0, certain=False, targets=("us",), yearly=spread("170.25"), bought_in_five_years=5),
        line(SITE, state="uncounted", count=None, question="company.factories", targets=("us",)),
        line(OTHER, targets=("us",), certain=False, count=Decimal(1)),
        line(PAPER, 0, state="free"),
        line(HELD, state="held", count=None, needs=("screening",), bought_in_five_years=0),
    )


def _entry(target: str, title: Text, **more: Any) -> Entry:
    values: dict[str, Any] = {
        "target": target,
        "title": title,
        "gaps": totals(2850, 3400, 1800, 4300),
        "with_questions": totals(2850, 3400, 1800, 4300, unpriced=1, weak=True),
        "listing": date(2026, 12, 29),
        "late_listing": date(2027, 1, 26),
        "critical": ("emc", "screen"),
        "open_durations": (),
        "not_priced": ("eu/weee/symbol",),
        "answerable": ("eu/lvd/ce-mark",),
        "in_doubt": (),
        "upcoming": 2,
    }
    return Entry(**{**values, **more})


def plan(**more: Any) -> Plan:
    yearly = total("170.25", "170.25", lines=1)
    sure, every = (
        totals(3300, 4100, 2150, 4800, unpriced=2),
        totals(3300, 4100, 2150, 4800, yearly=yearly, unpriced=3, weak=True),
    )
    eu = _entry("eu", Text("European Union", "欧盟"))
    us = _entry("us", US, listing=None, late_listing=None, open_durations=("other",), not_priced=(), answerable=())
    values: dict[str, Any] = {
        "currency": "EUR",
        "rates": Rates(date(2026, 4, 13), {"USD": Decimal("1.1684")}, SOURCE, {2025: {"USD": Decimal("1.13")}}),
        "start": START,
        "searched": False,
        "lines": _lines(),
        "totals": sure,
        "totals_with_questions": every,
        "savings": tuple(one.saving for one in _lines() if one.saving is not None),
        "saved": spread(50, 120, 200),
        "choices": (
            Choice(
                "screening",
                Text("Restricted substances", "限用物质"),
                "test",
                (("test", Text("Test", "检测"), Decimal("1400.126")), ("declare", Text("Declaration", "声明"), None)),
                ("eu",),
            ),
            Choice(
                "one-way", Text("Only way", "唯一途径"), "own", (("own", Text("Own", "自行"), Decimal(0)),), ("eu",)
            ),
        ),
        "tasks": (
            Task("emc", START, date(2026, 12, 15), date(2026, 12, 29), (), True),
            Task("screen", date(2026, 12, 15), date(2027, 1, 5), date(2027, 1, 26), ("emc",), True),
            Task("site", START, date(2026, 12, 29), date(2027, 1, 12), (), False, Text("only in autumn", "仅限秋季")),
        ),
        "clocks": (
            Clock("site", Text("only in October", "仅限10月"), date(2026, 12, 1), late=False),
            Clock("emc", Text("before harvest", "采收前"), None, late=False, question="dates.harvested"),
            Clock("fee", Text("before import", "进口前"), date(2026, 11, 1), late=True),
        ),
        "entries": (eu, us),
        "order": (Step("us", totals(900, 1000), None), Step("eu", totals(2850, 3400, unpriced=1), eu.listing)),
        "unrecognised": (Unrecognised(RECOGNITION, "cb-report", spread(300, 400, 500)),),
        "granted": (Granted(SUBSIDY, spread(85, 85, 85)), Granted(replace(SUBSIDY, condition=NO_TEXT), None)),
        "hours": spread(4, 6, "10.5"),
        "prices_digest": "a" * 64,
        "need_titles": {"screening": Text("Restricted substances", "限用物质")},
    }
    return Plan(**{**values, **more})


def planned(**more: Any) -> Planned:
    titles = {"cb-report": Text("CB report [red]", "CB 报告")}
    return Planned(lamp(), plan(**more), recognition=(RECOGNITION,), titles=titles)
