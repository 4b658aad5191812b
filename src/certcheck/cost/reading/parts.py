"""Needs, defaults, sharing, recognition and subsidies of a price file."""

from __future__ import annotations

from collections.abc import Mapping as Map
from datetime import date

from certcheck.cost.model import Need, Price, Recognition, Sharing, Subsidy, Way
from certcheck.cost.reading.context import Context
from certcheck.cost.reading.leaves import (
    NOTHING,
    own_means_low,
    read_id,
    read_label,
    read_price,
    read_share,
    read_shares,
)
from certcheck.rules.model import TOPICS
from certcheck.rules.reading.requirements import CONFIDENCES
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_day

CLOSES = ("gap", "undetermined")
NEED_KEYS = ("id", "title", "ways")
WAY_REQUIRED = ("id", "title", "items")
WAY_KEYS = (*WAY_REQUIRED, "where", "for", "recognition")
SHARING_REQUIRED = ("id", "title", "from", "to", "still-payable", "condition", "sources", "confidence")
SHARING_KEYS = (*SHARING_REQUIRED, "recognition")
RECOGNITION_REQUIRED = ("id", "title", "target", "for", "accepts", "sources", "confidence")
RECOGNITION_KEYS = (*RECOGNITION_REQUIRED, "refuses", "held")
SUBSIDY_REQUIRED = ("id", "title", "place", "items", "sources", "confidence")
SUBSIDY_KEYS = (*SUBSIDY_REQUIRED, "share", "most", "amount", "from", "until", "condition")


def read_need(spot: Spot, context: Context) -> Need:
    """A need with its ways."""
    parts = spot.fields(NEED_KEYS, NEED_KEYS)
    identifier = _owned(parts)
    ways = tuple(_way(one, context) for one in parts["ways"].items()) if "ways" in parts else ()
    if "ways" in parts and parts["ways"].is_list and not ways:
        parts["ways"].say("expected at least one way")
    seen: set[str] = set()
    for way in ways:
        if way.id in seen:
            parts["ways"].say(f"two ways have the id '{way.id}'")
        seen.add(way.id)
    found = Need(identifier, read_label(parts, "title"), ways, context.file, spot.at)
    spot.notes.owner = ""
    return found


def _way(spot: Spot, context: Context) -> Way:
    parts = spot.fields(WAY_KEYS, WAY_REQUIRED)
    closes = tuple(one.choice(CLOSES, "gap") for one in parts["for"].one_or_more()) if "for" in parts else CLOSES
    if not closes:
        parts["for"].say(f"expected {' or '.join(CLOSES)}")
    items = context.names(parts, "items", "item")
    if "items" in parts and parts["items"].is_list and not items:
        parts["items"].say("a way without items closes nothing")
    return Way(
        id=read_id(parts["id"]) if "id" in parts else "",
        title=read_label(parts, "title"),
        items=items,
        where=context.optional(parts, "where"),
        closes=closes,
        recognition=_recognition(parts),
    )


def _recognition(parts: Map[str, Spot]) -> str:
    if "recognition" not in parts:
        return ""
    name = parts["recognition"].text()
    if name:
        parts["recognition"].use("recognition", name)
    return name


def read_defaults(spot: Spot) -> dict[str, str]:
    """``topic: need``."""
    found = {}
    for topic, child in spot.children().items():
        if topic not in TOPICS:
            child.unknown_key(topic, TOPICS)
            continue
        need = child.text()
        if need:
            child.use("need", need)
            found[topic] = need
    return found


def read_sharing(spot: Spot, context: Context) -> Sharing:
    """An edge from one item to those that cost less beside it."""
    parts = spot.fields(SHARING_KEYS, SHARING_REQUIRED)
    identifier = _owned(parts)
    source = parts["from"].text() if "from" in parts else ""
    if source:
        parts["from"].use("item", source)
    to = context.names(parts, "to", "item")
    if source in to:
        parts["to"].say(f"'{source}' cannot be cheaper because of itself")
    found = Sharing(
        id=identifier,
        title=read_label(parts, "title"),
        source_item=source,
        to=to,
        still_payable=read_shares(parts["still-payable"]) if "still-payable" in parts else NOTHING,
        condition=read_label(parts, "condition"),
        confidence=_confidence(parts),
        sources=context.cited(parts),
        recognition=_recognition(parts),
        file=context.file,
        position=spot.at,
    )
    own_means_low(parts, found.confidence, found.sources)
    spot.notes.owner = ""
    return found


def read_recognition(spot: Spot, context: Context) -> Recognition:
    """What a target accepts for some items or needs."""
    parts = spot.fields(RECOGNITION_KEYS, RECOGNITION_REQUIRED)
    identifier = _owned(parts)
    target = parts["target"].text() if "target" in parts else ""
    if target:
        parts["target"].use("jurisdiction", target)
    found = Recognition(
        id=identifier,
        title=read_label(parts, "title"),
        target=target,
        covers=context.names(parts, "for", "need"),
        accepts=read_label(parts, "accepts"),
        refuses=read_label(parts, "refuses"),
        held=context.optional(parts, "held"),
        confidence=_confidence(parts),
        sources=context.cited(parts),
        file=context.file,
        position=spot.at,
    )
    own_means_low(parts, found.confidence, found.sources)
    spot.notes.owner = ""
    return found


def read_subsidy(spot: Spot, context: Context) -> Subsidy:
    """A share of some items, or a fixed amount."""
    parts = spot.fields(SUBSIDY_KEYS, SUBSIDY_REQUIRED)
    identifier = _owned(parts)
    if ("share" in parts) == ("amount" in parts):
        spot.say("expected either 'share' or 'amount'")
    place = parts["place"].text() if "place" in parts else ""
    if place:
        parts["place"].use("term", place, "places")
    found = Subsidy(
        id=identifier,
        title=read_label(parts, "title"),
        place=place,
        items=context.names(parts, "items", "item"),
        confidence=_confidence(parts),
        share=read_share(parts["share"]) if "share" in parts else None,
        most=_money(parts, "most", context),
        amount=_money(parts, "amount", context),
        start=_day(parts, "from"),
        until=_day(parts, "until"),
        condition=read_label(parts, "condition"),
        sources=context.cited(parts),
        file=context.file,
        position=spot.at,
    )
    if found.start and found.until and found.start > found.until:
        parts["until"].say("'until' is before 'from'")
    own_means_low(parts, found.confidence, found.sources)
    spot.notes.owner = ""
    return found


def _owned(parts: Map[str, Spot]) -> str:
    """The id of a part, which is also the name under which the notes of its reading stand."""
    if "id" not in parts:
        return ""
    identifier = read_id(parts["id"])
    parts["id"].notes.owner = identifier
    return identifier


def _confidence(parts: Map[str, Spot]) -> str:
    return parts["confidence"].choice(CONFIDENCES, "low") if "confidence" in parts else "low"


def _money(parts: Map[str, Spot], key: str, context: Context) -> Price | None:
    """An amount of the year of the review, unless it states another."""
    if key not in parts:
        return None
    return read_price(parts[key], context.reviewed_on.year if context.reviewed_on else None)


def _day(parts: Map[str, Spot], key: str) -> date | None:
    return read_day(parts[key]) if key in parts else None
