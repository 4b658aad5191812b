"""The printed plan: everything is in it, harmless, aligned, in both languages and at every width."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from rich.cells import cell_len

from certcheck.cost.result import Plan
from certcheck.report.options import RenderOptions
from certcheck.report.page import WIDEST
from certcheck.report.plan.model import Planned
from certcheck.report.plan.terminal import render
from certcheck.rules.model import Text

from ..fixtures import lamp
from .fixtures import START, line, plan, planned, spread, totals


def shown(language: str = "en", width: int = 100, of: Planned | None = None, *, colour: bool = False) -> str:
    return render(of or planned(), RenderOptions(language, False, width, colour))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(language: str, width: int) -> None:
    assert [one for one in shown(language, width).splitlines() if cell_len(one) > min(width, WIDEST)] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_in_it_acts_on_a_terminal(language: str) -> None:
    text = shown(language)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert "[bold red]X[/bold red]" in text  # the name of the product, as it was written
    assert "{" not in text
    assert "\x1b[" in shown(language, colour=True)


def test_the_most_important_comes_first() -> None:
    lines = [line for line in shown().splitlines() if line.strip()]
    doubts = [lines.pop(3) for _ in range(2)]
    assert all("decides nothing" in line for line in doubts)  # what keeps the plan from being complete
    assert [line.split("  ")[0].strip() for line in lines[3:6]] == [
        "== What it comes to ".strip() + " " + "=" * 80,
        "To close the gaps",
        "2 of 4 items priced",
    ]
    assert lines[7].split() == ["once", "3,300", "4,100", "2,150–4,800"]


def test_what_has_no_figure_is_not_zero() -> None:
    text = shown()
    assert re.search(r"each year +– +– +–", text)
    assert "? Factory inspection" in text
    assert "State number of factories making the product (company.factories)" in text
    assert "No price is known; ask for an offer" in text


def test_weak_totals_have_two_digits_and_say_so() -> None:
    text = shown()
    assert "order of magnitude only" in text
    assert re.search(r"each year +170 +170", text)
    assert "170.25" not in text


def test_a_line_says_count_price_share_and_whose_figure_it_is() -> None:
    text = " ".join(shown().split())
    assert "3 × USD 250–700 (2025) per material" in text
    assert "less because of “EMC test”: saves EUR 50–200 in five years" in text
    assert "In case of failure: Second round of EMC (after EMC test)" in text
    assert "counted with a chance of 5 in 10: a first failure" in text
    assert "USD 199.50 (2025) per company · each year; paid every 12 months · paid by the importer · your quote" in text


def test_every_part_is_there() -> None:
    text = " ".join(shown().split())
    for part in (
        "Which market first", "What the money is for", "At no charge", "Already there", "Dates that do not wait",
        "Ways to do it", "pip install 'certcheck[plan]'", "What sharing evidence saves", "You hold: CB report [red]",
        "accepted, it would save EUR 300–500", "Takes: Reports of accepted", "Money that may come back",
        "for small firms · until 2027-06-30", "Own work: about 4–10.5 hours", "Exchange rates of 2026-04-13",
        "The date is not stated: date of harvest", "The last day to start was 2026-11-01", "Open from 2026-12-01",
        "instead of: Declaration (no figure)", "to do, but not in the price book: Crossed-out wheeled bin",
        "date of listing open",
    ):  # fmt: skip
        assert part in text, part
    assert "Only way" not in text
    assert "pip install" not in shown(of=planned(searched=True))


def test_bars_begin_and_end_where_the_steps_do() -> None:
    lines = shown(width=100).splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("European Union: listed from"))
    assert lines[start].endswith("listed from 2026-12-29, at the latest 2027-01-26")
    assert "In this plan from 2027-01-05" in lines[start + 1]
    emc, screening = lines[start + 3], lines[start + 4]
    assert re.fullmatch(r" \* EMC test +#+\.+", emc)
    assert screening.startswith(" * Screening")
    assert screening.index("#") == emc.index("."), "the second step starts where the first typically ends"


def test_months_are_shown_for_long_plans() -> None:
    task = plan().tasks[0]
    late = task.__class__("emc", START, START.replace(year=2027), START.replace(year=2028), (), True)
    text = shown(of=planned(tasks=(late,)))
    axis = next(line for line in text.splitlines() if line.strip().startswith("month"))
    assert axis.split()[1] == "12"


def test_a_plan_with_nothing_to_buy_is_short() -> None:
    nothing = totals(0, 0)
    nothing = nothing.__class__(nothing.once, nothing.yearly, nothing.one_year, nothing.five_years, 0, 0, False)
    (eu, _) = plan().entries
    bare: dict[str, Any] = {name: () for name in Plan.__dataclass_fields__ if name in (
        "lines", "savings", "choices", "tasks", "clocks", "entries", "order", "unrecognised", "granted")}  # fmt: skip
    made = plan(**bare, totals=nothing, totals_with_questions=nothing, hours=None, saved=spread(0))
    text = shown(of=Planned(lamp(), made))
    assert "nothing is known, as no market was checked" in text
    text = shown(of=Planned(lamp(), replace(made, entries=(replace(eu, critical=()),))))
    assert "nothing to buy" in text
    assert "== When" not in text


def test_a_target_that_was_not_checked_costs_an_unknown_amount() -> None:
    """Japan has no rules in the result: nothing to buy would be a lie."""
    (eu, _) = plan().entries
    nothing = replace(totals(0, 0), priced=0)
    japan = replace(
        eu,
        target="jp",
        title=Text("Japan", "日本"),
        gaps=nothing,
        with_questions=nothing,
        listing=None,
        late_listing=None,
    )
    lines = shown(of=planned(entries=(eu, japan))).splitlines()
    row = next(number for number, line in enumerate(lines) if line.startswith(" Japan"))
    assert lines[row].split() == ["Japan", "–", "–", "–", "–", "unknown"]
    assert lines[row + 1].strip() == "No rules were applied here, so nothing is known either way."


def test_low_figures_are_marked_and_free_ones_listed_apart() -> None:
    text = shown()
    assert "1,500*" in text
    assert "* low confidence" in text
    assert re.search(r"• Own paper +1–4", text)
    assert line(planned().plan.lines[0].item, 1).state == "priced"
