"""One requirement on one product: which subjects it is about and what comes out for each. No texts, no reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from certcheck.declaration.section import Section
from certcheck.engine.compiled import CompiledRequirement
from certcheck.engine.lists import entries_of
from certcheck.engine.product import Product
from certcheck.engine.scope import BLANK, Scope, product_scope
from certcheck.engine.timing import Timing
from certcheck.engine.truth import Truth
from certcheck.positions import Path
from certcheck.result import GAP, MET, NOT_APPLICABLE, UNDETERMINED, UPCOMING, Code, Outcome, Subject


class Seat:
    """One subject: its scope, its number in the list, whether it stands for unlisted entries of a supplied list.

    ``listed`` is False where the whole list is missing. ``subject`` is what reports call it, once somebody asked.
    """

    __slots__ = ("listed", "number", "rest", "scope", "subject")

    def __init__(self, scope: Scope, number: int | None = None, *, rest: bool = False, listed: bool = True) -> None:
        self.scope = scope
        self.number = number
        self.rest = rest
        self.listed = listed
        self.subject: Subject | None = None


class Decision(NamedTuple):
    """What came out for one subject.

    ``in_scope`` and ``fulfilled`` are the truth of the two conditions; ``concerned`` is whether the subject has to
    fulfil the second one, which dates, places and other requirements may leave open as well.
    """

    outcome: Outcome
    seat: Seat
    in_scope: Truth
    concerned: Truth
    fulfilled: Truth
    timing: Timing
    displaced_by: tuple[str, str] | None = None
    forecast: Outcome | None = None
    special: Code | None = None


Ask = Callable[[Scope, str, str], Truth]


def decide(rule: CompiledRequirement, product: Product, timing: Timing, ask: Ask) -> list[Decision]:
    """Every decision of ``rule`` for ``product``: per place, per subject."""
    gates = False if timing.is_over else rule.gates_of(product)
    if gates is False:
        return [_idle(rule, product, timing)]
    if rule.rule.each_place is None:
        found = [_decide_one(rule, seat, gates, timing, ask, False) for seat in seats(rule, product, "")]
    else:
        found = [
            _decide_one(rule, seat, gates, timing, ask, place_open)
            for place, place_open in places(rule, product)
            for seat in seats(rule, product, place)
        ]
    if not found:
        return [_idle(rule, product, timing)]
    return found if rule.rule.subject == "product" else _without_idle_rest(found)


def _idle(rule: CompiledRequirement, product: Product, timing: Timing) -> Decision:
    """Not applicable to the product as a whole, and to no subject in particular."""
    return Decision(NOT_APPLICABLE, _seat_of_none(rule.rule.subject, product), False, False, None, timing)


def _seat_of_none(subject: str, product: Product) -> Seat:
    key = (Seat, subject)
    found: Seat | None = product.cache.get(key)
    if found is None:
        scope = product_scope(product) if subject == "product" else Scope(product, BLANK, (), BLANK, ())
        found = product.cache[key] = Seat(scope)
    return found


def places(rule: CompiledRequirement, product: Product) -> Iterator[tuple[str, bool]]:
    """The places a rule is asked for, each with whether the place itself is open."""
    around = rule.rule.each_place
    if around is None:
        yield "", False
        return
    sold = product.sold_in
    inside = [place for place in sold or () if place != around and product.place_is(place, around)]
    yield from ((place, False) for place in inside)
    if sold is None or any(product.place_is(around, place) for place in sold):
        yield "", True


def seats(rule: CompiledRequirement, product: Product, place: str) -> Sequence[Seat]:
    """The subjects of a rule; rules about the same list share them."""
    subjects = rule.body.subjects
    outer = product_scope(product, place)
    value = None if subjects is None else subjects.get(outer)  # asked always: it notes that the list was read
    key = (Seat, rule.rule.subject, place)
    found: Sequence[Seat] | None = product.cache.get(key)
    if found is None:
        found = [Seat(outer)] if subjects is None else _seats(value, subjects.locate(outer), product, place)
        product.cache[key] = found
    return found


def _seats(value: Any, base: Path, product: Product, place: str) -> list[Seat]:
    entries = entries_of(value) if value is not None else ()
    at = (*base, "entries") if isinstance(value, Section) else base
    found = []
    for number, entry in enumerate(entries):
        path = (*at, number)
        found.append(Seat(Scope(product, entry, path, entry, path, place), number))
    if not isinstance(value, Section) or value.state not in ("complete", "not-applicable"):
        rest = Scope(product, BLANK, base[:1], BLANK, base[:1], place)
        found.append(Seat(rest, rest=True, listed=bool(entries)))
    return found


def _decide_one(
    rule: CompiledRequirement, seat: Seat, gates: Truth, timing: Timing, ask: Ask, place_open: bool
) -> Decision:
    body = rule.body
    scope = seat.scope
    in_scope = gates
    if body.of_entry is not None:
        of_entry = body.of_entry.truth(scope)
        if of_entry is False:
            return Decision(NOT_APPLICABLE, seat, False, False, None, timing)
        if of_entry is None:
            in_scope = None
    fulfilled = body.require.truth(scope)
    concerned = None if timing.state == "open" or place_open else in_scope
    displaced_by = None
    for other, when in rule.yields:
        displaced = ask(scope, other, when)
        if displaced is True:
            return Decision(NOT_APPLICABLE, seat, in_scope, concerned, fulfilled, timing, (other, when))
        if displaced is None:
            displaced_by, concerned = (other, when), None
    outcome = _outcome(concerned, fulfilled)
    if place_open and outcome is not MET:
        outcome = UNDETERMINED
    if timing.state == "upcoming":
        return Decision(UPCOMING, seat, in_scope, concerned, fulfilled, timing, None, outcome)
    return Decision(outcome, seat, in_scope, concerned, fulfilled, timing, displaced_by)


def _outcome(concerned: Truth, fulfilled: Truth) -> Outcome:
    if fulfilled is True:
        return MET
    if concerned is True and fulfilled is False:
        return GAP
    return UNDETERMINED


def _without_idle_rest(found: list[Decision]) -> list[Decision]:
    """Entries that a list may still hold matter only where the rule may be about them."""
    if not found[-1].seat.rest:
        return found
    live = [one for one in found if not one.seat.rest or one.outcome is not NOT_APPLICABLE]
    if live:
        return live
    rest = found[0].seat
    return [found[0]._replace(seat=Seat(rest.scope, listed=rest.listed))]
