"""Ids, review dates and parity of rulesets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from certcheck.positions import Problem
from certcheck.rules.lints.place import Places
from certcheck.rules.model import Rulebook, Ruleset


def check_heads(book: Rulebook, places: Places) -> Iterator[Problem]:
    """Ids outside their ruleset's prefix, rulesets outside their market, review dates that make no sense."""
    for ruleset in book.rulesets:
        market = ruleset.id.partition("/")[0]
        if ruleset.jurisdiction.partition("/")[0] != market:
            yield places.of_ruleset(ruleset, f"its jurisdiction {ruleset.jurisdiction} is not in {market}")
        for rule in ruleset.requirements:
            if not rule.id.startswith(f"{ruleset.id}/"):
                yield places.problem(rule, f"the id does not start with {ruleset.id}/")
        for named in (*ruleset.derived, *ruleset.other_regimes):
            if not named.id.startswith(f"{market}/"):
                yield places.problem(named, f"the id does not start with {market}/")
        if ruleset.review_by is not None and ruleset.review_by <= ruleset.reviewed_on:
            yield places.of_ruleset(ruleset, "'review-by' is not after 'reviewed-on'")
        if ruleset.requirements and not ruleset.encoded:
            yield places.of_ruleset(ruleset, "'parity' names no encoded clause")


def warn_heads(book: Rulebook, places: Places, today: date) -> Iterator[Problem]:
    """Reviews that are overdue, and requirements that no clause of the parity list names."""
    for ruleset in book.rulesets:
        if ruleset.review_by is not None and ruleset.review_by < today:
            yield places.of_ruleset(ruleset, f"its review was due by {ruleset.review_by}")
        yield from _not_in_parity(ruleset, places)


def _not_in_parity(ruleset: Ruleset, places: Places) -> Iterator[Problem]:
    listed = {identifier for note in ruleset.encoded for identifier in note.by}
    for rule in ruleset.requirements:
        if rule.id not in listed:
            yield places.problem(rule, "no clause under 'parity: encoded' names it")
