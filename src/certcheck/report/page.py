"""A page of terminal text: wrapped by cells, coloured by rich, every text made safe on its way in."""

from __future__ import annotations

from rich.cells import cell_len

from certcheck.report.layout import pad, wrap
from certcheck.report.safe_text import safe

WIDEST = 120
"""Lines longer than this are hard to read; wider terminals leave the rest free."""
NARROWEST = 40


Line = list[tuple[str, str]]
"""Pieces of text with the style of each."""


class Page:
    """Lines with indents, labels and a right-hand column; collects them as one string."""

    def __init__(self, width: int, *, colour: bool = False) -> None:
        self.width = max(min(width, WIDEST), NARROWEST)
        self._colour = colour
        self._lines: list[Line] = []

    @property
    def text(self) -> str:
        if self._colour:
            return _coloured(self._lines, self.width)
        return "".join("".join(piece for piece, _ in line).rstrip() + "\n" for line in self._lines)

    def blank(self) -> None:
        self._emit([])

    def title(self, text: str, style: str = "bold") -> None:
        """A line that runs across the page, for the start of a part."""
        shown = safe(text)
        lines = wrap(shown, self.width - 6)
        for line in lines[:-1]:
            self._emit([(f"== {line}", style)])
        last = f"== {lines[-1]} "
        self._emit([(last + "=" * max(self.width - cell_len(last), 0), style)])

    def heading(self, text: str, style: str = "bold") -> None:
        self.blank()
        self.line(text, style=style)

    def line(self, text: str, *, indent: int = 0, style: str = "", mark: str = "", mark_style: str = "") -> None:
        """A paragraph; ``mark`` stands before its first line, the others hang below the text."""
        head = f"{mark} " if mark else ""
        inner = indent + cell_len(head)
        for number, piece in enumerate(wrap(safe(text), self.width - inner)):
            out = [(" " * indent, "")]
            out.append((head if number == 0 else " " * cell_len(head), mark_style or style))
            out.append((piece, style))
            self._emit(out)

    def split(
        self,
        left: str,
        right: str,
        *,
        indent: int = 0,
        style: str = "",
        right_style: str = "dim",
        mark: str = "",
        mark_style: str = "",
    ) -> None:
        """A paragraph with a short text at the right edge of its first line, or below it when there is no room."""
        right = safe(right)
        room = self.width - indent - cell_len(mark) - (1 if mark else 0)
        if not right or cell_len(right) > room * 2 // 5:
            self.line(left, indent=indent, style=style, mark=mark, mark_style=mark_style)
            if right:
                self.line(right, indent=self.width - room, style=right_style)
            return
        lines = wrap(safe(left), room - cell_len(right) - 2)
        head = f"{mark} " if mark else ""
        for number, piece in enumerate(lines):
            out = [(" " * indent, "")]
            out.append((head if number == 0 else " " * cell_len(head), mark_style or style))
            if number == 0:
                out.append((piece, style))
                out.append((" " * (room - cell_len(piece) - cell_len(right)), ""))
                out.append((right, right_style))
            else:
                out.append((piece, style))
            self._emit(out)

    def spread(self, parts: list[tuple[str, str]], *, indent: int = 0, joint: str = " · ") -> None:
        """Short coloured texts one after another, broken only between them where they fit a line."""
        out, used = [(" " * indent, "")], indent
        for text, style in parts:
            shown = safe(text)
            if indent + cell_len(shown) > self.width:
                if used > indent:
                    self._emit(out)
                    out, used = [(" " * indent, "")], indent
                self.line(shown, indent=indent, style=style)
                continue
            if used > indent and used + len(joint) + cell_len(shown) > self.width:
                self._emit(out)
                out, used = [(" " * indent, "")], indent
            if used > indent:
                out.append((joint, "dim"))
                used += len(joint)
            out.append((shown, style))
            used += cell_len(shown)
        if used > indent:
            self._emit(out)

    def labelled(self, label: str, text: str, *, indent: int, label_width: int, style: str = "") -> None:
        """``label`` in a column of its own, ``text`` hanging beside it."""
        start = indent + label_width + 1
        for number, piece in enumerate(wrap(safe(text), self.width - start)):
            out = [(" " * indent, "")]
            out.append((pad(safe(label) if number == 0 else "", label_width) + " ", "dim"))
            out.append((piece, style))
            self._emit(out)

    def verbatim(self, label: str, text: str, *, indent: int, label_width: int) -> None:
        """Lines that keep their own breaks, such as YAML."""
        for number, piece in enumerate(text.split("\n")):
            out = [(" " * indent, "")]
            out.append((pad(safe(label) if number == 0 else "", label_width) + " ", "dim"))
            out.append((safe(piece), "cyan"))
            self._emit(out)

    def _emit(self, line: Line) -> None:
        self._lines.append(line)


def _coloured(lines: list[Line], width: int) -> str:
    """The lines with terminal colours; what makes them is imported only where there are any."""
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    stream = StringIO()
    console = Console(
        file=stream, width=width, force_terminal=True, color_system="standard", legacy_windows=False, highlight=False
    )
    for line in lines:
        text = Text.assemble(*line)
        text.rstrip()
        console.print(text, soft_wrap=True, markup=False, emoji=False, highlight=False)
    return stream.getvalue()
