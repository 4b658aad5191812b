"""A page of terminal text: wrapped by cells, coloured by rich, every text made safe on its way in."""

from __future__ import annotations

from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from certcheck.report.layout import pad, wrap
from certcheck.report.safe_text import safe

WIDEST = 120
"""Lines longer than this are hard to read; wider terminals leave the rest free."""
NARROWEST = 40


class Page:
    """Lines with indents, labels and a right-hand column; collects them as one string."""

    def __init__(self, width: int, *, colour: bool = False, console: Console | None = None) -> None:
        self.width = max(min(width, WIDEST), NARROWEST)
        self._stream = StringIO()
        self._console = console or Console(
            file=self._stream,
            width=self.width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            legacy_windows=False,
            highlight=False,
        )

    @property
    def text(self) -> str:
        return self._stream.getvalue()

    def blank(self) -> None:
        self._emit(Text(""))

    def title(self, text: str, style: str = "bold") -> None:
        """A line that runs across the page, for the start of a part."""
        shown = safe(text)
        lines = wrap(shown, self.width - 6)
        for line in lines[:-1]:
            self._emit(Text(f"== {line}", style))
        last = f"== {lines[-1]} "
        self._emit(Text(last + "=" * max(self.width - cell_len(last), 0), style))

    def heading(self, text: str, style: str = "bold") -> None:
        self.blank()
        self.line(text, style=style)

    def line(self, text: str, *, indent: int = 0, style: str = "", mark: str = "", mark_style: str = "") -> None:
        """A paragraph; ``mark`` stands before its first line, the others hang below the text."""
        head = f"{mark} " if mark else ""
        inner = indent + cell_len(head)
        for number, piece in enumerate(wrap(safe(text), self.width - inner)):
            out = Text(" " * indent)
            out.append(head if number == 0 else " " * cell_len(head), mark_style or style)
            out.append(piece, style)
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
            out = Text(" " * indent)
            out.append(head if number == 0 else " " * cell_len(head), mark_style or style)
            if number == 0:
                out.append(piece, style)
                out.append(" " * (room - cell_len(piece) - cell_len(right)))
                out.append(right, right_style)
            else:
                out.append(piece, style)
            self._emit(out)

    def spread(self, parts: list[tuple[str, str]], *, indent: int = 0, joint: str = " · ") -> None:
        """Short coloured texts one after another, broken only between them where they fit a line."""
        out, used = Text(" " * indent), indent
        for text, style in parts:
            shown = safe(text)
            if indent + cell_len(shown) > self.width:
                if used > indent:
                    self._emit(out)
                    out, used = Text(" " * indent), indent
                self.line(shown, indent=indent, style=style)
                continue
            if used > indent and used + len(joint) + cell_len(shown) > self.width:
                self._emit(out)
                out, used = Text(" " * indent), indent
            if used > indent:
                out.append(joint, "dim")
                used += len(joint)
            out.append(shown, style)
            used += cell_len(shown)
        if used > indent:
            self._emit(out)

    def labelled(self, label: str, text: str, *, indent: int, label_width: int, style: str = "") -> None:
        """``label`` in a column of its own, ``text`` hanging beside it."""
        start = indent + label_width + 1
        for number, piece in enumerate(wrap(safe(text), self.width - start)):
            out = Text(" " * indent)
            out.append(pad(safe(label) if number == 0 else "", label_width) + " ", "dim")
            out.append(piece, style)
            self._emit(out)

    def verbatim(self, label: str, text: str, *, indent: int, label_width: int) -> None:
        """Lines that keep their own breaks, such as YAML."""
        for number, piece in enumerate(text.split("\n")):
            out = Text(" " * indent)
            out.append(pad(safe(label) if number == 0 else "", label_width) + " ", "dim")
            out.append(safe(piece), "cyan")
            self._emit(out)

    def _emit(self, text: Text) -> None:
        text.rstrip()
        self._console.print(text, soft_wrap=True, markup=False, emoji=False, highlight=False)
