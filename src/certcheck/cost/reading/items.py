"""One item of a price file, or the quote that replaces its price."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import replace
from decimal import Decimal

from certcheck.cost.model import BASES, KINDS, Contingency, Count, Item, Window
from certcheck.cost.reading.context import Context
from certcheck.cost.reading.leaves import (
    own_means_low,
    read_id,
    read_label,
    read_months,
    read_price,
    read_range,
    read_share,
)
from certcheck.declaration.fields import FIELDS
from certcheck.positions import excerpt
from certcheck.rules.conditions import ALWAYS
from certcheck.rules.paths import Scope, entry_scope
from certcheck.rules.reading.facts_at import find_collection
from certcheck.rules.reading.requirements import CONFIDENCES
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_whole
from certcheck.rules.suggest import did_you_mean

REQUIRED = ("id", "title", "kind", "price", "basis", "confidence")
KEYS = (
    *REQUIRED, "own-hours", "count", "place", "every", "first", "validity", "lead", "after", "brings", "where", "held",
    "contingency", "window", "payer", "clause", "sources", "note",
)  # fmt: skip
QUOTE_KEYS = ("id", "price", "lead", "validity", "every", "confidence", "note")
COUNTED = ("material", "colour", "component", "tonne")
"""Bases whose entries an item may choose with ``count``."""

PAYERS = ("manufacturer", "importer", "supplier", "scheme")
WINDOWS = ("months", "before")
YEARS = ("every", "even", "odd")


def is_quote(spot: Spot, context: Context) -> bool:
    """Whether an entry of a user's file only quotes: it states nothing but what a quote may replace."""
    return context.is_quotes and spot.is_mapping and not spot.children().keys() - set(QUOTE_KEYS)


def read_quote(spot: Spot, item: Item, context: Context) -> Item:
    """``item`` with what the quote states; a figure that was quoted to the user is of high confidence."""
    parts = spot.fields(QUOTE_KEYS, ("id",))
    if len(parts) < 2:
        spot.say("the quote states nothing", f"any of {', '.join(QUOTE_KEYS[1:5])}")
    return replace(
        item,
        price=read_price(parts["price"]) if "price" in parts else item.price,
        confidence=_confidence(parts, "high" if "price" in parts else item.confidence),
        lead=read_range(parts["lead"]) if "lead" in parts else item.lead,
        validity=read_months(parts["validity"]) if "validity" in parts else item.validity,
        every=read_months(parts["every"]) if "every" in parts else item.every,
        note=read_label(parts, "note") if "note" in parts else item.note,
        quoted=context.file,
        file=context.file,
        position=spot.at,
    )


def read_item(spot: Spot, context: Context) -> Item:
    """An item; what is wrong with it is noted."""
    parts = spot.fields(KEYS, REQUIRED)
    identifier = read_id(parts["id"]) if "id" in parts else ""
    spot.notes.owner = identifier
    sources = context.cited(parts)
    price = read_price(parts["price"]) if "price" in parts else None
    found = Item(
        id=identifier,
        title=read_label(parts, "title"),
        kind=parts["kind"].choice(KINDS) if "kind" in parts else "",
        basis=parts["basis"].choice(BASES) if "basis" in parts else "",
        price=price,
        confidence=_confidence(parts, "low"),
        sources=sources,
        own_hours=read_range(parts["own-hours"]) if "own-hours" in parts else None,
        count=_count(parts, context),
        place=_place(parts),
        every=read_months(parts["every"]) if "every" in parts else None,
        first=(read_months(parts["first"]) or 0) if "first" in parts else 0,
        validity=read_months(parts["validity"]) if "validity" in parts else None,
        lead=read_range(parts["lead"]) if "lead" in parts else None,
        after=context.names(parts, "after", "item"),
        brings=context.names(parts, "brings", "item"),
        where=context.optional(parts, "where"),
        held=context.optional(parts, "held"),
        contingency=_contingency(parts["contingency"]) if "contingency" in parts else None,
        window=_window(parts["window"]) if "window" in parts else None,
        payer=parts["payer"].choice(PAYERS, "manufacturer") if "payer" in parts else "manufacturer",
        clause=parts["clause"].text() if "clause" in parts else "",
        note=read_label(parts, "note"),
        quoted=context.file if context.is_quotes else "",
        file=context.file,
        position=spot.at,
    )
    _check(spot, parts, found, context)
    spot.notes.owner = ""
    return found


