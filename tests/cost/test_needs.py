from __future__ import annotations

from dataclasses import replace

from certcheck.cost.model import PriceBook
from certcheck.cost.needs import Wanted, together, wanted_of
from certcheck.result import CheckResult
from cost.market import book, checked, item, need, requirement, scheme, way

BOOK = book(
    [
        item("test", 100),
        item("label", kind="change"),
        item("note", kind="own-work"),
        item("fee", 10, kind="official-fee"),
    ],
    [
        need("safety-test", way("test")),
        need("label-change", way("label"), way("note")),
        need("substitution", way("swap", "label", "test", closes=("gap",)), way("note", closes=("undetermined",))),
    ],
    defaults={"labelling": "label-change"},
)
TESTED = requirement("eu/a", "safety-test")
LABELLED = requirement("eu/b", topic="labelling")
UNPRICED = requirement("eu/c", topic="trade")


def wanted(result: CheckResult, prices: PriceBook = BOOK) -> Wanted:
    return wanted_of(result.targets[0], result, prices)


def test_gap_is_certain_and_a_question_is_not() -> None:
    for outcome, certain in (("gap", True), ("review", True), ("undetermined", False), ("undetermined gap", True)):
        (asked,) = wanted(checked(eu={TESTED: outcome})).asked
        assert (asked.need.id, asked.certain, asked.requirements) == ("safety-test", certain, ("eu/a",))


def test_met_and_upcoming_buy_nothing() -> None:
    found = wanted(checked(eu={TESTED: "met not-applicable", UNPRICED: "upcoming"}))
    assert (found.asked, found.not_priced, found.upcoming) == ((), (), 1)


def test_a_requirement_already_to_close_is_not_upcoming_as_well() -> None:
    assert wanted(checked(eu={TESTED: "gap upcoming"})).upcoming == 0


def test_topic_default_and_none() -> None:
    found = wanted(checked(eu={LABELLED: "gap", UNPRICED: "gap"}))
    assert [one.need.id for one in found.asked] == ["label-change"]
    assert found.not_priced == ("eu/c",)


def test_a_question_that_a_statement_answers_costs_nothing() -> None:
    found = wanted(checked(eu={LABELLED: "undetermined", TESTED: "undetermined"}))
    assert [one.need.id for one in found.asked] == ["safety-test"]
    assert found.answerable == ("eu/b",)
    swapped = requirement("eu/d", "substitution")
    assert wanted(checked(eu={swapped: "undetermined"})).answerable == ("eu/d",)
    assert [one.need.id for one in wanted(checked(eu={swapped: "gap"})).asked] == ["substitution"]


def test_nothing_is_bought_for_what_may_not_apply() -> None:
    result = checked(eu={TESTED: "undetermined", UNPRICED: "undetermined"})
    open_scope = tuple(one._replace(in_scope=False) for one in result.targets[0].findings)
    found = wanted(replace(result, targets=(replace(result.targets[0], findings=open_scope),)))
    assert (found.asked, found.not_priced, found.answerable) == ((), (), ())
    assert found.in_doubt == ("eu/a", "eu/c")


def test_one_subject_that_is_in_scope_is_enough() -> None:
    result = checked(eu={TESTED: "undetermined undetermined"})
    one, other = result.targets[0].findings
    mixed = (one._replace(in_scope=False), other)
    found = wanted(replace(result, targets=(replace(result.targets[0], findings=mixed),)))
    assert [asked.need.id for asked in found.asked] == ["safety-test"]
    assert found.in_doubt == ()


def test_all_names_of_one_requirement_are_needed_and_an_item_is_a_need() -> None:
    both = requirement("eu/e", "safety-test", "fee")
    assert [one.need.id for one in wanted(checked(eu={both: "gap"})).asked] == ["safety-test", "fee"]


def test_only_duties_count_unless_the_target_is_a_scheme() -> None:
    voluntary = requirement("cn/green-food/a", "safety-test", obligation="voluntary")
    result = checked(**{"cn/green-food": {voluntary: "gap"}})
    assert wanted(result).asked == ()
    as_scheme = replace(result, rulesets={"x": scheme("cn/green-food")})
    assert [one.need.id for one in wanted(as_scheme).asked] == ["safety-test"]


def test_one_need_of_two_targets_is_one_need() -> None:
    result = checked(eu={TESTED: "undetermined"}, us={requirement("us/a", "safety-test"): "gap"})
    (asked,) = together(wanted_of(one, result, BOOK).asked for one in result.targets)
    assert (asked.targets, asked.requirements, asked.certain) == (("eu", "us"), ("eu/a", "us/a"), True)
