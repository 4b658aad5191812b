"""The search over all needs at once as a mixed-integer programme, solved exactly with HiGHS (the extra ``plan``).

Variables, all 0 or 1: ``x`` for every way, ``y`` for every item, ``s`` for every reduction. One way per need; a way
buys its items and nothing is bought that no way asks for; a reduction needs its source and its target bought, a target
takes at most one, and an item that is reduced reduces no other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from certcheck.cost.choose import Problem

COMBINATIONS = 1_000_000
"""Ways are told apart in one step while their combinations stay far below what a double can count."""

OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
}


class Row(NamedTuple):
    """``low <= sum(coefficient * variable) <= high``."""

    terms: tuple[tuple[int, int], ...]
    low: float
    high: float


class Programme(NamedTuple):
    """``ways[need][way]`` are the numbers of the variables ``x``; ``costs`` one coefficient per variable."""

    costs: list[int]
    rows: list[Row]
    ways: list[list[int]]


def cheapest_ways(problem: Problem) -> tuple[int, ...] | None:
    """The number of the way per need in the cheapest plan, the earliest ways among equals; None without HiGHS."""
    highspy = _highspy()
    if highspy is None:
        return None
    programme = programme_of(problem)
    values = _solve(highspy, programme.costs, programme.rows)
    least = sum(cost * value for cost, value in zip(programme.costs, values, strict=True))
    dear = tuple((number, cost) for number, cost in enumerate(programme.costs) if cost)
    rows = [*programme.rows, Row(dear, -INFINITY, least + 0.5)]
    for weights in _lexicographic(programme.ways):
        ranks = [weights.get(number, 0) for number in range(len(programme.costs))]
        values = _solve(highspy, ranks, rows)
        rank = sum(weight * values[number] for number, weight in weights.items())
        rows.append(Row(tuple((number, weight) for number, weight in weights.items() if weight), rank, rank))
    return tuple(next(n for n, variable in enumerate(ways) if values[variable]) for ways in programme.ways)


INFINITY = float("inf")


def programme_of(problem: Problem) -> Programme:
    """The problem in numbers: ways first, then items, then reductions."""
    costs: list[int] = []
    rows: list[Row] = []
    ways: list[list[int]] = []
    users: dict[str, list[int]] = {}
    for options in problem.needs:
        numbers = []
        for items in options:
            for item in dict.fromkeys(items):
                users.setdefault(item, []).append(len(costs))
            numbers.append(len(costs))
            costs.append(0)
        ways.append(numbers)
        rows.append(Row(tuple((number, 1) for number in numbers), 1, 1))
    numbered = {item: len(costs) + number for number, item in enumerate(users)}
    costs += [problem.costs[item] for item in users]
    for item, asking in users.items():
        rows += [Row(((numbered[item], 1), (way, -1)), 0, 1) for way in asking]
        rows.append(Row(((numbered[item], 1), *((way, -1) for way in asking)), -INFINITY, 0))
    _add_reductions(problem, numbered, costs, rows)
    return Programme(costs, rows, ways)


def _add_reductions(problem: Problem, items: Mapping[str, int], costs: list[int], rows: list[Row]) -> None:
    usable = [one for one in problem.edges if one.saving > 0 and one.target in items]
    usable = [one for one in usable if one.held or one.source in items]
    into: dict[str, list[int]] = {}
    for number, edge in enumerate(usable, len(costs)):
        into.setdefault(edge.target, []).append(number)
    for number, edge in enumerate(usable, len(costs)):
        if not edge.held:
            reduced = tuple((other, 1) for other in into.get(edge.source, ()))
            rows.append(Row(((number, 1), (items[edge.source], -1), *reduced), -INFINITY, 0))
    for target, numbers in into.items():
        rows.append(Row((*((number, 1) for number in numbers), (items[target], -1)), -INFINITY, 0))
    costs += [-one.saving for one in usable]


def _lexicographic(ways: Sequence[Sequence[int]]) -> list[dict[int, int]]:
    """Weights that rank choices by their earliest ways: as few groups of needs as fit, each with one unique best."""
    groups: list[list[Sequence[int]]] = []
    size = COMBINATIONS
    for numbers in ways:
        if len(numbers) == 1:
            continue
        if size * len(numbers) > COMBINATIONS:
            groups.append([])
            size = 1
        groups[-1].append(numbers)
        size *= len(numbers)
    found = []
    for group in groups:
        weights: dict[int, int] = {}
        place = 1
        for numbers in reversed(group):
            weights.update({number: position * place for position, number in enumerate(numbers)})
            place *= len(numbers)
        found.append(weights)
    return found


def _highspy() -> Any:
    """The module, imported only where a search is wanted; None where the extra is not installed."""
    import importlib

    try:
        return importlib.import_module("highspy")
    except ImportError:
        return None


def _solve(highspy: Any, costs: Sequence[int], rows: Sequence[Row]) -> list[int]:
    """Minimise; the values of the variables, exactly 0 or 1."""
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(costs), len(rows)
    model.col_cost_ = [float(cost) for cost in costs]
    model.col_lower_, model.col_upper_ = [0.0] * len(costs), [1.0] * len(costs)
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
    model.row_lower_, model.row_upper_ = [float(row.low) for row in rows], [float(row.high) for row in rows]
    starts, index, values = [0], [], []
    for row in rows:
        index += [number for number, _ in row.terms]
        values += [float(factor) for _, factor in row.terms]
        starts.append(len(index))
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = starts, index, values
    highs = highspy.Highs()
    for name, value in OPTIONS.items():
        highs.setOptionValue(name, value)
    highs.passModel(model)
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError(f"the solver ended with {highs.getModelStatus()}; every need has a way, so this is a defect")
    return [round(value) for value in highs.getSolution().col_value]
