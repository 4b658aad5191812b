"""Lines go where a reader looks for them, and kinds of expense add up as totals do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from certcheck.report.plan.groups import expenses, is_voluntary, sum_of

from ..fixtures import lamp, ruleset
from .fixtures import EMC, FEE, item, line, plan, spread


def test_fees_are_apart_from_services() -> None:
    fees, services = expenses(plan(), lamp())
    assert (fees.kind, fees.gaps.lines, fees.questions.lines, fees.yearly.lines) == ("fees", 0, 0, 1)
    assert fees.yearly.p50 == Decimal("170.25")
    assert (services.kind, services.gaps.lines, services.questions.lines) == ("services", 3, 0)


def test_a_kind_is_added_up_with_low_confidence_widened() -> None:
    """1000-1500-2200 of low confidence counts as 700-1500-3300: mean 5500 / 3."""
    found = sum_of([line(EMC, 1000, 1500, 2200)], lambda one: one.once)
    assert found.p50.quantize(Decimal("0.01")) == Decimal("1833.33")
    assert found.weak
    assert found.p90 > found.p50
    assert not sum_of([line(FEE, 5)], lambda one: one.once).weak


def test_a_line_is_voluntary_where_only_schemes_ask() -> None:
    result = lamp()
    result = replace(result, rulesets={**result.rulesets, "eu/rohs": ruleset("eu/rohs", "A", "B", kind="scheme")})
    asked = line(item("a", "a", "a", 5), 5)
    assert is_voluntary(asked, result)
    assert not is_voluntary(asked, lamp())
    assert not is_voluntary(replace(asked, requirements=("eu/rohs/lead", "eu/weee/symbol")), result)
    assert not is_voluntary(replace(asked, requirements=()), result)
    apart = [one for one in expenses(plan(lines=(asked,), hours=spread(1)), result) if one.kind == "voluntary"]
    assert [one.gaps.p50 for one in apart] == [Decimal(5)]
