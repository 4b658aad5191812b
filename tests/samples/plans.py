"""Plans of some samples, and a short summary of each: what is bought, what it comes to, when it can be listed.

Amounts are whole euros, so that a summary changes when an answer does and not with every cent.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from certcheck import api
from certcheck.cli import planning
from certcheck.cost.model import Range
from certcheck.cost.result import Entry, Line, Total, Totals
from certcheck.declaration.loading import load_declaration
from certcheck.engine.check import Engine
from certcheck.report.plan.model import Planned

from .summary import AS_OF, GOLDEN, SAMPLES

PLANS = GOLDEN / "plans"
START = date(2026, 12, 1)
CURRENCY = "EUR"
TARGETS: dict[str, tuple[str, ...]] = {
    "charger": ("eu", "us", "cn"),
    "green-tea": ("eu", "us", "cn", "cn/green-food"),
    "plush-toy": ("eu", "us", "cn"),
}


class Opened(NamedTuple):
    """Rules and everything with a figure in it."""

    rules: Engine
    costs: planning.Costs


def opened() -> Opened:
    rules = api.open_rules()
    return Opened(rules, planning.open_costs(rules, None, (), None))


def planned(name: str, known: Opened) -> Planned:
    loaded = load_declaration(SAMPLES / f"{name}.yaml")
    result = known.rules.check(loaded, TARGETS[name], AS_OF)
    return planning.planned(known.rules, loaded, result, known.costs, currency=CURRENCY, start=START, sold_in=None)


def plan_file(name: str) -> Path:
    return PLANS / f"{name}.json"


def summary(made: Planned) -> str:
    """Totals, lines, choices and targets as JSON text, one thing a line, in a fixed order."""
    plan = made.plan
    found: dict[str, Any] = {
        "start": plan.start.isoformat(),
        "gaps": _totals(plan.totals),
        "with-questions": _totals(plan.totals_with_questions),
        "lines": [_line(one) for one in plan.lines],
        "choices": [f"{one.need}: {one.taken} of {len(one.ways)}" for one in plan.choices if len(one.ways) > 1],
        "targets": [_entry(one) for one in plan.entries],
        "order": [f"{one.target}: {_total(one.adds.five_years)} in five years" for one in plan.order],
        "unrecognised": [f"{one.recognition.id}: {one.item}" for one in plan.unrecognised],
        "subsidies": [one.subsidy.id for one in plan.granted],
        "clocks": [f"{one.item}: {one.day}{', late' if one.late else ''}" for one in plan.clocks],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _line(line: Line) -> str:
    parts = [
        line.item.id,
        line.state,
        "" if line.certain else "if asked",
        ", ".join(line.targets),
        f"× {line.count:f}" if line.count is not None else line.question,
        _range("once", line.once),
        _range("yearly", line.yearly),
        f"shares {line.saving.source_item}" if line.saving is not None else "",
        f"in case of {line.contingent_on}" if line.contingent_on else "",
    ]
    return " · ".join(part for part in parts if part)


def _range(name: str, amount: Range | None) -> str:
    if amount is None or amount.high == 0:
        return ""
    return f"{name} {_euros(amount.low)}-{_euros(amount.typical)}-{_euros(amount.high)}"


def _totals(totals: Totals) -> str:
    weak = ", weak" if totals.weak else ""
    return (
        f"once {_total(totals.once)}, yearly {_total(totals.yearly)}, five years {_total(totals.five_years)}; "
        f"{totals.priced} priced, {totals.unpriced} not{weak}"
    )


def _total(total: Total) -> str:
    return f"{_euros(total.p50)} ({_euros(total.p90)})" if total.lines else "-"


def _euros(amount: Decimal) -> str:
    return f"{amount:.0f}"


def _entry(entry: Entry) -> str:
    critical = " > ".join(entry.critical)
    days = f"{entry.listing} to {entry.late_listing}" if entry.listing is not None else "open"
    return f"{entry.target}: gaps {_totals(entry.gaps)}; listed {days}; {critical}"
