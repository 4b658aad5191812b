"""``prices``, ``options`` and ``verdicts`` of ``materials.yaml``."""

from __future__ import annotations

from collections.abc import Mapping

from certcheck.cost.reading.leaves import ENDS, NOTHING, read_id, read_label
from certcheck.cost.tradeoffs.model import FAMILIES, Evidence, KiloPrice, Option, Premium, Remark, Verdict
from certcheck.cost.tradeoffs.values import (
    BACKED,
    Shelf,
    read_backing,
    read_choices,
    read_money,
    read_percent,
    read_percents,
    read_place,
    read_span,
    read_terms,
    read_year,
)
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_flag

PARTS, MATERIAL = "parts", "material"
USES = ("packaging", PARTS)
PREMIUM_OF = (MATERIAL, "pack")

PRICE_KEYS = ("id", "materials", "price", *BACKED)
OPTION_REQUIRED = ("id", "title", "family", "replaces", "for", "premium")
OPTION_KEYS = (
    *OPTION_REQUIRED,
    "except",
    "formats",
    "becomes",
    "food-contact",
    "recycled-share",
    "remarks",
    "evidence",
    "note",
)
PREMIUM_KEYS = ("of", *ENDS, "year", *BACKED)
REMARK_KEYS = ("place", "text", "sources")
EVIDENCE_REQUIRED = ("title", "weeks", *BACKED)
VERDICT_KEYS = ("id", "claim", "text", *BACKED)


def read_kilo_price(spot: Spot, shelf: Shelf) -> KiloPrice:
    """The price of one kilogram of a conventional material."""
    parts = spot.fields(PRICE_KEYS, PRICE_KEYS)
    identifier = read_id(parts["id"]) if "id" in parts else ""
    materials = read_terms(parts, "materials", "materials")
    return KiloPrice(identifier, materials, read_money(parts, "price"), read_backing(spot, parts, shelf))


def read_option(spot: Spot, shelf: Shelf) -> Option:
    """One greener material."""
    parts = spot.fields(OPTION_KEYS, OPTION_REQUIRED)
    found = _option(parts, shelf)
    if PARTS in found.uses and not any(one.of == MATERIAL for one in found.premiums):
        parts["for"].say("parts of a product have no cost of a pack: a premium of the material is needed")
    return found


def _option(parts: Mapping[str, Spot], shelf: Shelf) -> Option:
    return Option(
        id=read_id(parts["id"]) if "id" in parts else "",
        title=read_label(parts, "title"),
        family=parts["family"].choice(FAMILIES, FAMILIES[0]) if "family" in parts else FAMILIES[0],
        replaces=read_terms(parts, "replaces", "materials"),
        uses=tuple(item.choice(USES) for item in parts["for"].one_or_more()) if "for" in parts else (),
        premiums=tuple(_premium(item, shelf) for item in parts["premium"].items()) if "premium" in parts else (),
        excludes=read_terms(parts, "except", "materials"),
        formats=read_choices(parts, "formats", "packaging.format"),
        becomes=next(iter(read_terms(parts, "becomes", "materials")), ""),
        contact=read_flag(parts["food-contact"]) if "food-contact" in parts else None,
        recycled_share=read_percent(parts["recycled-share"]) if "recycled-share" in parts else None,
        remarks=tuple(_remark(item, shelf) for item in parts["remarks"].items()) if "remarks" in parts else (),
        evidence=tuple(_evidence(item, shelf) for item in parts["evidence"].items()) if "evidence" in parts else (),
        note=read_label(parts, "note"),
    )


def read_verdict(spot: Spot, shelf: Shelf) -> Verdict:
    """A common saying and what the figures say to it."""
    parts = spot.fields(VERDICT_KEYS, VERDICT_KEYS)
    identifier = read_id(parts["id"]) if "id" in parts else ""
    backing = read_backing(spot, parts, shelf)
    return Verdict(identifier, read_label(parts, "claim"), read_label(parts, "text"), backing)


def _premium(spot: Spot, shelf: Shelf) -> Premium:
    parts = spot.fields(PREMIUM_KEYS, PREMIUM_KEYS)
    of = parts["of"].choice(PREMIUM_OF, PREMIUM_OF[0]) if "of" in parts else PREMIUM_OF[0]
    return Premium(of, read_percents(spot, parts), read_year(parts), read_backing(spot, parts, shelf))


def _remark(spot: Spot, shelf: Shelf) -> Remark:
    parts = spot.fields(REMARK_KEYS, ("text",))
    sources = shelf.pick(parts["sources"]) if "sources" in parts else ()
    return Remark(read_place(parts), read_label(parts, "text"), sources)


def _evidence(spot: Spot, shelf: Shelf) -> Evidence:
    parts = spot.fields(("place", *EVIDENCE_REQUIRED), EVIDENCE_REQUIRED)
    weeks = read_span(parts["weeks"]) if "weeks" in parts else NOTHING
    return Evidence(read_place(parts), read_label(parts, "title"), weeks, read_backing(spot, parts, shelf))
