"""Calendar windows: when something can be done at all, and by when it has to start."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from certcheck.cost.model import Window
from certcheck.cost.result import Clock
from certcheck.quantity.dates import add_months
from certcheck.rules.model import Text

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
EVENTS = {
    "placed": ("placing on the market", "投放市场"),
    "made": ("manufacture", "生产"),
    "packed": ("packing", "包装"),
    "filled": ("filling", "灌装"),
    "labelled": ("labelling", "贴标"),
    "released": ("release", "出厂放行"),
    "imported": ("import", "进口"),
    "made-available": ("making available", "上架供应"),
    "certified": ("certification", "获证"),
    "harvested": ("harvest", "采收"),
}


def opening(window: Window, ready: date) -> date:
    """The first day on or after ``ready`` on which a window of months is open."""
    day = ready
    while not _is_open(window, day):
        day = add_months(day.replace(day=1), 1)
    return day


def closing(window: Window, day: date) -> date:
    """The last day of the run of months that ``day`` lies in."""
    following = add_months(day.replace(day=1), 1)
    while _is_open(window, following) and (following - day).days < 366:
        following = add_months(following, 1)
    return following - timedelta(days=1)


def months_clock(item: str, window: Window, ready: date) -> Clock:
    """What the calendar says about an item that is ready to start on ``ready``."""
    day = opening(window, ready)
    return Clock(item, months_text(window, closing(window, day)), day, late=False)


def before_clock(item: str, window: Window, starts: date, events: Iterable[date]) -> Clock:
    """The last day to start, ahead of the earliest of the dates that the declaration states."""
    stated = min(events, default=None)
    latest = add_months(stated, -window.lead_months) if stated is not None else None
    late = latest is not None and starts > latest
    return Clock(item, _before_text(window), latest, late, "" if stated else f"dates.{window.date}")


def months_text(window: Window, last: date) -> Text:
    """The months by name, and the day the run of months ends."""
    names = [MONTHS[month - 1] for month in window.months]
    english = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    chinese = "、".join(f"{month}月" for month in window.months)
    year_en, year_zh = {"even": (" of even years", "偶数年"), "odd": (" of odd years", "奇数年")}.get(
        window.years, ("", "每年")
    )
    return Text(
        f"only in {english}{year_en}; this window closes on {last.isoformat()}",
        f"仅限{year_zh}{chinese}办理；本期截至{last.isoformat()}",
    )


def _before_text(window: Window) -> Text:
    english, chinese = EVENTS.get(window.date, (window.date, window.date))
    months = "month" if window.lead_months == 1 else "months"
    return Text(
        f"has to start at least {window.lead_months} {months} before {english}",
        f"须至少在{chinese}前{window.lead_months}个月启动",
    )


def _is_open(window: Window, day: date) -> bool:
    parity = {"even": 0, "odd": 1}.get(window.years)
    return day.month in window.months and (parity is None or day.year % 2 == parity)
