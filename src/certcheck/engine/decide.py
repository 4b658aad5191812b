"""One requirement on one product: which subjects it is about and what comes out for each. No texts, no reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from certcheck.declaration.section import Section
from certcheck.engine.compile import CompiledRequirement
from certcheck.engine.lists import entries_of
from certcheck.engine.product import Product
from certcheck.engine.scope import BLANK, Scope
from certcheck.engine.timing import Timing
from certcheck.engine.truth import Truth
from certcheck.result import Code, Outcome


class Decision(NamedTuple):
    """What came out for one subject.

    ``concerned`` and ``fulfilled`` are the truth of the two conditions; ``rest`` marks the finding that stands for
    entries a list may still hold, ``listed`` is False where the whole list is missing.
    """

    outcome: Outcome
    scope: Scope
    concerned: Truth
    fulfilled: Truth
    timing: Timing
    number: int | None = None
    rest: bool = False
    listed: bool = True
    displaced_by: tuple[str, str] | None = None
    forecast: Outcome | None = None
    special: Code | None = None


Ask = Callable[[Scope, str, str], Truth]


def decide(rule: CompiledRequirement, product: Product, timing: Timing, ask: Ask) -> list[Decision]:
    """Every decision of ``rule`` for ``product``: per place, per subject."""
    if timing.state in ("not-yet-bound", "ended"):
        return [Decision(Outcome.NOT_APPLICABLE, _nowhere(rule, product), False, None, timing)]
    if rule.is_shut(Scope(product)):
        return [Decision(Outcome.NOT_APPLICABLE, _nowhere(rule, product), False, None, timing)]
    found = []
    for place, place_open in _places(rule, product):
        for seat in _seats(rule, product, place):
            found.append(_decide_one(rule, seat, timing, ask, place_open))
    if not found:
        return [Decision(Outcome.NOT_APPLICABLE, _nowhere(rule, product), False, None, timing)]
    return _without_idle_rest(found)


def _nowhere(rule: CompiledRequirement, product: Product) -> Scope:
    """The scope of a finding that is about no subject in particular."""
    return Scope(product) if rule.rule.subject == "product" else Scope(product, BLANK, (), BLANK, ())


def _places(rule: CompiledRequirement, product: Product) -> Iterator[tuple[str, bool]]:
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


class _Seat(NamedTuple):
    """One subject: its scope, its number in the list, whether it stands for unlisted entries of a supplied list."""

    scope: Scope
    number: int | None = None
    rest: bool = False
    listed: bool = True


def _seats(rule: CompiledRequirement, product: Product, place: str) -> Iterator[_Seat]:
    subjects = rule.body.subjects
    if subjects is None:
        yield _Seat(Scope(product, place=place))
        return
    outer = Scope(product, place=place)
    value = subjects.get(outer)
    base = subjects.locate(outer)
    entries = entries_of(value) if value is not None else ()
    if isinstance(value, Section):
        base = (*base, "entries")
    for number, entry in enumerate(entries):
        path = (*base, number)
        yield _Seat(Scope(product, entry, path, entry, path, place), number)
    if not isinstance(value, Section) or value.state not in ("complete", "not-applicable"):
        yield _Seat(Scope(product, BLANK, base[:1], BLANK, base[:1], place), None, True, bool(entries))


def _decide_one(rule: CompiledRequirement, seat: _Seat, timing: Timing, ask: Ask, place_open: bool) -> Decision:
    body = rule.body
    scope, number, rest, listed = seat
    concerned = body.where.truth(scope)
    if concerned is False:
        return Decision(Outcome.NOT_APPLICABLE, scope, False, None, timing, number, rest, listed)
    fulfilled = body.require.truth(scope)
    if timing.state == "open" or place_open:
        concerned = None
    displaced_by = None
    for other, when in rule.yields:
        displaced = ask(scope, other, when)
        if displaced is True:
            by = (other, when)
            return Decision(
                Outcome.NOT_APPLICABLE, scope, concerned, fulfilled, timing, number, rest, listed, displaced_by=by
            )
        if displaced is None:
            displaced_by, concerned = (other, when), None
    outcome = _outcome(concerned, fulfilled)
    if place_open and outcome is not Outcome.MET:
        outcome = Outcome.UNDETERMINED
    if timing.state == "upcoming":
        return Decision(Outcome.UPCOMING, scope, concerned, fulfilled, timing, number, rest, listed, forecast=outcome)
    return Decision(outcome, scope, concerned, fulfilled, timing, number, rest, listed, displaced_by)


def _outcome(concerned: Truth, fulfilled: Truth) -> Outcome:
    if fulfilled is True:
        return Outcome.MET
    if concerned is True and fulfilled is False:
        return Outcome.GAP
    return Outcome.UNDETERMINED


def _without_idle_rest(found: list[Decision]) -> list[Decision]:
    """Entries that a list may still hold matter only where the rule may be about them."""
    listed = [one for one in found if not one.rest]
    rest = [one for one in found if one.rest and one.outcome is not Outcome.NOT_APPLICABLE]
    if listed or rest:
        return [*listed, *rest]
    return [found[0]._replace(rest=False)]
