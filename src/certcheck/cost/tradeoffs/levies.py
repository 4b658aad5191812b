"""What packaging fees and plastic taxes have in common: the piece before and after, and the row of one levy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from certcheck.cost.model import Range
from certcheck.cost.tradeoffs.figures import less, point
from certcheck.cost.tradeoffs.model import MaterialTables, Option, Tariff, Tax
from certcheck.cost.tradeoffs.pieces import Piece
from certcheck.cost.tradeoffs.places import inside
from certcheck.cost.tradeoffs.result import Row
from certcheck.engine.names import Names
from certcheck.rules.model import Text

NO_TARIFF = "no-tariff"
NOT_STATED = "not-stated"
NO_RATE = "no-rate"
SOLD_IN = "sold-in"

Levy = TypeVar("Levy", Tariff, Tax)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What every calculation needs; ``money`` brings an amount of a currency and year into the report's, in cents,
    and gives None for a currency without rate."""

    tables: MaterialTables
    names: Names
    money: Callable[[Range, str, int], Range | None]

    def is_any(self, material: str, wanted: tuple[str, ...]) -> bool:
        """Whether a material is one of ``wanted`` or a kind of it."""
        return any(self.names.is_a("materials", material, one) for one in wanted)


@dataclass(frozen=True, slots=True)
class Side:
    """A piece as a levy sees it."""

    material: str
    compostable: bool
    recycled: Range | None


@dataclass(frozen=True, slots=True)
class Change:
    """A piece with an option: ``mass`` kg are placed, ``now`` of one kind, ``then`` of another."""

    piece: Piece
    mass: Range | None
    now: Side
    then: Side

    @property
    def none(self) -> bool:
        return self.now == self.then


@dataclass(frozen=True, slots=True)
class Levied:
    """A row and the question that would settle it, or ``""``."""

    row: Row
    question: str = ""


def change_of(piece: Piece, option: Option, mass: Range | None) -> Change:
    """What is not said to be compostable counts as conventional: options replace conventional materials only."""
    now = Side(piece.material or "", piece.compostable is True, piece.recycled)
    recycled = piece.recycled if option.recycled_share is None else point(option.recycled_share)
    compostable = now.compostable or option.family == "compostable"
    return Change(piece, mass, now, Side(option.becomes or now.material, compostable, recycled))


def levy_at(levies: Sequence[Levy], place: str) -> Levy | str:
    """The levy of a place; ``sold-in`` where only parts of the place have one, so that the sale has to be stated more
    closely, and ``""`` where none is on file."""
    for levy in levies:
        if inside(place, levy.place):
            return levy
    return SOLD_IN if any(inside(levy.place, place) for levy in levies) else ""


def known(
    kind: str, levy: Tariff | Tax, now: Range | None, then: Range | None, *, same: bool, reason: str = NO_RATE
) -> Row:
    """The row of amounts by a levy. ``same``: both sides pay alike, so the difference is nothing, however wide they
    are. ``reason`` is why an amount is None."""
    difference = _NOTHING if same else less(then, now) if now is not None and then is not None else None
    backing, why = levy.backing, reason if difference is None else ""
    return Row(kind, levy.title, now, then, difference, backing.confidence, backing.sources, levy.note, why)


def unknown(kind: str, title: Text, change: Change, question: str = "", reason: str = "") -> Levied:
    """A levy whose amounts are not known: a question is open, or there is no tariff.

    Where the option changes nothing about it, the difference is nothing all the same.
    """
    if change.none:
        return Levied(Row(kind, title, None, None, _NOTHING, "high", ()))
    reason = reason or (NOT_STATED if question else NO_TARIFF)
    return Levied(Row(kind, title, None, None, None, "low", (), reason=reason), question)


_NOTHING = point(Decimal(0))