def _confidence(parts: Map[str, Spot], default: str) -> str:
    return parts["confidence"].choice(CONFIDENCES, default) if "confidence" in parts else default


def _check(spot: Spot, parts: Map[str, Spot], item: Item, context: Context) -> None:
    """What the keys of one item have to do with each other."""
    if "count" in parts and item.basis not in COUNTED:
        parts["count"].say(f"'count' belongs to the bases {', '.join(COUNTED)}, not to {item.basis or 'none'}")
    if item.count is not None:
        _check_list(parts["count"], item.basis, item.count.collection)
    if item.every is not None and item.validity is not None:
        parts["validity"].say("an item is paid again and again ('every') or runs out ('validity'), not both")
    if item.first and item.every is None:
        parts["first"].say("only what is paid again and again ('every') has a first payment")
    if item.price is not None and not item.sources and not context.is_quotes:
        spot.say("'sources' is missing", "no figure without its source")
    own_means_low(parts, item.confidence, item.sources)


def _check_list(spot: Spot, basis: str, collection: str) -> None:
    """What is counted must be stated of the entries of the list."""
    needed = {"tonne": ("mass", "count"), "colour": ("colour",)}.get(basis, ())
    lacking = [name for name in needed if f"{collection}.{name}" not in FIELDS]
    if lacking:
        spot.say(f"an entry of {collection} has no {' and no '.join(lacking)}: it cannot be counted by {basis}")


def _count(parts: Map[str, Spot], context: Context) -> Count | None:
    if "count" not in parts:
        return None
    own = parts["count"].fields(("list", "where"), required=("list",))
    collection = find_collection(own["list"], own["list"].text(), Scope()) if "list" in own else None
    if collection is None:
        return None
    where = context.condition(own["where"], entry_scope(Scope(), collection)) if "where" in own else ALWAYS
    return Count(collection, where)


def _place(parts: Map[str, Spot]) -> str:
    if "place" not in parts:
        return ""
    place = parts["place"].text()
    parts["place"].use("term", place, "places")
    return place


def _contingency(spot: Spot) -> Contingency:
    parts = spot.fields(("probability", "item", "condition"), required=("probability", "item"))
    item = parts["item"].text() if "item" in parts else ""
    if item:
        parts["item"].use("item", item)
    probability = read_share(parts["probability"]) if "probability" in parts else Decimal(0)
    return Contingency(probability, item, read_label(parts, "condition"))


def _window(spot: Spot) -> Window | None:
    kind = spot.children()["kind"].choice(WINDOWS) if "kind" in spot.children() else ""
    if kind == "before":
        parts = spot.fields(("kind", "date", "months"), required=("kind", "date", "months"))
        months = read_months(parts["months"]) if "months" in parts else None
        return Window(kind, date=_date(parts), lead_months=months or 0)
    parts = spot.fields(("kind", "months", "years"), required=("kind", "months"))
    years = parts["years"].choice(YEARS, "every") if "years" in parts else "every"
    return Window(kind, _calendar(parts["months"]) if "months" in parts else (), years)


def _date(parts: Map[str, Spot]) -> str:
    """A date of the product, written without its section: ``harvested``."""
    if "date" not in parts:
        return ""
    name = parts["date"].text()
    known = [path.removeprefix("dates.") for path, one in FIELDS.items() if _is_own_date(path, one.kind)]
    if name and name not in known:
        parts["date"].say(f"{excerpt(name)} is no date of the product", did_you_mean(name, known))
    return name


def _is_own_date(path: str, kind: object) -> bool:
    return path.startswith("dates.") and path.count(".") == 1 and getattr(kind, "name", "") == "date"


def _calendar(spot: Spot) -> tuple[int, ...]:
    months = []
    for item in spot.one_or_more():
        month = read_whole(item)
        if item.word and not 1 <= month <= 12:
            item.say(f"expected a month from 1 to 12, found {excerpt(item.word)}")
        months.append(month)
    return tuple(months)
