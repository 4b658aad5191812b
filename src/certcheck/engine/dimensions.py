"""Which figures may be compared or computed with each other."""

from __future__ import annotations

from collections.abc import Iterable


def comparable(found: str, wanted: str) -> bool:
    """Whether two dimensions can be compared; "present" and bare "not detected" fit every dimension."""
    return found == wanted or found == "any" or wanted == "any"


def one_currency(dimensions: Iterable[str]) -> bool:
    """Whether amounts of money among the dimensions are all in one currency: rates belong to the cost side."""
    return len({one for one in dimensions if one.startswith("money:")}) <= 1
