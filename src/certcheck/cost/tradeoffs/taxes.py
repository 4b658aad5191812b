"""Taxes on packaging material, by the place."""

from __future__ import annotations

from decimal import Decimal

from certcheck.cost.model import Range
from certcheck.cost.tradeoffs.figures import less, point, times
from certcheck.cost.tradeoffs.levies import NOT_STATED, Change, Ledger, Levied, Side, known, levy_at, unknown
from certcheck.cost.tradeoffs.model import Tax
from certcheck.cost.tradeoffs.pieces import Piece
from certcheck.rules.model import Text

KIND = "tax"
_TITLE = Text("Plastic tax", "塑料税")
_ZERO, _ONE = Decimal(0), Decimal(1)


def plastic_tax(change: Change, place: str, ledger: Ledger) -> Levied:
    """The tax today and with the option; material that the tax does not name pays nothing.

    While the recycled share is not stated, anything up to the whole mass may be taxed, and all of it is typical.
    """
    tax = levy_at(ledger.tables.taxes, place)
    if isinstance(tax, str):
        return unknown(KIND, _TITLE, change, tax)
    if change.mass is None:
        return unknown(KIND, tax.title, change, reason=NOT_STATED)
    both = change.now, change.then
    now, then = (_due(side, change, tax, ledger) for side in both)
    row = known(KIND, tax, now, then, same=change.none)
    is_open = not change.none and any(_share_is_open(side, change.piece, tax, ledger) for side in both)
    return Levied(row, f"{change.piece.path}.recycled-share" if is_open else "")


def _due(side: Side, change: Change, tax: Tax, ledger: Ledger) -> Range | None:
    assert change.mass is not None
    taxed = times(change.mass, _taxed_share(side, change.piece, tax, ledger))
    return ledger.money(times(tax.per_kg.amount, taxed), tax.per_kg.currency, tax.per_kg.year)


def _taxed_share(side: Side, piece: Piece, tax: Tax, ledger: Ledger) -> Range:
    if not _is_taxed(side, piece, tax, ledger):
        return point(_ZERO)
    if not tax.recycled_free:
        return point(_ONE)
    return Range(_ZERO, _ONE, _ONE) if side.recycled is None else less(point(_ONE), side.recycled)


def _share_is_open(side: Side, piece: Piece, tax: Tax, ledger: Ledger) -> bool:
    matters = tax.recycled_free and tax.per_kg.amount.high > _ZERO
    return matters and side.recycled is None and _is_taxed(side, piece, tax, ledger)


def _is_taxed(side: Side, piece: Piece, tax: Tax, ledger: Ledger) -> bool:
    is_free = tax.reusable_free and piece.reusable is True
    return not is_free and ledger.is_any(side.material, tax.materials)
