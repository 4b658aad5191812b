"""Whole plans for product samples with the price book that comes with certcheck: what has to hold for any of them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from certcheck import api
from certcheck.cost import solver
from certcheck.cost.currency import load_rates
from certcheck.cost.model import PriceBook, Rates
from certcheck.cost.needs import BINDING, COUNTED
from certcheck.cost.plan import make_plan
from certcheck.cost.reading import load_prices
from certcheck.cost.result import Plan
from certcheck.declaration.loading import LoadedDeclaration, load_declaration
from certcheck.engine.check import Engine
from certcheck.result import CheckResult

SAMPLES = Path(__file__).parents[2] / "product_samples"
NAMES = ("charger", "plush-toy", "green-tea", "t-shirt", "luminaire")
TARGETS = ("eu", "us", "cn")
AS_OF, START = date(2026, 11, 21), date(2026, 11, 23)


@cache
def opened() -> tuple[Engine, PriceBook, Rates]:
    return api.open_rules(), load_prices(), load_rates()


@cache
def checked(name: str) -> tuple[LoadedDeclaration, CheckResult]:
    loaded = load_declaration(SAMPLES / f"{name}.yaml")
    return loaded, opened()[0].check(loaded, TARGETS, AS_OF)


def make(name: str) -> Plan:
    engine, prices, rates = opened()
    loaded, result = checked(name)
    return make_plan(result, loaded, engine, prices, rates, currency="EUR", start=START)


@cache
def planned(name: str) -> tuple[CheckResult, Plan]:
    return checked(name)[1], make(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_duty_to_close_is_accounted_for_once(name: str) -> None:
    result, plan = planned(name)
    own = [one.item.id for one in plan.lines if not one.contingent_on]
    assert len(own) == len(set(own))
    accounted = {rule for one in plan.lines for rule in one.requirements}
    accounted |= {rule for one in plan.entries for rule in (*one.not_priced, *one.answerable, *one.in_doubt)}
    for target in result.targets:
        for one in target.findings:
            if one.outcome in COUNTED and one.obligation in BINDING:
                needs = result.requirements[one.requirement].prices
                assert one.requirement in accounted or _met_for_nothing(needs, plan), one.requirement


@pytest.mark.parametrize("name", NAMES)
def test_totals_are_the_sum_of_the_lines(name: str) -> None:
    _, plan = planned(name)
    added = [one for one in plan.lines if one.state in ("priced", "free")]
    once = [one.once for one in added if one.once is not None and one.item.every is None]
    assert plan.totals_with_questions.priced == len(added)
    assert plan.totals_with_questions.once.lines == len(once)
    open_ = [one for one in plan.lines if one.state in ("unpriced", "uncounted")]
    assert plan.totals_with_questions.unpriced == len(open_)
    assert all(one.once is None and one.yearly is None for one in open_)
    assert all(bool(one.question) == (one.state == "uncounted") for one in plan.lines)


@pytest.mark.parametrize("name", NAMES)
def test_searching_is_never_dearer_and_gives_the_same_again(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("highspy")
    _, plan = planned(name)
    assert make(name) == plan
    monkeypatch.setattr(solver, "_highspy", lambda: None)
    simple = make(name)
    assert plan.searched
    assert plan.totals_with_questions.five_years.mean <= simple.totals_with_questions.five_years.mean


@pytest.mark.parametrize("name", NAMES)
def test_the_first_target_entered_costs_what_it_costs_alone(name: str) -> None:
    _, plan = planned(name)
    if plan.order:
        first = plan.order[0]
        assert first.adds == next(one.with_questions for one in plan.entries if one.target == first.target)


def _met_for_nothing(needs: tuple[str, ...], plan: Plan) -> bool:
    """The way taken buys nothing: none of it is there to be bought for this product."""
    bought = {need for one in plan.lines for need in one.needs}
    return bool(needs) and not any(need in bought for need in needs) and set(needs) <= set(plan.need_titles)
