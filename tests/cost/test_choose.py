from __future__ import annotations

import random
from functools import cache
from itertools import combinations, product

import pytest

from certcheck.cost import solver
from certcheck.cost.choose import Chosen, Problem, choose, outcome_of, own_cheapest
from certcheck.cost.sharing import Edge, best_sharing

INSTANCES = 1000


def instance(seed: int) -> Problem:
    """A small market: items that several ways use, items that come with others, chains and rings of reductions."""
    draw = random.Random(seed)
    items = [f"i{number}" for number in range(draw.randint(2, 8))]
    brings = {item: draw.choice(items) for item in items if draw.random() < 0.2}
    costs = {item: draw.choice([0, 5, 10, draw.randint(0, 900_000_00)]) for item in items}

    def way() -> tuple[str, ...]:
        wanted = dict.fromkeys(draw.sample(items, draw.randint(0, min(3, len(items)))))
        for item in list(wanted):
            while item in brings and brings[item] not in wanted:
                item = brings[item]
                wanted[item] = None
        return tuple(wanted)

    needs = tuple(tuple(way() for _ in range(draw.randint(1, 4))) for _ in range(draw.randint(1, 4)))
    edges = []
    for number in range(draw.randint(0, 7)):
        source, target = draw.sample(items, 2)
        edges.append(Edge(f"e{number}", source, target, draw.randint(0, costs[target]), held=draw.random() < 0.2))
    return Problem(needs, costs, tuple(edges))


def allowed(edges: tuple[Edge, ...], bought: frozenset[str]) -> bool:
    targets = [one.target for one in edges]
    return (
        len(set(targets)) == len(targets)
        and all(one.target in bought and (one.held or one.source in bought) for one in edges)
        and not any(one.source in targets for one in edges if not one.held)
    )


@cache
def every_outcome(seed: int) -> dict[tuple[int, ...], int]:
    """The least cost of each choice of ways, over every subset of reductions."""
    problem = instance(seed)
    found = {}
    subsets = [
        edges for size in range(len(problem.edges) + 1) for edges in combinations(problem.edges, size)
    ]  # fmt: skip
    for ways in product(*(range(len(options)) for options in problem.needs)):
        bought = frozenset(item for options, way in zip(problem.needs, ways, strict=True) for item in options[way])
        price = sum(problem.costs[item] for item in bought)
        found[ways] = min(price - sum(one.saving for one in edges) for edges in subsets if allowed(edges, bought))
    return found


def is_valid(problem: Problem, chosen: Chosen) -> bool:
    wanted = {item for options, way in zip(problem.needs, chosen.ways, strict=True) for item in options[way]}
    cost = sum(problem.costs[item] for item in wanted) - sum(one.saving for one in chosen.reductions)
    return (
        set(chosen.bought) == wanted
        and len(chosen.bought) == len(wanted)
        and allowed(chosen.reductions, frozenset(wanted))
        and cost == chosen.cost
    )


@pytest.mark.parametrize("part", range(10))
def test_search_is_as_cheap_as_every_combination_tried(part: int) -> None:
    pytest.importorskip("highspy")
    for seed in range(part * INSTANCES // 10, (part + 1) * INSTANCES // 10):
        problem = instance(seed)
        costs = every_outcome(seed)
        chosen = choose(problem)
        least = min(costs.values())
        assert chosen.searched
        assert is_valid(problem, chosen), seed
        assert chosen.cost == least, seed
        assert chosen.ways == min(ways for ways, cost in costs.items() if cost == least), seed


def test_sharing_is_exact_for_a_fixed_set() -> None:
    for seed in range(INSTANCES):
        problem = instance(seed)
        for ways, least in every_outcome(seed).items():
            assert outcome_of(problem, ways, searched=False).cost == least, seed


def test_without_solver_each_need_takes_its_own_cheapest_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "_highspy", lambda: None)
    together = Problem(
        needs=((("a",), ("both",)), (("b",), ("both",)), (("c",), ("d",))),
        costs={"a": 600, "b": 600, "both": 700, "c": 50, "d": 50},
        edges=(Edge("a-b", "a", "b", 100),),
    )
    chosen = choose(together)
    assert not chosen.searched
    assert chosen.ways == (0, 0, 0)
    assert chosen.cost == 600 + 600 - 100 + 50


def test_search_finds_what_serves_two_needs() -> None:
    pytest.importorskip("highspy")
    problem = Problem(
        needs=((("a",), ("both",)), (("b",), ("both",))), costs={"a": 600, "b": 600, "both": 700}
    )  # fmt: skip
    assert choose(problem).ways == (1, 1)
    assert own_cheapest(problem) == (0, 0)


def test_many_needs_with_equal_ways_take_the_first_of_each() -> None:
    """More combinations than one step can rank, all equally dear."""
    pytest.importorskip("highspy")
    needs = tuple((("x",), ("y",), ("x", "y")) for _ in range(40))
    chosen = choose(Problem(needs, {"x": 3, "y": 3}))
    assert chosen.ways == (0,) * 40


def test_a_reduced_item_reduces_no_other() -> None:
    chain = (Edge("1", "a", "b", 10), Edge("2", "b", "c", 11), Edge("3", "c", "d", 10))
    assert [one.sharing for one in best_sharing(["a", "b", "c", "d"], chain)] == ["1", "3"]


def test_two_items_never_reduce_each_other() -> None:
    ring = (Edge("1", "a", "b", 10), Edge("2", "b", "a", 10))
    assert [one.sharing for one in best_sharing(["a", "b"], ring)] == ["1"]
