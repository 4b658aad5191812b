"""Mutants of a requirement: the same rule with one thing changed, as somebody might have got it wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from certcheck.positions import excerpt
from certcheck.quantity.interval import point
from certcheck.quantity.parse import Quantity
from certcheck.rules.conditions import (
    ALWAYS,
    All,
    AnyOf,
    Certain,
    Compare,
    Condition,
    Constant,
    Each,
    Exempt,
    FormulaLimit,
    LimitTable,
    NoneOf,
    Not,
    Operand,
    OutcomeOf,
    PropertyLimit,
    Routes,
    Some,
    SubstanceLimit,
    TableValue,
)
from certcheck.rules.model import Requirement, RuleDate

FLIPS = {
    "at-most": "less-than", "less-than": "at-most", "at-least": "more-than", "more-than": "at-least",
    "before": "not-after", "not-after": "before", "after": "not-before", "not-before": "after",
}  # fmt: skip
"""Comparators that differ only at the limit itself."""

YEARS_OF_SWITCH = 3
"""A date this long before the review still divides goods on sale."""

_DAY = timedelta(days=1)
_COUNTED = ("number", "months", "days", "working-days")
Changed = tuple[str, Condition]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed requirement, and what was changed in words."""

    what: str
    rule: Requirement


def mutants(rule: Requirement, members: Callable[[str], tuple[str, ...]]) -> Iterator[Mutant]:
    """Every mutant of a requirement; ``members`` opens a group of substances.

    Changes of ``require`` come first, then those of ``where``, then those of the dates.
    """
    seen = {rule}
    for what, mutant in _mutants(rule, members):
        if mutant not in seen:
            seen.add(mutant)
            yield Mutant(what, mutant)


def _mutants(rule: Requirement, members: Callable[[str], tuple[str, ...]]) -> Iterator[tuple[str, Requirement]]:
    for what, condition in changes(rule.require, members):
        yield f"require: {what}", replace(rule, require=condition)
    for what, condition in changes(rule.where, members):
        yield f"where: {what}", replace(rule, where=condition)
    yield from _dated(rule)
    for link in rule.yields_to:
        rest = tuple(other for other in rule.yields_to if other != link)
        yield f"does not yield to {link.requirement}", replace(rule, yields_to=rest)


def changes(condition: Condition, members: Callable[[str], tuple[str, ...]]) -> Iterator[Changed]:
    """Every condition that differs from ``condition`` in one place."""
    yield from _own(condition, members)
    match condition:
        case All(items) | AnyOf(items):
            kind = type(condition)
            for number, item in enumerate(items):
                for what, other in changes(item, members):
                    yield what, kind((*items[:number], other, *items[number + 1 :]))
        case Not(item) | Certain(item):
            for what, other in changes(item, members):
                yield what, type(condition)(other)
        case Some() | NoneOf() | Each():
            for what, other in changes(condition.where, members):
                yield what, replace(condition, where=other)
            if isinstance(condition, Each):
                for what, other in changes(condition.must, members):
                    yield what, replace(condition, must=other)
        case Routes(routes):
            for number, route in enumerate(routes):
                for what, other in changes(route.needs, members):
                    changed = replace(route, needs=other)
                    yield what, Routes((*routes[:number], changed, *routes[number + 1 :]))


