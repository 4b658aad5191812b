"""Law that offers whole alternatives: one option met as a whole is enough, the others then do not matter."""

from __future__ import annotations

from certcheck.engine.compiled import CompiledRequirement
from certcheck.engine.decide import Decision
from certcheck.engine.product import Product
from certcheck.result import GAP, NOT_APPLICABLE, REVIEW, UNDETERMINED, UPCOMING, Code

Decided = tuple[CompiledRequirement, list[Decision], str]


def settle_bundles(decided: list[Decided], product: Product) -> None:
    """Keep the findings of one option per bundle: the declared one, one that is met, else the nearest to met.

    The decisions of the other options become ``not-applicable`` in place.
    """
    options: dict[str, dict[str, list[Decided]]] = {}
    for entry in decided:
        bundle = entry[0].rule.bundle
        if bundle is not None:
            options.setdefault(bundle[0], {}).setdefault(bundle[1], []).append(entry)
    for bundle_id, by_option in options.items():
        declared = product.declaration.chosen.get(bundle_id)
        kept = _choose(by_option, declared)
        if kept == declared:
            _adopt_early(by_option[kept])
        for option, entries in by_option.items():
            if option != kept:
                _drop(entries)


def _choose(by_option: dict[str, list[Decided]], declared: str | None) -> str:
    if declared in by_option:
        return declared
    usable = [option for option, entries in by_option.items() if _is_open_to_choice(entries)] or list(by_option)
    return min(usable, key=lambda option: (*_distance(by_option[option]), option))


def _adopt_early(entries: list[Decided]) -> None:
    """Who declares an option that has not started yet follows it now: what it would be is what it is."""
    if _is_open_to_choice(entries):
        return
    for _, decisions, _ in entries:
        decisions[:] = [
            one if one.forecast is None else one._replace(outcome=one.forecast, forecast=None) for one in decisions
        ]


def _is_open_to_choice(entries: list[Decided]) -> bool:
    """An option whose rules have all ended, or have not started, cannot be chosen today."""
    return any(one.timing.state in ("holds", "open") for _, decisions, _ in entries for one in decisions)


def _distance(entries: list[Decided]) -> tuple[int, int]:
    outcomes = [one.outcome for _, decisions, _ in entries for one in decisions]
    gaps = sum(1 for outcome in outcomes if outcome is GAP)
    return gaps, sum(1 for outcome in outcomes if outcome in (UNDETERMINED, REVIEW))


def _drop(entries: list[Decided]) -> None:
    for _, decisions, _ in entries:
        decisions[:] = [
            one if one.outcome is UPCOMING
            else one._replace(outcome=NOT_APPLICABLE, special=Code.OTHER_OPTION)
            for one in decisions
        ]  # fmt: skip
