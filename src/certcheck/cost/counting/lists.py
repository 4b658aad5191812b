"""Counting entries of a list: materials, colours, packaging components."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from certcheck.cost.counting.base import Counted, asked, whole
from certcheck.cost.model import Count
from certcheck.declaration.section import Section
from certcheck.engine.inquiry import Found, Inquiry
from certcheck.engine.truth import Truth, any_of
from certcheck.rules.conditions import ALWAYS

MATERIALS = Count("materials", ALWAYS)
PACKAGING = Count("packaging", ALWAYS)

Key = tuple[Any, ...]


def count_entries(count: Count, inquiries: Sequence[Inquiry]) -> Counted:
    """Entries that fit, each once, whatever number of variants, lots and targets has it."""
    fitting = _fitting(count, inquiries)
    return fitting if isinstance(fitting, Counted) else whole(len(fitting))


def count_colours(count: Count, inquiries: Sequence[Inquiry]) -> Counted:
    """Distinct colours over those entries; open as soon as one of them states none."""
    fitting = _fitting(count, inquiries)
    if isinstance(fitting, Counted):
        return fitting
    colours = {_colour(found.entry) for found in fitting.values()}
    return asked(f"{count.collection}.colour") if None in colours else whole(len(colours))


def _fitting(count: Count, inquiries: Sequence[Inquiry]) -> dict[Key, Found] | Counted:
    """The distinct entries that fit; or why their number is open.

    It is where a list is not supplied, where it is not known of an entry whether it fits, and where none fits of a
    list that may hold more: something asks for the item, so that none is hardly the answer.
    """
    found: dict[Key, list[Found]] = {}
    for inquiry in inquiries:
        for product in inquiry.products:
            if not _is_supplied(inquiry.listed(product, count.collection)):
                return asked(count.collection)
        for one in inquiry.entries(count.collection, count.where):
            found.setdefault(_identity(one), []).append(one)
    truths: dict[Key, Truth] = {key: any_of(one.truth for one in same) for key, same in found.items()}
    open_ones = [one for key, same in found.items() if truths[key] is None for one in same if one.truth is None]
    if open_ones:
        return asked(open_ones[0].asked)
    fitting = {key: same[0] for key, same in found.items() if truths[key]}
    return fitting if fitting or _is_complete(count, inquiries) else asked(count.collection)


def _is_supplied(listed: Any) -> bool:
    """Whether there are entries, or it is stated that there are none."""
    if not isinstance(listed, Section):
        return bool(listed)
    return bool(listed.entries) or listed.state in ("complete", "not-applicable")


def _is_complete(count: Count, inquiries: Sequence[Inquiry]) -> bool:
    listed = [inquiry.listed(product, count.collection) for inquiry in inquiries for product in inquiry.products]
    return all(isinstance(one, Section) and one.state in ("complete", "not-applicable") for one in listed)


def _identity(found: Found) -> Key:
    """What makes entries of several variants and lots one: the id, else the place in the list; and the material.

    A variant of another colour is another material to a laboratory.
    """
    entry = found.entry
    name = getattr(entry, "id", None)
    return (name if isinstance(name, str) else found.number, getattr(entry, "material", None), _colour(entry))


def _colour(entry: Any) -> str | None:
    """The stated colour; what is stated to have none is of one colour too."""
    colour = getattr(entry, "colour", None)
    return None if colour is None else " ".join(str(colour).casefold().split())
