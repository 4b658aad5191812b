"""Whole plans on a tiny price book, worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from certcheck.cost import solver
from certcheck.cost.model import Contingency, Price, PriceBook, Subsidy
from certcheck.cost.plan import plan_with
from certcheck.cost.result import Line, Plan
from certcheck.result import CheckResult
from cost.market import (
    RATES,
    START,
    Product,
    book,
    checked,
    fact,
    item,
    need,
    recognition,
    requirement,
    share,
    spread,
    text,
    way,
)  # fmt: skip

LVD = requirement("eu/lvd", "electrical-safety")
NRTL = requirement("us/nrtl", "nrtl-listing")


def make(result: CheckResult, prices: PriceBook, product: Product | None = None) -> Plan:
    return plan_with(result, product or Product(), prices, RATES, currency="EUR", start=START)


def lines(plan: Plan) -> Mapping[str, Line]:
    return {one.item.id: one for one in plan.lines if not one.contingent_on}


def appliance(**other: object) -> PriceBook:
    """A CB report costs more than the European test alone but halves and more what the American listing takes."""
    return book(
        [
            item("lvd-test", 3000),
            item("cb-report", 4500, held=fact("cb held")),
            item("listing", 15000, brings=("follow-up",), held=fact("listed")),
            item("follow-up", 4000, every=12, kind="inspection"),
        ],
        [
            need("electrical-safety", way("test", "lvd-test"), way("cb", "cb-report")),
            need("nrtl-listing", way("listing")),
        ],
        sharing=(share("cb-report", "listing", payable=spread("0.5", "0.6", "0.7"), recognition="nrtl"),),
        recognition={"nrtl": recognition("nrtl", "us", "listing", held=fact("body accepted"))},
        **other,
    )


def test_together_the_dearer_report_is_cheaper() -> None:
    """4500 + mean of 7500, 9000 and 10500 + 5 x 4000 = 33500, against 3000 + 15000 + 20000."""
    pytest.importorskip("highspy")
    plan = make(checked(eu={LVD: "gap"}, us={NRTL: "gap"}), appliance())
    assert set(lines(plan)) == {"cb-report", "listing", "follow-up"}
    assert plan.totals.five_years.mean == Decimal("33500.00")
    assert plan.totals.once.mean == Decimal("13500.00")
    assert lines(plan)["listing"].once == spread("7500.00", "9000.00", "10500.00")
    assert (lines(plan)["follow-up"].yearly, lines(plan)["follow-up"].bought_in_five_years) == (spread("4000.00"), 5)
    (saving,) = plan.savings
    assert (saving.item, saving.source_item, saving.amount) == ("listing", "cb-report", spread("4500", "6000", "7500"))
    assert plan.saved == saving.amount
    assert [(one.need, one.taken, [mean for _, _, mean in one.ways]) for one in plan.choices] == [
        ("electrical-safety", "cb", [Decimal(3000), Decimal(4500)]),
        ("nrtl-listing", "listing", [Decimal(35000)]),
    ]


def test_each_target_alone_and_in_order() -> None:
    """Europe alone takes the cheap test; America then gets no reduction from it."""
    pytest.importorskip("highspy")
    plan = make(checked(us={NRTL: "gap"}, eu={LVD: "gap"}), appliance())
    assert [(one.target, one.gaps.five_years.mean) for one in plan.entries] == [("us", 35000), ("eu", 3000)]
    assert [(one.target, one.adds.five_years.mean) for one in plan.order] == [("eu", 3000), ("us", 35000)]


def test_the_next_target_uses_what_was_bought_for_the_first() -> None:
    prices = book(
        [item("cb-report", 4500), item("listing", 15000)],
        [need("electrical-safety", way("cb-report")), need("nrtl-listing", way("listing"))],
        sharing=(share("cb-report", "listing", payable=spread("0.5")),),
    )
    both = {LVD: "gap", requirement("us/lvd", "electrical-safety"): "gap"}
    plan = make(checked(eu={LVD: "gap"}, us={NRTL: "gap"}, cn=both), prices)
    assert [(one.target, one.adds.five_years.mean) for one in plan.order] == [("eu", 4500), ("cn", 0), ("us", 7500)]


def test_the_next_target_pays_for_more_of_the_same() -> None:
    per_place = book([replace(item("label", 200), basis="place")], [need("labels", way("label"))])
    rules = {target: {requirement(f"{target}/label", "labels"): "gap"} for target in ("eu", "us")}
    plan = make(checked(**rules), per_place)
    assert lines(plan)["label"].once == spread("400.00")
    assert [one.adds.five_years.mean for one in plan.order] == [200, 200]


def test_questions_are_counted_apart_and_share_only_beside_gaps() -> None:
    """The gap alone costs its full price: the report that would reduce it is only asked for by a question."""
    pytest.importorskip("highspy")
    plan = make(checked(eu={LVD: "undetermined"}, us={NRTL: "gap"}), appliance())
    assert [lines(plan)[one].certain for one in ("cb-report", "listing", "follow-up")] == [False, True, True]
    assert plan.totals.five_years.mean == Decimal("35000.00")
    assert plan.totals_with_questions.five_years.mean == Decimal("33500.00")


def test_held_and_accepted_is_free_and_reduces() -> None:
    product = Product({"cb held": True, "body accepted": True})
    plan = make(checked(eu={LVD: "gap"}, us={NRTL: "gap"}), appliance(), product)
    found = lines(plan)
    assert found["cb-report"].state == "held"
    assert plan.totals.once.mean == Decimal("9000.00")
    assert plan.unrecognised == ()


def test_a_yearly_retest_shares_only_what_is_tested_with_it() -> None:
    """5 x 100 less 40 once: 460; with a source that is retested too, 5 x 60."""
    rules = {requirement("eu/a", "once"): "gap", requirement("eu/b", "yearly"): "gap"}
    for validity, left in ((None, 460), (12, 300)):
        prices = book(
            [item("set", 0, validity=validity), item("retest", 100, validity=12)],
            [need("once", way("set")), need("yearly", way("retest"))],
            sharing=(share("set", "retest", payable=spread("0.6")),),
        )
        plan = make(checked(eu=rules), prices)
        assert plan.totals.five_years.mean == left
        assert plan.saved == spread(500 - left)


def test_only_as_many_samples_share_as_the_source_covers() -> None:
    """3 samples of 100, one of them in the set: 100 + 100 + 10."""
    rules = {requirement("eu/a", "food"): "gap", requirement("eu/b", "metals"): "gap"}
    prices = book(
        [replace(item("set", 500), basis="component"), replace(item("metals", 300), basis="component")],
        [need("food", way("set")), need("metals", way("metals"))],
        sharing=(share("set", "metals", payable=spread("0.1")),),
    )
    for covered, left in ((1, 630), (None, 630), (3, 90), (5, 90)):
        plan = make(checked(eu=rules), prices, Product(counts={"set": covered, "metals": 3}))
        assert lines(plan)["metals"].once == spread(left)


def test_held_evidence_without_a_recognition_reduces_nothing() -> None:
    """What is shared on the same day or from the same sample cannot be shared afterwards."""
    prices = appliance()
    prices = replace(prices, sharing=(replace(prices.sharing[0], recognition=""),))
    plan = make(checked(eu={LVD: "gap"}, us={NRTL: "gap"}), prices, Product({"cb held": True}))
    assert plan.totals.once.mean == Decimal("15000.00")
    assert (plan.savings, plan.unrecognised) == ((), ())


def test_held_but_not_certainly_accepted_reduces_nothing_and_says_what_it_would() -> None:
    product = Product({"cb held": True})
    plan = make(checked(eu={LVD: "gap"}, us={NRTL: "gap"}), appliance(), product)
    assert plan.totals.once.mean == Decimal("15000.00")
    (one,) = plan.unrecognised
    assert (one.recognition.id, one.item, one.saving) == ("nrtl", "cb-report", spread("4500", "6000", "7500"))


def test_a_certificate_that_the_target_refuses_is_bought_anew() -> None:
    refused = make(checked(us={NRTL: "gap"}), appliance(), Product({"listed": True, "body accepted": False}))
    assert lines(refused)["listing"].state == "priced"
    assert [(one.item, one.saving) for one in refused.unrecognised] == [("listing", spread("15000.00"))]
    accepted = make(checked(us={NRTL: "gap"}), appliance(), Product({"listed": True, "body accepted": True}))
    assert [one.state for one in accepted.lines] == ["held"]
    assert accepted.totals.five_years.mean == 0


def test_ways_that_are_not_open() -> None:
    prices = book(
        [item("cheap", 1), item("dear", 100), item("swap", kind="change"), item("part", 5, where=fact("has part"))],
        [
            need("a", way("cheap", where=fact("is small")), way("dear", "dear", "part")),
            need("b", way("cheap", closes=("undetermined",)), way("swap", "swap", "cheap", closes=("gap",))),
        ],
    )
    a, b = requirement("eu/a", "a"), requirement("eu/b", "b")
    assert set(lines(make(checked(eu={a: "gap"}), prices))) == {"cheap"}
    assert set(lines(make(checked(eu={a: "gap"}), prices, Product({"is small": False})))) == {"dear", "part"}
    neither = Product({"is small": False, "has part": False})
    assert set(lines(make(checked(eu={a: "gap"}), prices, neither))) == {"dear"}
    assert set(lines(make(checked(eu={b: "undetermined"}), prices))) == {"cheap"}
    closed = make(checked(eu={b: "gap"}), prices)
    assert set(lines(closed)) == {"swap", "cheap"}
    assert (lines(closed)["swap"].state, closed.totals.unpriced) == ("unpriced", 1)


def test_a_need_without_an_open_way_is_not_priced() -> None:
    prices = book([item("cheap", 1)], [need("a", way("cheap", closes=("undetermined",)))])
    plan = make(checked(eu={requirement("eu/a", "a"): "gap"}), prices)
    assert (plan.lines, plan.entries[0].not_priced) == ((), ("eu/a",))


def test_unpriced_loses_and_among_unpriced_the_first_is_taken() -> None:
    prices = book(
        [item("x"), item("y"), item("z", 900_000)],
        [need("a", way("x"), way("z")), need("b", way("y"), way("x"))],
    )
    plan = make(checked(eu={requirement("eu/a", "a"): "gap", requirement("eu/b", "b"): "gap"}), prices)
    assert set(lines(plan)) == {"z", "y"}
    assert plan.choices[1].ways[0][2] is None


def test_an_open_count_is_compared_as_one_and_never_added() -> None:
    prices = book([item("per-colour", 50), item("set", 60)], [need("a", way("per-colour"), way("set"))])
    plan = make(checked(eu={requirement("eu/a", "a"): "gap"}), prices, Product(counts={"per-colour": None}))
    (line,) = plan.lines
    assert (line.item.id, line.state, line.count, line.question) == (
        "per-colour", "uncounted", None, "count-of-per-colour",
    )  # fmt: skip
    assert (line.once, plan.totals.five_years.mean, plan.totals.unpriced) == (None, 0, 1)


def test_nothing_is_bought_of_what_there_is_none() -> None:
    prices = book(
        [item("steel", 50), item("paper", 60), item("free", 0)], [need("a", way("steel", "steel", "paper", "free"))]
    )
    plan = make(checked(eu={requirement("eu/a", "a"): "gap"}), prices, Product(counts={"steel": 0, "free": None}))
    assert {one.item.id: one.state for one in plan.lines} == {"paper": "priced", "free": "free"}


def test_a_contingency_is_a_line_of_its_own_and_weighs_in_the_choice() -> None:
    """1000 and half of 3000 are less than 2600, and more than 2400."""
    again = Contingency(Decimal("0.5"), "again")
    prices = book(
        [item("risky", 1000, contingency=again), item("again", 3000), item("safe", 2600)],
        [need("a", way("risky"), way("safe"))],
    )
    rule = requirement("eu/a", "a")
    plan = make(checked(eu={rule: "gap"}), prices)
    assert [(one.item.id, one.contingent_on, one.once) for one in plan.lines] == [
        ("risky", "", spread("1000.00")),
        ("again", "risky", spread("1500.00")),
    ]
    assert plan.totals.once.mean == 2500
    assert plan.totals.once.lines == 2
    cheaper = replace(prices, items={**prices.items, "safe": item("safe", 2400)})
    assert set(lines(make(checked(eu={rule: "gap"}), cheaper))) == {"safe"}


def test_subsidies_stand_beside_the_plan() -> None:
    award = Subsidy(
        "award", text("award"), "cn/guangdong", ("review",), "medium", amount=Price(spread(30000), "EUR", 2026)
    )
    share_ = Subsidy(
        "share", text("share"), "cn", ("review",), "medium", share=Decimal("0.75"), most=Price(spread(750), "EUR", 2026)
    )
    over = Subsidy(
        "over",
        text("over"),
        "cn",
        ("review",),
        "medium",
        amount=Price(spread(1), "EUR", 2026),
        until=START.replace(day=1),
    )
    prices = book([item("review", 800, 1000, 1200)], [need("a", way("review"))], subsidies=(award, share_, over))
    plan = make(checked(cn={requirement("cn/a", "a"): "gap"}), prices)
    assert [(one.subsidy.id, one.amount) for one in plan.granted] == [
        ("award", spread("30000.00")),
        ("share", spread("600.00", "750.00", "750.00")),
    ]
    assert plan.totals.once.mean == 1000
    elsewhere = make(checked(eu={requirement("eu/a", "a"): "gap"}), prices)
    assert elsewhere.granted == ()


def test_without_solver_shared_evidence_is_still_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "_highspy", lambda: None)
    plan = make(checked(eu={LVD: "gap"}, us={NRTL: "gap"}), appliance())
    assert not plan.searched
    assert set(lines(plan)) == {"lvd-test", "listing", "follow-up"}
    held = make(
        checked(eu={LVD: "gap"}, us={NRTL: "gap"}), appliance(), Product({"cb held": True, "body accepted": True})
    )
    assert held.totals.once.mean == Decimal("9000.00")


def test_own_hours_are_added_up_apart() -> None:
    prices = book(
        [item("paper", 0, kind="own-work", own_hours=spread(8, 16, 40)), item("test", 5)],
        [need("a", way("all", "paper", "test"))],
    )
    plan = make(checked(eu={requirement("eu/a", "a"): "gap"}), prices, Product(counts={"paper": 2}))
    assert plan.hours == spread(16, 32, 80)
    assert make(checked(eu={}), prices).hours is None