def _own(condition: Condition, members: Callable[[str], tuple[str, ...]]) -> Iterator[Changed]:
    """Changes of the outermost part only."""
    match condition:
        case All(items):
            yield from _dropped("all", items, All)
            if len(items) > 1:
                yield "any instead of all", AnyOf(items)
        case AnyOf(items):
            yield from _dropped("any", items, AnyOf)
            if len(items) > 1:
                yield "all instead of any", All(items)
        case Not(item):
            yield "not left out", item
        case Some(collection, where, minimum):
            yield f"none instead of some {collection}", NoneOf(collection, where)
            yield f"{minimum + 1} {collection} instead of {minimum}", replace(condition, minimum=minimum + 1)
            yield from _unfiltered(condition)
        case NoneOf(collection, where):
            yield f"some instead of none {collection}", Some(collection, where)
            yield from _unfiltered(condition)
        case Each(collection, where, must):
            yield f"some instead of each {collection}", Some(collection, All((where, must)))
            yield from _unfiltered(condition)
        case Compare():
            yield from _compare(condition)
        case SubstanceLimit():
            yield from _substance(condition, members)
        case LimitTable(op=op) if op in FLIPS:
            yield f"{FLIPS[op]} instead of {op}", replace(condition, op=FLIPS[op])
            yield from _basis(condition)
        case PropertyLimit() | FormulaLimit():
            yield from _limit(condition)
        case Routes(routes):
            for number, route in enumerate(routes):
                rest = routes[:number] + routes[number + 1 :]
                yield f"without the route {excerpt(route.name_en)}", Routes(rest)
        case _:
            yield "negated", Not(condition)


def _dropped(
    word: str, items: tuple[Condition, ...], kind: Callable[[tuple[Condition, ...]], Condition]
) -> Iterator[Changed]:
    for number, item in enumerate(items):
        rest = items[:number] + items[number + 1 :]
        yield f"without {brief(item)} of '{word}'", rest[0] if len(rest) == 1 else kind(rest) if rest else ALWAYS


def _unfiltered(condition: Some | NoneOf | Each) -> Iterator[Changed]:
    if condition.where != ALWAYS:
        yield (
            f"any entry of {condition.collection}, not only where {brief(condition.where)}",
            replace(condition, where=ALWAYS),
        )


def _compare(condition: Compare) -> Iterator[Changed]:
    op, value = condition.op, condition.operand.value if isinstance(condition.operand, Constant) else None
    if op in FLIPS:
        yield f"{condition.path} {FLIPS[op]} instead of {op}", replace(condition, op=FLIPS[op])
    if op == "includes-all":
        yield f"{condition.path} includes any instead of all", replace(condition, op="includes-any")
    if op == "includes-any":
        yield f"{condition.path} includes all instead of any", replace(condition, op="includes-all")
    if isinstance(value, bool) and op == "is":
        yield f"{condition.path} {'no' if value else 'yes'}", replace(condition, operand=Constant(not value))
    elif type(value) is tuple and len(value) > 1:
        for word in value:
            rest = tuple(str(other) for other in value if other != word)
            yield f"{condition.path} without {word}", replace(condition, operand=Constant(rest))
    elif op not in FLIPS and op not in ("includes-all", "includes-any", "equals"):
        yield f"{condition.path} {op} negated", Not(condition)
    for what, operand in _moved(condition.operand):
        yield f"{condition.path} {op} {what}", replace(condition, operand=operand)


def _substance(condition: SubstanceLimit, members: Callable[[str], tuple[str, ...]]) -> Iterator[Changed]:
    yield from _limit(condition)
    yield from _basis(condition)
    if condition.how == "single":
        return
    if condition.how == "each":
        yield "sum instead of each", replace(condition, how="sum")
    elif condition.weights is None:
        yield "each instead of sum", replace(condition, how="each")
    listed = members(condition.substance)
    for word in (listed[0], listed[-1])[: len(set(listed))] if len(listed) > 1 else ():
        singles = tuple(replace(condition, how="single", substance=other) for other in listed if other != word)
        if condition.how == "each":
            yield f"{condition.substance} without {word}", singles[0] if len(singles) == 1 else All(singles)


def _limit(condition: SubstanceLimit | PropertyLimit | FormulaLimit) -> Iterator[Changed]:
    if condition.op in FLIPS:
        yield f"{FLIPS[condition.op]} instead of {condition.op}", replace(condition, op=FLIPS[condition.op])
    for what, operand in _moved(condition.limit):
        yield f"limit {what}", replace(condition, limit=operand)
    if isinstance(condition, FormulaLimit) and condition.or_measured is not None:
        yield "without the measured figure", replace(condition, or_measured=None)


