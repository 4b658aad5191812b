"""``tariffs``, ``taxes`` and ``law`` of ``materials.yaml``."""

from __future__ import annotations

from datetime import date

from certcheck.cost.reading.leaves import NOTHING, read_id, read_label
from certcheck.cost.tradeoffs.model import FAMILIES, LawNote, Standing, Tariff, TariffRow, Tax
from certcheck.cost.tradeoffs.values import (
    BACKED,
    Shelf,
    read_backing,
    read_choices,
    read_currency,
    read_money,
    read_place,
    read_span,
    read_terms,
    read_year,
)
from certcheck.rules.reading.spot import Spot
from certcheck.rules.reading.values import read_day, read_flag

STANDINGS = ("required", "national", "limited")

TARIFF_REQUIRED = ("id", "place", "title", "levels", "currency", "year", "rows", *BACKED)
ROW_REQUIRED = ("id", "title", "materials", "per-kg")
ROW_KEYS = (*ROW_REQUIRED, "formats", "compostable")
TAX_REQUIRED = ("id", "place", "title", "materials", "per-kg", "clause", *BACKED)
TAX_KEYS = (*TAX_REQUIRED, "recycled-free", "reusable-free", "note")
LAW_KEYS = ("id", "place", "families", "from", "clause", "standings", *BACKED)
STANDING_KEYS = ("standing", "formats", "text")


def read_tariff(spot: Spot, shelf: Shelf) -> Tariff:
    """The fees of one scheme in one place, class by class."""
    parts = spot.fields((*TARIFF_REQUIRED, "note"), TARIFF_REQUIRED)
    return Tariff(
        id=read_id(parts["id"]) if "id" in parts else "",
        place=read_place(parts),
        title=read_label(parts, "title"),
        levels=read_choices(parts, "levels", "packaging.levels"),
        currency=read_currency(parts),
        year=read_year(parts),
        rows=tuple(_row(item) for item in parts["rows"].items()) if "rows" in parts else (),
        backing=read_backing(spot, parts, shelf),
        note=read_label(parts, "note"),
    )


def read_tax(spot: Spot, shelf: Shelf) -> Tax:
    """A tax per kilogram of packaging material."""
    parts = spot.fields(TAX_KEYS, TAX_REQUIRED)
    return Tax(
        id=read_id(parts["id"]) if "id" in parts else "",
        place=read_place(parts),
        title=read_label(parts, "title"),
        materials=read_terms(parts, "materials", "materials"),
        per_kg=read_money(parts, "per-kg"),
        recycled_free=read_flag(parts["recycled-free"]) if "recycled-free" in parts else False,
        reusable_free=read_flag(parts["reusable-free"]) if "reusable-free" in parts else False,
        clause=parts["clause"].text() if "clause" in parts else "",
        backing=read_backing(spot, parts, shelf),
        note=read_label(parts, "note"),
    )


def read_law(spot: Spot, shelf: Shelf) -> LawNote:
    """What a law says about a family of options."""
    parts = spot.fields(LAW_KEYS, LAW_KEYS)
    families = tuple(item.choice(FAMILIES) for item in parts["families"].one_or_more()) if "families" in parts else ()
    standings = tuple(_standing(item) for item in parts["standings"].items()) if "standings" in parts else ()
    if "standings" in parts and sum(1 for one in standings if not one.formats) != 1:
        parts["standings"].say("expected one standing without formats: the one for all other formats")
    return LawNote(
        id=read_id(parts["id"]) if "id" in parts else "",
        place=read_place(parts),
        families=families,
        start=(read_day(parts["from"]) if "from" in parts else None) or date.min,
        clause=parts["clause"].text() if "clause" in parts else "",
        standings=standings,
        backing=read_backing(spot, parts, shelf),
    )


def _row(spot: Spot) -> TariffRow:
    parts = spot.fields(ROW_KEYS, ROW_REQUIRED)
    return TariffRow(
        id=read_id(parts["id"]) if "id" in parts else "",
        title=read_label(parts, "title"),
        materials=read_terms(parts, "materials", "materials"),
        per_kg=read_span(parts["per-kg"]) if "per-kg" in parts else NOTHING,
        formats=read_choices(parts, "formats", "packaging.format"),
        compostable=read_flag(parts["compostable"]) if "compostable" in parts else None,
    )


def _standing(spot: Spot) -> Standing:
    parts = spot.fields(STANDING_KEYS, ("standing", "text"))
    standing = parts["standing"].choice(STANDINGS, STANDINGS[-1]) if "standing" in parts else STANDINGS[-1]
    return Standing(standing, read_choices(parts, "formats", "packaging.format"), read_label(parts, "text"))
