"""When a requirement applies: anchor, first and last day, tail for older units, dates that follow from acts."""

from __future__ import annotations

from datetime import date

from certcheck.positions import excerpt
from certcheck.rules.model import ANCHORS, ActDate, Applies, ComputedDate, RuleDate
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_day, read_period

_CHOOSE = ("later-of", "earlier-of")


def read_applies(spot: Spot) -> Applies:
    """``{anchor, from, until, tail: {anchor, until}}``."""
    parts = spot.fields(("anchor", "from", "until", "tail"))
    anchor = parts["anchor"].choice(ANCHORS, "placed") if "anchor" in parts else "placed"
    start = read_rule_date(parts["from"]) if "from" in parts else None
    until = read_rule_date(parts["until"]) if "until" in parts else None
    if isinstance(start, date) and isinstance(until, date) and until < start:
        parts["until"].say(f"lies before the first day, {start}")
    tail = parts["tail"].fields(("anchor", "until"), required=("anchor",)) if "tail" in parts else {}
    tail_anchor = tail["anchor"].choice(ANCHORS, "placed") if "anchor" in tail else None
    tail_until = read_rule_date(tail["until"]) if "until" in tail else None
    if tail and start is None:
        parts["tail"].say("a tail needs 'from': it is about units from before that day")
    return Applies(anchor, start, until, tail_anchor, tail_until)


def read_rule_date(spot: Spot) -> RuleDate | None:
    """A day, an act's date, or the later or earlier of several; ``open`` and ``none`` mean no such day."""
    if not spot.is_mapping:
        return None if spot.word in ("none", "open") else read_day(spot)
    children = spot.children()
    if "act" in children:
        return _act(spot)
    choose = next((word for word in _CHOOSE if word in children), None)
    if choose is None:
        spot.say("expected a date, {act: …, plus: …}, {later-of: […]} or {earlier-of: […]}")
        return None
    spot.fields((choose,))
    dates = [_one(item) for item in children[choose].items()]
    if children[choose].is_list and len(dates) < 2:
        children[choose].say("expected at least two dates")
    return ComputedDate(choose, tuple(found for found in dates if found is not None))


def _one(spot: Spot) -> date | ActDate | None:
    return _act(spot) if spot.is_mapping else read_day(spot)


def _act(spot: Spot) -> ActDate | None:
    parts = spot.fields(("act", "plus"), required=("act",))
    if "act" not in parts:
        return None
    act = parts["act"].text()
    parts["act"].use("act", act)
    months, days = read_period(parts["plus"]) if "plus" in parts else (0, None)
    if days is not None:
        parts["plus"].say(f"expected months or years, found {excerpt(parts['plus'].word or '')}")
    return ActDate(act, months or 0)
