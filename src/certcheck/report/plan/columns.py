"""Rows of a text with figures beside it: a column each where there is room, else the figures below the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from certcheck.report.layout import pad, wrap
from certcheck.report.page import Page
from certcheck.report.safe_text import safe

_GAP = "  "
_LEAST = 20
"""Cells that a longer text has to have, else the figures go below it."""


class Row(NamedTuple):
    text: str
    cells: tuple[str, ...]
    mark: str
    style: str
    notes: tuple[str, ...]


class Columns:
    """Collects rows and shows them together, so that each column is as wide as its widest figure."""

    def __init__(self, page: Page, head: Sequence[str], *, title: str = "", indent: int = 1) -> None:
        self._page, self._head, self._title, self._indent = page, tuple(head), title, indent
        self._rows: list[Row] = []

    def add(
        self, text: str, cells: Sequence[str], *, mark: str = "", style: str = "", notes: Sequence[str] = ()
    ) -> None:
        """One row; ``notes`` are paragraphs below it."""
        self._rows.append(Row(safe(text), tuple(map(safe, cells)), mark, style, tuple(one for one in notes if one)))

    def show(self) -> None:
        """Write everything to the page; nothing where there is no row."""
        if not self._rows:
            return
        every = [self._head, *(one.cells for one in self._rows)]
        widths = [max(cell_len(cells[number]) for cells in every) for number in range(len(self._head))]
        lead = max(cell_len(one.mark) + 1 if one.mark else 0 for one in self._rows)
        room = self._page.width - self._indent - lead - sum(widths) - len(_GAP) * len(widths)
        if room < min(_LEAST, max(cell_len(one.text) for one in self._rows)):
            self._stacked(lead)
            return
        self._line(self._title, self._head, widths, room + lead, style="dim")
        for row in self._rows:
            self._wide(row, widths, lead, room)

    def _wide(self, row: Row, widths: Sequence[int], lead: int, room: int) -> None:
        first, *rest = wrap(row.text, room)
        mark = f"{row.mark} ".rjust(lead) if row.mark else " " * lead
        self._line(mark + pad(first, room), row.cells, widths, room + lead, style=row.style)
        for piece in rest:
            self._page.line(piece, indent=self._indent + lead, style=row.style)
        self._notes(row, lead)

    def _line(self, text: str, cells: Sequence[str], widths: Sequence[int], room: int, *, style: str) -> None:
        figures = "".join(_GAP + " " * (width - cell_len(one)) + one for one, width in zip(cells, widths, strict=True))
        self._page.spread([(pad(text, room), style), (figures, style)], indent=self._indent, joint="")

    def _stacked(self, lead: int) -> None:
        for row in self._rows:
            self._page.line(row.text, indent=self._indent, mark=row.mark, style=row.style)
            parts = [(f"{name} {cell}".strip(), "") for name, cell in zip(self._head, row.cells, strict=True) if cell]
            self._page.spread(parts, indent=self._indent + max(lead, 2))
            self._notes(row, lead)

    def _notes(self, row: Row, lead: int) -> None:
        for note in row.notes:
            self._page.line(note, indent=self._indent + max(lead, 2), style="dim")
