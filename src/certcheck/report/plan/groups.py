"""Lines sorted into what a reader asks about, and the sums of each kind of expense."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from certcheck.cost.model import Range
from certcheck.cost.moments import moments, percentiles, total
from certcheck.cost.payments import widened
from certcheck.cost.result import Line, Plan
from certcheck.result import CheckResult

KINDS: dict[str, tuple[str, ...]] = {
    "fees": ("official-fee", "levy"),
    "services": ("test", "certification", "inspection", "licence", "agent", "service"),
    "changes": ("change", "own-work"),
}
"""What is set by an authority, what is bought from somebody, and what is changed in the product or its papers."""


class Sum(NamedTuple):
    """P50 and P90 of some lines; ``lines`` were added up."""

    p50: Decimal
    p90: Decimal
    lines: int
    weak: bool


class Expense(NamedTuple):
    """One kind of expense: once to close gaps, once for what open questions may add, and by the year."""

    kind: str
    gaps: Sum
    questions: Sum
    yearly: Sum


def expenses(plan: Plan, result: CheckResult) -> tuple[Expense, ...]:
    """Sums per kind over what is bought, voluntary schemes apart; kinds without a line are left out."""
    duties = [one for one in plan.lines if not is_voluntary(one, result)]
    found = [_expense(kind, [one for one in duties if one.item.kind in kinds]) for kind, kinds in KINDS.items()]
    found.append(_expense("voluntary", [one for one in plan.lines if is_voluntary(one, result)]))
    return tuple(one for one in found if one.gaps.lines or one.questions.lines or one.yearly.lines)


def is_voluntary(line: Line, result: CheckResult) -> bool:
    """Whether only schemes that nobody has to join ask for it."""
    rules = [result.requirements[one] for one in line.requirements if one in result.requirements]
    schemes = {one.id for one in result.rulesets.values() if one.kind == "scheme"}
    return bool(rules) and all(one.obligation == "voluntary" or one.ruleset in schemes for one in rules)


def sure(plan: Plan) -> list[Line]:
    """What closes gaps, with a figure."""
    return [one for one in plan.lines if one.certain and one.state == "priced"]


def open_(plan: Plan) -> list[Line]:
    """What only open questions may need, with a figure."""
    return [one for one in plan.lines if not one.certain and one.state == "priced"]


def in_state(plan: Plan, *states: str) -> list[Line]:
    return [one for one in plan.lines if one.state in states]


def sum_of(lines: Iterable[Line], amount: Callable[[Line], Range | None]) -> Sum:
    """Mean and 90th percentile of what ``amount`` takes from priced lines, as totals are made."""
    taken = [(one, found) for one in lines if (found := amount(one)) is not None]
    every = total(moments(widened(line.item, found)) for line, found in taken)
    low = total(moments(widened(line.item, found)) for line, found in taken if line.item.confidence == "low")
    _, p50, p90 = percentiles(every)
    return Sum(p50, p90, len(taken), low.mean * 2 > every.mean)


def _expense(kind: str, lines: Sequence[Line]) -> Expense:
    bought = [one for one in lines if one.state == "priced" and not one.item.every]
    return Expense(
        kind,
        sum_of((one for one in bought if one.certain), lambda line: line.once),
        sum_of((one for one in bought if not one.certain), lambda line: line.once),
        sum_of((one for one in lines if one.state == "priced" and one.item.every), lambda line: line.yearly),
    )