def _basis(condition: SubstanceLimit | LimitTable) -> Iterator[Changed]:
    if condition.basis:
        yield f"on any basis, not only {', '.join(condition.basis)}", replace(condition, basis=())
    if len(condition.basis) > 1:
        for word in condition.basis:
            rest = tuple(other for other in condition.basis if other != word)
            yield f"without the basis {word}", replace(condition, basis=rest)


def _moved(operand: Operand) -> Iterator[tuple[str, Operand]]:
    """A constant limit one per cent up and down, a day one day later and earlier."""
    if not isinstance(operand, Constant):
        return
    value = operand.value
    if isinstance(value, Quantity):
        for change, low in _near(value):
            text = f"{value.text} {change}"
            yield text, Constant(value._replace(interval=point(low), text=text))
    elif isinstance(value, date):
        for day in (value + _DAY, value - _DAY):
            yield f"{day} instead of {value}", Constant(day)


def _near(figure: Quantity) -> Iterator[tuple[str, Decimal]]:
    """One more and one less of what is counted, one per cent more and less of what is measured."""
    low = figure.interval.low
    if (figure.dimension in _COUNTED and "." not in figure.text) or not low:
        yield from (("+ 1", low + 1), ("- 1", low - 1))
    else:
        yield from (("+ 1 %", low * Decimal("1.01")), ("- 1 %", low * Decimal("0.99")))


def _dated(rule: Requirement) -> Iterator[tuple[str, Requirement]]:
    """First and last day one day later and earlier. A start long past divides no goods on sale: it stays."""
    applies = rule.applies
    if rule.reviewed_on is None or still_divides(applies.start, rule.reviewed_on):
        for what, day in _days_around(applies.start):
            yield f"from {what}", replace(rule, applies=replace(applies, start=day))
    for what, day in _days_around(applies.until):
        yield f"until {what}", replace(rule, applies=replace(applies, until=day))
    for what, day in _days_around(applies.tail_until):
        yield f"tail until {what}", replace(rule, applies=replace(applies, tail_until=day))


def still_divides(start: RuleDate | None, reviewed: date) -> bool:
    """Whether goods from before a start may still be on sale when the rule was reviewed."""
    return isinstance(start, date) and start >= reviewed.replace(year=reviewed.year - YEARS_OF_SWITCH, day=1)


def _days_around(found: RuleDate | None) -> Iterator[tuple[str, date]]:
    if isinstance(found, date):
        for day in (found + _DAY, found - _DAY):
            yield f"{day} instead of {found}", day


def brief(condition: Condition) -> str:
    """A condition in a few words."""
    match condition:
        case Compare(path, op, operand):
            return f"{path} {op} {_brief_operand(operand)}".strip()
        case All(items) | AnyOf(items):
            word = "all" if isinstance(condition, All) else "any"
            return f"{word}({', '.join(brief(item) for item in items[:3])}{' …' if len(items) > 3 else ''})"
        case Not(item):
            return f"not {brief(item)}"
        case Certain(item):
            return f"certain {brief(item)}"
        case Some(collection, where) | NoneOf(collection, where) | Each(collection, where, _):
            return f"{type(condition).__name__.lower()} {collection} {brief(where)}"
        case SubstanceLimit(_, substance, op, limit):
            return f"{substance} {op} {_brief_operand(limit)}"
        case Exempt(table, key):
            return f"exempt {table} for {key}"
        case OutcomeOf(requirement, state):
            return f"{requirement} is {state}"
        case Routes(routes):
            return " or ".join(route.name_en for route in routes)
        case _:
            named = getattr(condition, "id", None) or getattr(condition, "place", None) or type(condition).__name__
            return str(named)


def _brief_operand(operand: Operand) -> str:
    value = operand.value if isinstance(operand, Constant) else None
    if isinstance(value, Quantity):
        return value.text
    if isinstance(value, bool):
        return "yes" if value else "no"
    if type(value) is tuple:
        return ", ".join(str(word) for word in value[:3])
    if value is not None:
        return str(value)
    return f"table {operand.table}" if isinstance(operand, TableValue) else str(getattr(operand, "path", ""))
