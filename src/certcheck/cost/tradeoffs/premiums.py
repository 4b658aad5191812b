"""What a greener material costs on top."""

from __future__ import annotations

from decimal import Decimal

from certcheck.cost.model import Range
from certcheck.cost.tradeoffs.figures import less, point, times, weakest
from certcheck.cost.tradeoffs.levies import NO_RATE, NOT_STATED, Ledger, Levied
from certcheck.cost.tradeoffs.model import KiloPrice, Option, Premium
from certcheck.cost.tradeoffs.pieces import Piece
from certcheck.cost.tradeoffs.result import Row
from certcheck.rules.model import Text

KIND = "premium"
NO_PRICE = "no-price"
_TITLE = Text("Premium of the material", "材料溢价")


def premium(piece: Piece, option: Option, units: Range, mass: Range | None, year: int, ledger: Ledger) -> Levied:
    """The premium for ``units`` sales units.

    Counted on the cost of the component where that is stated, can be converted, and the option has such a figure;
    else on the price of the conventional material. ``year`` is that of a stated cost.
    """
    by = {one.of: one for one in option.premiums}
    if "pack" in by and piece.cost is not None:
        amount = ledger.money(times(times(piece.cost, units), by["pack"].share), piece.currency, year)
        if amount is not None:
            return Levied(_row(by["pack"], amount, option))
    if "material" not in by:
        return _missing(option, NOT_STATED, f"{piece.path}.cost")
    price = _price(piece, ledger)
    if price is None:
        return _missing(option, NO_PRICE)
    if mass is None:
        return _missing(option, NOT_STATED, piece.missing)
    share, per_kg = by["material"], price.price
    changed = times(mass, _changed_share(piece, option))
    amount = ledger.money(times(times(per_kg.amount, changed), share.share), per_kg.currency, per_kg.year)
    return Levied(_row(share, amount, option, price)) if amount is not None else _missing(option, NO_RATE)


def _changed_share(piece: Piece, option: Option) -> Range:
    """The share of the mass that is replaced: what is recycled already needs no recycled material."""
    whole = point(Decimal(1))
    if option.family != "recycled" or option.recycled_share is None or piece.recycled is None:
        return whole
    return less(point(option.recycled_share), piece.recycled)


def _price(piece: Piece, ledger: Ledger) -> KiloPrice | None:
    return next((one for one in ledger.tables.prices if ledger.is_any(piece.material or "", one.materials)), None)


def _row(figure: Premium, amount: Range, option: Option, price: KiloPrice | None = None) -> Row:
    backings = [figure.backing, *([price.backing] if price is not None else [])]
    sources = tuple(dict.fromkeys(source for backing in backings for source in backing.sources))
    confidence = weakest(backing.confidence for backing in backings)
    return Row(KIND, _TITLE, None, None, amount, confidence, sources, option.note)


def _missing(option: Option, reason: str, question: str = "") -> Levied:
    return Levied(Row(KIND, _TITLE, None, None, None, "low", (), option.note, reason), question)
