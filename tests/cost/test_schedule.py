"""Dates worked out by hand; the plan starts on Monday 23 November 2026."""

from __future__ import annotations

from datetime import date

from certcheck.cost.model import Item, Window
from certcheck.cost.plan import plan_with
from certcheck.cost.result import Plan
from certcheck.rules.model import Requirement
from cost.market import RATES, START, Product, book, checked, item, need, requirement, spread, way


def plan(items: list[Item], needs: list[tuple[str, ...]], product: Product | None = None) -> Plan:
    """One need per tuple, with one way that buys these items; the last needs are of the second target."""
    names = [f"need-{number}" for number in range(len(needs))]
    prices = book(items, [need(name, way("all", *found)) for name, found in zip(names, needs, strict=True)])
    eu: dict[Requirement, str] = {requirement(f"eu/{name}", name): "gap" for name in names}
    return plan_with(checked(eu=eu), product or Product(), prices, RATES, currency="EUR", start=START)


def weeks(low: object, typical: object, high: object) -> dict[str, object]:
    return {"weeks": spread(low, typical, high)}


def test_a_network_not_a_sum() -> None:
    """Tests run side by side; the file waits for the longer one, the label for the file."""
    found = plan(
        [
            item("chemistry", 1, weeks=spread(1, 2, 4)),
            item("safety", 1, weeks=spread(3, "4.5", 6)),
            item("file", 1, weeks=spread(1, 2, 3), after=("chemistry", "safety")),
            item("label", 1, weeks=spread("0.5", "0.5", 1), after=("file", "not-bought")),
        ],
        [("label",), ("file", "safety", "chemistry")],
    )
    dated = {one.item: (one.starts, one.ends, one.late_end, one.critical) for one in found.tasks}
    assert dated == {
        "chemistry": (date(2026, 11, 23), date(2026, 12, 7), date(2026, 12, 21), False),
        "safety": (date(2026, 11, 23), date(2026, 12, 28), date(2027, 1, 4), True),
        "file": (date(2026, 12, 28), date(2027, 1, 11), date(2027, 1, 25), True),
        "label": (date(2027, 1, 11), date(2027, 1, 18), date(2027, 2, 1), True),
    }
    assert [one.item for one in found.tasks] == ["chemistry", "safety", "file", "label"]
    (entry,) = found.entries
    assert (entry.listing, entry.late_listing) == (date(2027, 1, 18), date(2027, 2, 1))
    assert entry.critical == ("safety", "file", "label")


def test_payments_take_no_time_and_pass_on_what_they_wait_for() -> None:
    found = plan(
        [
            item("test", 1, weeks=spread(2)),
            item("fee", 0, kind="official-fee", after=("test",)),
            item("entry", 1, kind="service", weeks=spread(1), after=("fee",)),
        ],
        [("entry", "fee", "test")],
    )
    assert [(one.item, one.starts) for one in found.tasks] == [("test", START), ("entry", date(2026, 12, 7))]
    assert found.entries[0].critical == ("test", "entry")


def test_an_unknown_duration_leaves_the_listing_open_and_is_named() -> None:
    found = plan(
        [item("analysis", 1), item("file", 1, weeks=spread(1), after=("analysis",)), item("test", 1, weeks=spread(2))],
        [("file", "analysis"), ("test",)],
    )
    (entry,) = found.entries
    assert (entry.listing, entry.late_listing, entry.open_durations) == (None, None, ("analysis",))
    assert [one.item for one in found.tasks] == ["test"]


def test_what_comes_along_and_recurs_starts_afterwards_and_is_not_waited_for() -> None:
    found = plan(
        [
            item("listing", 1, weeks=spread(8), brings=("follow-up", "inspection")),
            item("follow-up", 1, weeks=spread(4), every=12),
            item("inspection", 1, weeks=spread(9)),
        ],
        [("listing",)],
    )
    assert {one.item: one.starts for one in found.tasks}["follow-up"] == date(2027, 1, 18)
    (entry,) = found.entries
    assert (entry.listing, entry.critical) == (date(2027, 1, 25), ("inspection",))


def test_a_window_of_months_holds_its_item_back() -> None:
    window = Window("months", (3, 4))
    found = plan(
        [
            item("samples", 1, weeks=spread(2)),
            item("field-test", 1, weeks=spread(4), after=("samples",), window=window),
        ],
        [("field-test", "samples")],
    )
    task = found.tasks[1]
    assert (task.starts, task.ends) == (date(2027, 3, 1), date(2027, 3, 29))
    assert task.window is not None
    assert found.entries[0].critical == ("field-test",)
    (clock,) = found.clocks
    assert (clock.item, clock.day, clock.late) == ("field-test", date(2027, 3, 1), False)


def test_before_a_harvest() -> None:
    items = [item("application", 1, weeks=spread(20), window=Window("before", date="harvested", lead_months=3))]
    kept = plan(items, [("application",)], Product(days={"harvested": date(2027, 4, 1)}))
    assert [(one.day, one.late) for one in kept.clocks] == [(date(2027, 1, 1), False)]
    missed = plan(items, [("application",)], Product(days={"harvested": date(2027, 2, 1)}))
    assert [(one.day, one.late) for one in missed.clocks] == [(date(2026, 11, 1), True)]
    asked = plan(items, [("application",)])
    assert [(one.day, one.question) for one in asked.clocks] == [(None, "dates.harvested")]


def test_nothing_to_buy_lists_at_once() -> None:
    (entry,) = plan([], []).entries
    assert (entry.listing, entry.late_listing, entry.critical) == (START, START, ())
