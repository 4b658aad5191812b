"""From findings to what has to be met: which needs a target has, for which requirements, and how certainly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from certcheck.cost.model import Need, PriceBook, Way
from certcheck.result import BINDING, CheckResult, Outcome, TargetResult
from certcheck.rules.model import Requirement

COUNTED = (Outcome.GAP, Outcome.REVIEW, Outcome.UNDETERMINED)
STATED = ("change", "own-work")
"""Kinds of items that do not settle a question: the declarant knows the fact and states it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A need as one target, or several together, have it.

    ``certain``: a gap or a review asks for it; otherwise only open questions do. ``requirements`` are those that ask.
    """

    need: Need
    targets: tuple[str, ...]
    requirements: tuple[str, ...]
    certain: bool

    @property
    def closes(self) -> str:
        """What a way has to do: a change that closes the gap settles the questions of the same need too."""
        return "gap" if self.certain else "undetermined"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one target takes. ``not_priced``, ``answerable`` and ``in_doubt`` are requirements, of the last of which it
    is open whether they apply; ``upcoming`` counts requirements."""

    target: str
    asked: tuple[Asked, ...]
    not_priced: tuple[str, ...]
    answerable: tuple[str, ...]
    in_doubt: tuple[str, ...]
    upcoming: int


def wanted_of(target: TargetResult, result: CheckResult, prices: PriceBook) -> Wanted:
    """The needs of one target, in the order of its findings."""
    is_scheme = any(one.jurisdiction == target.target and one.kind == "scheme" for one in result.rulesets.values())
    counted = [one for one in target.findings if is_scheme or one.obligation in BINDING]
    certain: dict[str, bool] = {}
    in_doubt: dict[str, None] = {}
    for finding in counted:
        if finding.outcome in COUNTED and not finding.in_scope:
            in_doubt[finding.requirement] = None
        elif finding.outcome in COUNTED:
            sure = finding.outcome is not Outcome.UNDETERMINED
            certain[finding.requirement] = certain.get(finding.requirement, False) or sure
    askers: dict[str, list[str]] = {}
    not_priced: list[str] = []
    answerable: list[str] = []
    for requirement, sure in certain.items():
        needs = needs_of(result.requirements[requirement], prices)
        bought = [one for one in needs if sure or not is_stated(one, prices)]
        for need in bought:
            askers.setdefault(need.id, []).append(requirement)
        if not needs:
            not_priced.append(requirement)
        elif not bought:
            answerable.append(requirement)
    asked = tuple(
        Asked(need_of(need, prices), (target.target,), tuple(rules), any(certain[rule] for rule in rules))
        for need, rules in askers.items()
    )
    upcoming = {one.requirement for one in counted if one.outcome is Outcome.UPCOMING} - set(certain)
    doubtful = tuple(one for one in in_doubt if one not in certain)
    return Wanted(target.target, asked, tuple(not_priced), tuple(answerable), doubtful, len(upcoming))


def needs_of(requirement: Requirement, prices: PriceBook) -> tuple[Need, ...]:
    """What closing one requirement takes: the names it gives, else its topic's default, else nothing that is known."""
    names = requirement.prices
    if not names and requirement.topic in prices.defaults:
        names = (prices.defaults[requirement.topic],)
    return tuple(need_of(name, prices) for name in names if name in prices.needs or name in prices.items)


def need_of(name: str, prices: PriceBook) -> Need:
    """The need of that id; an item is a need that only itself meets."""
    found = prices.needs.get(name)
    if found is not None:
        return found
    item = prices.items[name]
    return Need(name, item.title, (Way(name, item.title, (name,)),), item.file, item.position)


def is_stated(need: Need, prices: PriceBook) -> bool:
    """Whether a question of this need costs nothing to answer: nothing that settles it has to be bought."""
    settling = [way for way in need.ways if "undetermined" in way.closes]
    return all(prices.items[item].kind in STATED for way in settling for item in way.items)


def together(wanted: Iterable[Sequence[Asked]]) -> tuple[Asked, ...]:
    """The needs of several targets as one list: the same need of two targets is one need."""
    merged: dict[str, Asked] = {}
    for asked in (one for several in wanted for one in several):
        before = merged.get(asked.need.id)
        if before is not None:
            targets = tuple(dict.fromkeys(before.targets + asked.targets))
            requirements = tuple(dict.fromkeys(before.requirements + asked.requirements))
            asked = Asked(asked.need, targets, requirements, before.certain or asked.certain)
        merged[asked.need.id] = asked
    return tuple(merged.values())
