"""Fees of producer responsibility for packaging, by the tariff of the place."""

from __future__ import annotations

from certcheck.cost.model import Range
from certcheck.cost.tradeoffs.figures import times
from certcheck.cost.tradeoffs.levies import (
    NO_RATE,
    NO_TARIFF,
    NOT_STATED,
    Change,
    Ledger,
    Levied,
    Side,
    known,
    levy_at,
    unknown,
)
from certcheck.cost.tradeoffs.model import Tariff, TariffRow
from certcheck.rules.model import Text

KIND = "epr"
_TITLE = Text("Packaging fee", "包装费（生产者责任）")


def packaging_fee(change: Change, place: str, ledger: Ledger) -> Levied:
    """The fee today and with the option. The tariff is for packaging of some levels; its classes may turn on the
    format."""
    tariff = levy_at(ledger.tables.tariffs, place)
    if isinstance(tariff, str):
        return unknown(KIND, _TITLE, change, tariff)
    piece = change.piece
    if not piece.levels:
        return unknown(KIND, tariff.title, change, f"{piece.path}.levels")
    if not set(piece.levels) & set(tariff.levels):
        return unknown(KIND, tariff.title, change)
    if change.mass is None:
        return unknown(KIND, tariff.title, change, reason=NOT_STATED)
    now, then = (_class(side, piece.format, tariff, ledger) for side in (change.now, change.then))
    for found in (now, then):
        if isinstance(found, str):
            return unknown(KIND, tariff.title, change, f"{piece.path}.{found}")
    same = change.none or (now is not None and now == then)
    fees = (_fee(row, change.mass, tariff, ledger) for row in (now, then))
    reason = NO_TARIFF if now is None or then is None else NO_RATE
    return Levied(known(KIND, tariff, *fees, same=same, reason=reason))


def _class(side: Side, form: str, tariff: Tariff, ledger: Ledger) -> TariffRow | str | None:
    """The first row that fits; ``format`` or ``material`` where that decides and is not stated closely enough."""
    for row in tariff.rows:
        fits = ledger.is_any(side.material, row.materials)
        may_fit = fits or any(ledger.is_any(one, (side.material,)) for one in row.materials)
        if not may_fit or (row.compostable is not None and row.compostable != side.compostable):
            continue
        if row.formats and not form:
            return "format"
        if not row.formats or form in row.formats:
            return row if fits else "material"
    return None


def _fee(row: TariffRow | str | None, mass: Range, tariff: Tariff, ledger: Ledger) -> Range | None:
    if not isinstance(row, TariffRow):
        return None
    return ledger.money(times(row.per_kg, mass), tariff.currency, tariff.year)
