"""Tables and shared files become typed rows; a figure without a home is a problem."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from certcheck.quantity.interval import INFINITY, Interval, point
from certcheck.rules.model import Cell
from rules.support import book, reading, ruleset_text

TABLE = """
table: t
title: {en: Table, zh: 表}
licence: CC-BY-4.0
source: {title: for tests}
reviewed-on: 2026-11-21
confidence: high
closed: yes
key: {area: area}
columns: {height: mm}
rows:
  - {area: {at-least: 35 cm2, less-than: 1.5 dm2}, height: 1.2}
"""
EMPTY = ruleset_text("require: {always: yes}")


def test_rows_hold_keys_and_typed_cells() -> None:
    table = book().tables["toy-migration"]
    assert table.key_columns == (("substance", "substances"),)
    (lead, lead_cells), (cadmium, cadmium_cells) = table.rows
    assert lead == ("lead",)
    assert cadmium == ("cadmium",)
    assert lead_cells["i"] == Cell(figure=point(Decimal("0.000002")), unit="mg/kg")
    assert lead_cells["until"] == Cell(day=date(2030, 1, 1))
    assert lead_cells["note"] == Cell(words=("heavy",))
    assert cadmium_cells["ii"] == Cell()
    assert "until" not in cadmium_cells
    assert table.default is not None
    assert table.default["i"].figure == point(Decimal("0.0001"))


def test_bands_are_intervals_in_base_units() -> None:
    (small,), _ = book().tables["letter-height"].rows[0]
    (large,), _ = book().tables["letter-height"].rows[1]
    assert small == Interval(-INFINITY, Decimal(80), True, True)
    assert large == Interval(Decimal(80), INFINITY, False, True)


def test_shared_files() -> None:
    found = book()
    assert found.acts == {"label-act": None, "old-act": date(2024, 2, 29)}
    assert found.formats["gtin"].check == "gtin"
    assert found.wordings["green-words"].look_alikes == ("not eco-friendly",)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("35 cm2", "35 V", "'35 V' measures voltage, the column area"),
        ("height: 1.2", "height: tall", "cannot read the figure 'tall'"),
        ("height: 1.2", "height: 5 g", "'5 g' measures mass, the column length"),
        ("height: 1.2", "hight: 1.2", "unknown key 'hight' (did you mean 'height'?)"),
        ("at-least: 35 cm2", "at-least: 5 m2", "nothing can lie in this band"),
        ("closed: yes", "closed: maybe", "'maybe' is not one of yes, no, incomplete"),
        ("confidence: high\n", "", "'confidence' is missing"),
        ("area: {at-least: 35 cm2, less-than: 1.5 dm2}, ", "", "'area' is missing"),
    ],
)
def test_what_is_wrong_with_a_table(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in TABLE
    found = reading(tmp_path, EMPTY, tables__t=TABLE.replace(old, new)).problems
    assert any(message in str(one) for one in found)


def test_a_key_stands_once(tmp_path: Path) -> None:
    twice = TABLE + "  - {area: {at-least: 35 cm2, less-than: 150 cm2}, height: 2}\n"
    (found,) = reading(tmp_path, EMPTY, tables__t=twice).problems
    assert found.message == "the same key as the row above"


def test_an_example_of_a_format_is_tried(tmp_path: Path) -> None:
    formats = r"""
    formats:
      - id: f
        title: {en: F, zh: 码}
        pattern: '\d{13}'
        check: gtin
        right: ['4006381333932']
        wrong: ['4006381333931']
      - {id: g, title: {en: G, zh: 码}, pattern: '['}
      - {id: h, title: {en: H, zh: 码}, pattern: 'x', check: nothing}
    """
    found = [one.message for one in reading(tmp_path, EMPTY, tables__formats=formats).problems]
    assert found[0] == "'4006381333932' does not have the format f"
    assert found[1] == "'4006381333931' has the format f"
    assert found[2].startswith("not a regular expression")
    assert found[3] == "unknown check 'nothing'"


def test_shared_entries_stand_once_over_all_files(tmp_path: Path) -> None:
    act = "acts: [{id: a, title: {en: A, zh: 甲}, date: unknown}]\n"
    (found,) = reading(tmp_path, EMPTY, tables__acts=act, tables__acts2=act).problems
    assert found.message == "the act 'a' is given in another file too"
