"""Choosing one way for every need so that all that is bought costs least. Pure arithmetic on ids and integer cents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from certcheck.cost.sharing import Edge, best_sharing


@dataclass(frozen=True, slots=True)
class Problem:
    """``needs`` holds, per need, the items of each of its ways (at least one way); ``costs`` are cents over five years,
    none negative."""

    needs: tuple[tuple[tuple[str, ...], ...], ...]
    costs: Mapping[str, int]
    edges: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The number of the way taken per need, what is bought for it, the reductions taken and what that costs."""

    ways: tuple[int, ...]
    bought: tuple[str, ...]
    reductions: tuple[Edge, ...]
    cost: int
    searched: bool


def choose(problem: Problem) -> Chosen:
    """The cheapest set over all needs together; among equally cheap ones the one with the earliest ways.

    Without the extra ``plan`` each need takes its own cheapest way (``searched`` is False where that was a choice).
    """
    if all(len(ways) == 1 for ways in problem.needs):
        return outcome_of(problem, (0,) * len(problem.needs), searched=True)
    from certcheck.cost.solver import cheapest_ways

    found = cheapest_ways(problem)
    if found is None:
        return outcome_of(problem, own_cheapest(problem), searched=False)
    return outcome_of(problem, found, searched=True)


def own_cheapest(problem: Problem) -> tuple[int, ...]:
    """Each need's cheapest way by itself; the first among equals."""
    return tuple(_cheapest(ways, problem.costs) for ways in problem.needs)


def _cheapest(ways: Sequence[tuple[str, ...]], costs: Mapping[str, int]) -> int:
    _, number = min((sum(costs[item] for item in items), number) for number, items in enumerate(ways))
    return number


def outcome_of(problem: Problem, ways: tuple[int, ...], *, searched: bool) -> Chosen:
    """What a choice of ways comes to: every item once, and the best reductions among them."""
    taken = (options[number] for options, number in zip(problem.needs, ways, strict=True))
    bought = tuple(dict.fromkeys(item for items in taken for item in items))
    reductions = best_sharing(bought, problem.edges)
    cost = sum(problem.costs[item] for item in bought) - sum(one.saving for one in reductions)
    return Chosen(ways, bought, reductions, cost, searched)
