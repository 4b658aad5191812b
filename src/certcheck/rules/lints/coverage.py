"""Cases that every requirement must have: each outcome, the figure at the limit, the days around a date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

from certcheck.nodes import Node, Scalar, walk
from certcheck.positions import Problem
from certcheck.quantity.dates import DateSpan, parse_date
from certcheck.quantity.parse import Quantity, parse_quantity
from certcheck.rules.cases import Case
from certcheck.rules.conditions import ALWAYS, Condition, LimitTable
from certcheck.rules.figures import Limit, limits_of
from certcheck.rules.lints.place import Places
from certcheck.rules.model import ActDate, ComputedDate, Requirement, Rulebook, RuleDate, Ruleset
from certcheck.rules.mutants import still_divides
from certcheck.rules.walk import walk as walk_conditions

_WANTED = {"met": {"met"}, "gap": {"gap", "review"}, "undetermined": {"undetermined"}}
_DAY = timedelta(days=1)


def check_coverage(book: Rulebook, cases: Mapping[str, Collection[Case]], places: Places) -> Iterator[Problem]:
    """Every case that a requirement lacks."""
    for ruleset in book.rulesets:
        for rule in ruleset.requirements:
            if rule.status is not None:
                continue
            own = cases.get(rule.id, ())
            for message, hint in _missing(rule, ruleset, own, book):
                yield places.problem(rule, message, hint)


def warn_coverage(book: Rulebook, cases: Mapping[str, Collection[Case]], places: Places) -> Iterator[Problem]:
    """Figures that bound the scope of a rule and have no case exactly there."""
    for ruleset in book.rulesets:
        for rule in ruleset.requirements:
            if rule.status is None:
                for text in _untested_limits(rule.where, cases.get(rule.id, ()), book):
                    yield places.problem(rule, f"has no case exactly at {text}, where its scope ends")


def _missing(rule: Requirement, ruleset: Ruleset, cases: Collection[Case], book: Rulebook) -> Iterator[tuple[str, str]]:
    if not cases:
        yield "has no cases", f"in a file <name>.cases.yaml with 'cases-for: {ruleset.id}'"
        return
    outcomes = {outcome for case in cases for outcome in case.outcomes}
    lacking = [name for name, fitting in _wanted(rule, book).items() if not outcomes & fitting]
    if rule.where != ALWAYS and "not-applicable" not in outcomes:
        lacking.append("not-applicable")
    if lacking:
        yield f"has no case for: {', '.join(lacking)}", ""
    for text in _untested_limits(rule.require, cases, book):
        yield f"has no case exactly at its limit {text}", ""
    days = {day for case in cases for day in case_days(case)}
    for day, what in _switch_days(rule, ruleset, book):
        if day not in days:
            yield f"has no case on {day}, {what}", "as-of of a case, or one of its dates"


def _wanted(rule: Requirement, book: Rulebook) -> dict[str, set[str]]:
    """The outcomes that need a case, as far as the rule can have them at all."""
    start = rule.applies.start
    if start is not None and known_day(start, book) is None:
        return {"upcoming": {"upcoming"}}
    tables = [book.tables.get(part.table) for part in walk_conditions(rule.require) if isinstance(part, LimitTable)]
    never_met = any(table is not None and table.closed == "incomplete" for table in tables)
    return {name: fitting for name, fitting in _WANTED.items() if not (never_met and name == "met")}


def _untested_limits(condition: Condition, cases: Collection[Case], book: Rulebook) -> list[str]:
    """Limits of which no case states a figure exactly there."""
    wanted = limits_of(condition, book)
    if not wanted:
        return []
    stated = {figure for case in cases for figure in case_figures(case)}
    return [limit.text for limit in wanted if not _stated(limit, stated)]


def _stated(limit: Limit, stated: Collection[tuple[str, object]]) -> bool:
    return any((limit.dimension, value) in stated for value in limit.values)


def case_figures(case: Case) -> Iterator[tuple[str, object]]:
    """Every single figure in a case's facts as (dimension, value in the base unit)."""
    for text in _texts(case.facts):
        found = parse_quantity(text)
        if isinstance(found, Quantity):
            if found.detection is not None:
                yield found.dimension, found.detection
            if found.interval.is_point:
                yield found.dimension, found.interval.low


def case_days(case: Case) -> Iterator[date]:
    """The as-of date of a case and every exact day in its facts."""
    yield case.as_of
    for text in _texts(case.facts):
        found = parse_date(text)
        if isinstance(found, DateSpan) and found.first == found.last:
            yield found.first


def _texts(node: Node) -> Iterator[str]:
    for _, value, _ in walk(node):
        if isinstance(value, Scalar) and value.text is not None and value.text[:1].isascii():
            yield value.text.strip()


def _switch_days(rule: Requirement, ruleset: Ruleset, book: Rulebook) -> Iterator[tuple[date, str]]:
    """The days on which a case is needed, each with why."""
    start = known_day(rule.applies.start, book)
    if start is not None and still_divides(start, rule.reviewed_on or ruleset.reviewed_on):
        yield start - _DAY, "the day before it starts"
        yield start, "the day it starts"
    end = known_day(rule.applies.until, book)
    if end is not None:
        yield end, "its last day"
        yield end + _DAY, "the day after its last"


def known_day(found: RuleDate | None, book: Rulebook) -> date | None:
    """The day that a date of a rule stands for; None where it depends on an act that is not adopted."""
    match found:
        case None:
            return None
        case ActDate() | ComputedDate():
            from certcheck.engine.timing import resolve_date

            start = resolve_date(found, book)
            return None if start is None or start.is_open else start.day
        case _:
            return found


def by_requirement(cases: Iterable[Case]) -> dict[str, list[Case]]:
    """Cases by the id of their requirement."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(case.requirement, []).append(case)
    return found
