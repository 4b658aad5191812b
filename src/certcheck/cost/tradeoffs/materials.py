"""Green material options for the packaging and the parts of a product, net of packaging fees and plastic tax."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from certcheck.cost.model import Range, Rates
from certcheck.cost.ranges import in_cents
from certcheck.cost.tradeoffs.fees import packaging_fee
from certcheck.cost.tradeoffs.figures import added, in_report_currency, point, times, weakest
from certcheck.cost.tradeoffs.law import OPEN, law_remarks, restricted
from certcheck.cost.tradeoffs.levies import Ledger, Levied, change_of
from certcheck.cost.tradeoffs.model import Option, Tradeoffs
from certcheck.cost.tradeoffs.pieces import PACKAGING, Piece, pieces_of
from certcheck.cost.tradeoffs.places import inside, overlaps, units_in
from certcheck.cost.tradeoffs.premiums import premium
from certcheck.cost.tradeoffs.result import THOUSAND, YEAR, Balance, MaterialOption
from certcheck.cost.tradeoffs.taxes import plastic_tax
from certcheck.declaration.model import Declaration
from certcheck.engine.names import Names

VOLUMES = "sales.volumes"
_LOT = point(Decimal(1000))


def material_options(
    declaration: Declaration,
    names: Names,
    places: Sequence[str],
    tables: Tradeoffs,
    rates: Rates,
    currency: str,
) -> tuple[MaterialOption, ...]:
    """Every option of the tables for every packaging component and product material that it can replace.

    ``places`` are resolved ids, as :func:`~certcheck.cost.tradeoffs.places.places_of_sale` gives them. For each place
    the premium, the packaging fee and the plastic tax are rows of their own, for a year where ``sales.volumes`` says
    how many units are sold there, else for 1,000 units. Amounts are in ``currency``, rounded to cents; what the
    declaration or the tables leave open is None and never zero. In the order of the declaration, then of the tables.
    """

    def money(amount: Range, source: str, year: int) -> Range | None:
        found = in_report_currency(amount, source, year, currency, rates)
        return in_cents(found) if found is not None else None

    ledger = Ledger(tables.materials, names, money)
    units = {place: units_in(declaration, names, place) for place in places}
    return tuple(
        _option(piece, option, units, rates.day.year, ledger)
        for piece in pieces_of(declaration, names)
        for option in tables.materials.options
        if _concerns(piece, option, names) is True
    )


def open_questions(declaration: Declaration, names: Names, tables: Tradeoffs) -> tuple[str, ...]:
    """Paths of materials that have to be stated, or stated more closely, before options can be named for them."""
    return tuple(
        f"{piece.path}.material"
        for piece in pieces_of(declaration, names)
        if any(_concerns(piece, option, names) is None for option in tables.materials.options)
    )


def _concerns(piece: Piece, option: Option, names: Names) -> bool | None:
    """Whether an option can take the place of a piece; None where the material is not known closely enough."""
    if piece.use not in option.uses or (option.family == "compostable" and piece.compostable):
        return False
    if option.formats and piece.format and piece.format not in option.formats:
        return False
    if option.contact is not None and piece.contact is not None and option.contact != piece.contact:
        return False
    if option.recycled_share and piece.recycled is not None and piece.recycled.low >= option.recycled_share:
        return False
    if not piece.text:
        return None
    found = names.stands_for("materials", piece.text, option.replaces)
    if found and option.excludes and names.stands_for("materials", piece.text, option.excludes):
        return False
    return found


def _option(piece: Piece, option: Option, units: dict[str, Range | None], year: int, ledger: Ledger) -> MaterialOption:
    places = tuple(units)
    balances = tuple(_balance(piece, option, place, sold, year, ledger) for place, sold in units.items())
    law = law_remarks(piece, option, places, ledger.tables.law)
    nets = [balance.net for balance in balances if balance.net is not None and balance.per == YEAR]
    apart = not any(one != other and inside(one, other) for one in places for other in places)
    return MaterialOption(
        path=piece.path,
        component=piece.name,
        material=piece.material or "",
        option=option,
        balances=balances,
        total=added(nets) if nets and len(nets) == len(balances) and apart else None,
        law=law,
        restricted=restricted(law),
        remarks=tuple(one for one in option.remarks if _heard(one.place, places)),
        evidence=tuple(one for one in option.evidence if _heard(one.place, places)),
        questions=_questions(piece, option, balances, any(one.standing == OPEN for one in law)),
        confidence=weakest(row.confidence for balance in balances for row in balance.rows),
    )


def _balance(piece: Piece, option: Option, place: str, sold: Range | None, year: int, ledger: Ledger) -> Balance:
    units = sold or _LOT
    mass = times(piece.mass, units) if piece.mass is not None else None
    levied = [premium(piece, option, units, mass, year, ledger)]
    if piece.use == PACKAGING:
        change = change_of(piece, option, mass)
        levied += [packaging_fee(change, place, ledger), plastic_tax(change, place, ledger)]
    differences = [one.row.difference for one in levied]
    known = [difference for difference in differences if difference is not None]
    return Balance(
        place=place,
        per=YEAR if sold is not None else THOUSAND,
        units=units,
        mass_kg=mass,
        rows=tuple(one.row for one in levied),
        net=added(known) if differences[0] is not None else None,
        complete=len(known) == len(differences),
        questions=_asked(piece, mass, levied),
    )


def _asked(piece: Piece, mass: Range | None, levied: Iterable[Levied]) -> tuple[str, ...]:
    missing = piece.missing if mass is None and piece.use == PACKAGING else ""
    return tuple(dict.fromkeys(path for path in (missing, *(one.question for one in levied)) if path))


def _questions(piece: Piece, option: Option, balances: Sequence[Balance], format_open: bool) -> tuple[str, ...]:
    asked = [path for balance in balances for path in balance.questions]
    if format_open:
        asked.append(f"{piece.path}.format")
    if option.contact is not None and piece.contact is None:
        asked.append(f"{piece.path}.food-contact")
    if any(balance.per != YEAR for balance in balances):
        asked.append(VOLUMES)
    return tuple(dict.fromkeys(asked))


def _heard(place: str, places: Iterable[str]) -> bool:
    """Whether a remark for a place concerns one of the places; one without place concerns all."""
    return not place or any(overlaps(one, place) for one in places)
