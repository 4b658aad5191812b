"""Figures line up, in Chinese too, and go below the text where there is no room."""

from __future__ import annotations

from rich.cells import cell_len

from certcheck.report.page import Page
from certcheck.report.plan.columns import Columns


def shown(width: int, *rows: tuple[str, str]) -> list[str]:
    page = Page(width)
    table = Columns(page, ["weeks", "EUR"])
    for number, (text, figure) in enumerate(rows, 1):
        table.add(text, ["1–2", figure], mark=f"{number}.", notes=["a note"])
    table.show()
    return page.text.splitlines()


def test_figures_end_in_the_same_cell() -> None:
    lines = shown(60, ("CCC 型式试验：适配器、充电器", "1,100"), ("Fee", "64"))
    head, first, _, second, note = lines
    assert {cell_len(one) for one in (head, first, second)} == {60}
    assert note == "    a note"


def test_a_long_text_wraps_beside_its_figures() -> None:
    _, first, second, note = shown(44, ("Restricted substances in every homogeneous material", "1,100"))
    assert first.endswith("1–2  1,100")
    assert second.startswith("    ")
    assert note.strip() == "a note"


def test_without_room_the_figures_follow_below_with_their_names() -> None:
    page = Page(40)
    table = Columns(page, ["gaps, once", "with questions", "five years"])
    table.add("European Union and the EEA countries", ["1,100", "2,200", ""])
    table.show()
    assert page.text.splitlines()[0] == " European Union and the EEA countries"
    assert "gaps, once 1,100" in page.text
    assert "five years" not in page.text


def test_an_empty_table_shows_nothing() -> None:
    page = Page(60)
    Columns(page, ["weeks"]).show()
    assert page.text == ""
