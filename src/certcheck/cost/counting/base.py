"""What every way of counting uses: the answer, and the product's variants."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from certcheck.engine.inquiry import Inquiry
from certcheck.engine.product import Product
from certcheck.quantity.parse import Quantity

Value = TypeVar("Value", bound=Hashable)

_MOST = 10**15
"""More than there is of anything, in any base unit."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many; None where the declaration leaves it open, then ``question`` is the path that would answer."""

    count: Decimal | None
    question: str = ""


ONE = Counted(Decimal(1))


def whole(number: int) -> Counted:
    """A count of things."""
    return Counted(Decimal(number))


def asked(path: str) -> Counted:
    """A count that the field at ``path`` would give."""
    return Counted(None, path)


def variants(inquiries: Sequence[Inquiry]) -> tuple[tuple[Product, ...], ...]:
    """The units of the declaration by variant, each variant with its lots; as the first target sees each."""
    found: dict[str | None, dict[str | None, Product]] = {}
    for inquiry in inquiries:
        for product in inquiry.products:
            found.setdefault(product.unit.item, {}).setdefault(product.unit.lot, product)
    return tuple(tuple(lots.values()) for lots in found.values())


def agreed(values: Iterable[Value | None]) -> Value | None:
    """The one value that all of them are; None where they differ or one is None."""
    found = list(values)
    return found[0] if found and all(value == found[0] for value in found) else None


def figure(value: Any) -> Decimal | None:
    """A stated amount as one number in its base unit; None for a range, a bound, nothing, or what counts nothing."""
    if not isinstance(value, Quantity) or not value.interval.is_point:
        return None
    number = value.interval.low
    return number if 0 <= number <= _MOST else None
