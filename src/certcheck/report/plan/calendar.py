"""When: a bar for every step, per target, and the dates that somebody else sets."""

from __future__ import annotations

from datetime import date, timedelta

from certcheck.cost.result import Entry, Task
from certcheck.quantity.dates import add_months
from certcheck.report.layout import pad, wrap
from certcheck.report.plan.frame import Frame

_WEEKS_UP_TO = 26 * 7
"""Longer plans are shown in months."""
_TYPICAL, _CRITICAL, _LATE = "=", "#", "."
"""Signs that are one cell wide in every terminal; blocks and dots are two in many Chinese ones."""


def show_calendar(frame: Frame) -> None:
    """Bars of all targets on one scale, so that they can be compared."""
    shown = [(entry, _tasks(frame, entry)) for entry in frame.plan.entries]
    shown = [(entry, tasks) for entry, tasks in shown if tasks]
    if shown:
        frame.part("when", "bold cyan")
        frame.note("when-note", date=frame.plan.start.isoformat())
        last = max(task.late_end for _, tasks in shown for task in tasks)
        chart = _Chart(frame, last)
        for entry, tasks in shown:
            chart.show(entry, tasks)
    _clocks(frame)


def _tasks(frame: Frame, entry: Entry) -> list[Task]:
    """What takes time for a target, by the day it starts."""
    return [
        one
        for one in frame.plan.tasks
        if one.ends > one.starts and one.item in frame.lines and entry.target in frame.lines[one.item].targets
    ]


class _Chart:
    def __init__(self, frame: Frame, last: date) -> None:
        self.frame, self.page, self.start = frame, frame.page, frame.plan.start
        self.days = max((last - self.start).days, 7)
        inner = self.page.width - 3
        self.label = min(max(inner * 2 // 5, 18), 44)
        self.room = inner - self.label - 3

    def show(self, entry: Entry, tasks: list[Task]) -> None:
        self.page.heading(self._headline(entry))
        self._together(entry, tasks)
        self._axis()
        for task in tasks:
            self._bar(task, critical=task.item in entry.critical)

    def _headline(self, entry: Entry) -> str:
        say = self.frame.text
        title = self.frame.told(entry.title)
        if entry.listing is None or entry.late_listing is None:
            return say("bars-open", target=title)
        key = "bars-sure" if entry.listing == entry.late_listing else "bars"
        return say(key, target=title, date=entry.listing.isoformat(), late=entry.late_listing.isoformat())

    def _together(self, entry: Entry, tasks: list[Task]) -> None:
        """Where items that several targets share move the day."""
        last = max(one.ends for one in tasks)
        if entry.listing is not None and last > entry.listing:
            self.frame.note("bars-together", date=last.isoformat())

    def _axis(self) -> None:
        cells = [" "] * self.room
        free = 0
        for day, text in self._ticks():
            column = self._column(day)
            if column >= free and column + len(text) <= self.room:
                cells[column : column + len(text)] = text
                free = column + len(text) + 1
        unit = self.frame.text("months" if self.days > _WEEKS_UP_TO else "weeks-axis")
        self.page.spread([(pad(unit, self.label + 3), "dim"), ("".join(cells), "dim")], indent=1, joint="")

    def _ticks(self) -> list[tuple[date, str]]:
        end = self.start + timedelta(days=self.days)
        if self.days <= _WEEKS_UP_TO:
            step = next(one for one in (1, 2, 4, 8) if self.room * one * 7 // self.days >= 4 or one == 8)
            return [(self.start + timedelta(weeks=n), str(n)) for n in range(0, self.days // 7 + 1, step)]
        found = []
        month = self.start.replace(day=1)
        while month <= end:
            if month >= self.start:
                found.append((month, f"{month.month:02}"))
            month = add_months(month, 1)
        return found

    def _column(self, day: date) -> int:
        return (day - self.start).days * self.room // self.days

    def _bar(self, task: Task, *, critical: bool) -> None:
        lines = wrap(self.frame.item(task.item), self.label)
        begin = min(self._column(task.starts), self.room - 1)
        end = min(max(self._column(task.ends), begin + 1), self.room)
        late = min(max(self._column(task.late_end), end), self.room)
        style = "bold red" if critical else "cyan"
        glyph = _CRITICAL if critical else _TYPICAL
        self.page.spread(
            [
                ("* " if critical else "  ", style),
                (pad(lines[0], self.label + 1), "bold" if critical else ""),
                (" " * begin + glyph * (end - begin), style),
                (_LATE * (late - end), "dim"),
            ],
            indent=1,
            joint="",
        )
        for piece in lines[1:]:
            self.page.line(piece, indent=3, style="bold" if critical else "")
        if task.window is not None:
            self.page.line(self.frame.told(task.window), indent=3, style="dim")


def _clocks(frame: Frame) -> None:
    if not frame.plan.clocks:
        return
    frame.page.heading(frame.text("clocks"))
    for one in frame.plan.clocks:
        mark, style = ("!", "bold red") if one.late else ("•", "")
        text = frame.text("clock", item=frame.item(one.item), text=frame.told(one.text))
        if one.day is None:
            more = frame.text("clock-question", fact=frame.fact(one.question))
        elif one.late:
            more = frame.text("clock-late", date=one.day.isoformat())
        else:
            window = frame.items[one.item].window if one.item in frame.items else None
            kind = window.kind if window is not None else "before"
            more = frame.text(f"clock-{kind}", date=one.day.isoformat())
        frame.page.line(text, indent=1, mark=mark, mark_style=style)
        frame.page.line(more, indent=3, style=style)
