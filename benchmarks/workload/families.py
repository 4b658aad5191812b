"""What a marketplace holds: sellers with families of variants, in the order of an export.

A family is one article of one seller. Its variants differ in name, designation, SKU, GTIN, colour, price, size and
mass; what the article is made of, how it was tested, packed and labelled, and its papers are the family's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any, NamedTuple, TypeVar

Facts = dict[str, Any]
Listing = TypeVar("Listing")

WINDOW = 3000
"""An export holds about this many listings between those of one family."""

_FEWEST, _MOST, _COMMONEST = 5, 40, 15
"""Variants of a family: twenty on average."""
_FAMILIES_PER_SELLER = (2, 10)
_COLOURS = ("black", "white", "navy", "red", "grey", "green", "beige", "pink", "brown", "silver")
_SIZES = ("XS", "S", "M", "L", "XL", "XXL", "3XL", "4XL")
_LEADING_FIGURE = re.compile(r"\d{1,9}(?:\.\d{1,6})?(?= )")
_MEASURED = ("price", "mass", "volume", "smallest-dimension")


class Variant(NamedTuple):
    """What sets one listing of a family apart."""

    model: str
    colour: str
    size: str


def families_of_seller(random: Random) -> int:
    return random.randint(*_FAMILIES_PER_SELLER)


def variants_of(random: Random, stem: str) -> list[Variant]:
    """The variants of a family: each of some colours in as many sizes as are needed."""
    colours = random.sample(_COLOURS, random.randint(5, 8))
    number = round(random.triangular(_FEWEST, _MOST, _COMMONEST))
    return [
        Variant(f"{stem}-{one:02}", colours[one % len(colours)], _SIZES[one // len(colours)]) for one in range(number)
    ]


def identity_of(random: Random, variant: Variant, family: Facts) -> Facts:
    """The identity of a variant: all that the family says of itself, with what is the variant's own."""
    own = {"name": f"{family['name']}, {variant.colour}, {variant.size}"} if "name" in family else {}
    own |= {"model": variant.model} if "model" in family else {}
    own |= {key: nearby(random, family[key]) for key in _MEASURED if key in family}
    return family | own | {"sku": f"{variant.model}-{random.randrange(10_000)}", "gtin": gtin(random)}


def nearby(random: Random, written: str) -> str:
    """``34 EUR`` as some price not far from it."""
    return _LEADING_FIGURE.sub(lambda match: f"{float(match[0]) * random.uniform(0.8, 1.25):.2f}", written, count=1)


def gtin(random: Random) -> str:
    """A GTIN-13 with a right check digit, from the range for use inside a company."""
    digits = f"2{random.randrange(10**11):011}"
    weighed = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-weighed % 10}"


def shuffled(listings: Iterable[Listing], random: Random) -> Iterator[Listing]:
    """Neighbours drift apart: each place is filled from the next :data:`WINDOW` listings or those left from before."""
    waiting: list[Listing] = []
    for one in listings:
        waiting.append(one)
        if len(waiting) > WINDOW:
            at = random.randrange(len(waiting))
            waiting[at], waiting[-1] = waiting[-1], waiting[at]
            yield waiting.pop()
    random.shuffle(waiting)
    yield from waiting
