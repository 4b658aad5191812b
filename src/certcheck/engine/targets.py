"""Which rulesets a target means: a market with its places, a place with its market, or a scheme alone."""

from __future__ import annotations

from collections.abc import Sequence

from certcheck.declaration.model import Declaration
from certcheck.engine.names import Names
from certcheck.record import record
from certcheck.rules.model import NamedCondition, Requirement, Rulebook, Ruleset, Text


@record
class Selection:
    """The rules of one target. ``place`` is '' for a scheme."""

    target: str
    market: str
    place: str
    rulesets: tuple[Ruleset, ...]
    requirements: tuple[Requirement, ...]
    other_regimes: tuple[NamedCondition, ...]


def select(book: Rulebook, target: str) -> Selection:
    """Rulesets of the target: its own, those around it and those inside it; a scheme is only itself."""
    market = target.partition("/")[0]
    is_scheme = any(one.jurisdiction == target and one.kind == "scheme" for one in book.rulesets)
    rulesets = tuple(one for one in book.rulesets if _belongs(one, target, is_scheme))
    regimes = tuple(
        named for one in book.rulesets if one.jurisdiction in (market, target) for named in one.other_regimes
    )
    requirements = tuple(rule for one in rulesets for rule in one.requirements)
    return Selection(target, market, "" if is_scheme else target, rulesets, requirements, regimes)


def _belongs(ruleset: Ruleset, target: str, is_scheme: bool) -> bool:
    where = ruleset.jurisdiction
    if is_scheme or ruleset.kind == "scheme":
        return where == target
    return where == target or where.startswith(f"{target}/") or target.startswith(f"{where}/")


def places_of_sale(
    selection: Selection, declaration: Declaration, sold_in: Sequence[str] | None, names: Names
) -> tuple[str, ...] | None:
    """Places of sale for one target: what was asked for on the command line or stated, with the target itself."""
    stated = sold_in if sold_in is not None else declaration.sold_in
    if stated is None:
        return (selection.place,) if selection.place and "/" in selection.place else None
    places = [names.id_of("places", text) or text for text in stated]
    if selection.place and "/" in selection.place:
        places.append(selection.place)
    elif not any(place == selection.market or place.startswith(f"{selection.market}/") for place in places):
        places.append(selection.market)  # asked for although it is not sold there yet: somewhere in the market
    return tuple(dict.fromkeys(places))


def known_targets(book: Rulebook) -> dict[str, tuple[Ruleset, ...]]:
    """Every target that has rulesets of its own."""
    found: dict[str, list[Ruleset]] = {}
    for ruleset in book.rulesets:
        found.setdefault(ruleset.jurisdiction, []).append(ruleset)
    return {target: tuple(found[target]) for target in sorted(found)}


def target_title(names: Names, target: str) -> Text:
    """The target's name in both languages, from the vocabularies."""
    for vocabulary in ("places", "schemes"):
        known = names.vocabulary(vocabulary)
        for identifier in (target, target.replace("/", "-")):
            if known is not None and identifier in known:
                return Text(known.label(identifier, "en"), known.label(identifier, "zh"))
    return Text(target, target)
