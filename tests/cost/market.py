"""A tiny price book and a product whose facts are stated outright, for tests of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from certcheck.cost.counters import Counted
from certcheck.cost.model import Item, Need, Price, PriceBook, Range, Rates, Recognition, Sharing, Source, Way
from certcheck.engine.truth import Truth
from certcheck.result import CheckResult, Finding, Headline, Outcome, Subject, TargetResult
from certcheck.rules.conditions import ALWAYS, Condition, Derived
from certcheck.rules.model import NO_TEXT, Applies, Citation, Requirement, Ruleset, Text

SOURCE = Source("list", "A price list", "https://example.org/", "seller")
RATES = Rates(date(2026, 4, 13), {"USD": Decimal("1.1684"), "CNY": Decimal("7.9827")}, SOURCE)
START = date(2026, 11, 23)


def text(words: str) -> Text:
    return Text(words, words)


def spread(low: object, typical: object | None = None, high: object | None = None) -> Range:
    values = (low, low if typical is None else typical, low if high is None else high)
    return Range(*(Decimal(str(value)) for value in values))


def item(identifier: str, *price: object, kind: str = "test", weeks: Range | None = None, **other: object) -> Item:
    """In euros; no figures: no price is known."""
    known = Price(spread(*price), "EUR", 2026) if price else None
    return Item(identifier, text(identifier), kind, "family", known, "medium", (SOURCE,), lead=weeks, **other)  # type: ignore[arg-type]


def way(identifier: str, *items: str, **other: object) -> Way:
    return Way(identifier, text(identifier), items or (identifier,), **other)  # type: ignore[arg-type]


def need(identifier: str, *ways: Way) -> Need:
    return Need(identifier, text(identifier), ways)


def share(source: str, *to: str, payable: Range, recognition: str = "") -> Sharing:
    identifier = f"{source}-for-{to[0]}"
    return Sharing(identifier, text(identifier), source, to, payable, NO_TEXT, "medium", (SOURCE,), recognition)


def recognition(identifier: str, target: str, *covers: str, held: Condition | None) -> Recognition:
    return Recognition(identifier, text(identifier), target, covers, NO_TEXT, NO_TEXT, held, "high", (SOURCE,))


def book(items: Iterable[Item], needs: Iterable[Need] = (), **other: object) -> PriceBook:
    return PriceBook({one.id: one for one in items}, {one.id: one for one in needs}, **other)  # type: ignore[arg-type]


def fact(name: str) -> Condition:
    return Derived(name)


class Product:
    """Facts by the name of their condition, the same for every target; what is not named is unknown."""

    def __init__(
        self,
        truths: Mapping[str, bool] | None = None,
        counts: Mapping[str, int | None] | None = None,
        days: Mapping[str, date] | None = None,
    ) -> None:
        self.truths, self.counts, self.dates = truths or {}, counts or {}, days or {}

    def _truth(self, condition: Condition) -> Truth:
        assert isinstance(condition, Derived)
        return self.truths.get(condition.id)

    def holds(self, condition: Condition | None, targets: Iterable[str]) -> bool:
        return condition is not None and self._truth(condition) is True

    def possible(self, condition: Condition | None, targets: Iterable[str]) -> bool:
        return condition is None or self._truth(condition) is not False

    def counted(self, item: Item, targets: tuple[str, ...]) -> Counted:
        """``"each-target"`` counts one per target."""
        if item.basis == "place":
            return Counted(Decimal(len(targets)), "")
        count = self.counts.get(item.id, 1)
        return Counted(None, f"count-of-{item.id}") if count is None else Counted(Decimal(count), "")

    def days(self, anchor: str) -> tuple[date, ...]:
        return (self.dates[anchor],) if anchor in self.dates else ()


def requirement(identifier: str, *prices: str, topic: str = "safety", obligation: str = "mandatory") -> Requirement:
    return Requirement(
        identifier, text(identifier), NO_TEXT, NO_TEXT, topic, obligation, Citation("1", "https://example.org/"),
        "high", "full", Applies(), ALWAYS, prices=prices,
    )  # fmt: skip


def checked(**outcomes: Mapping[Requirement, str]) -> CheckResult:
    """``checked(eu={requirement: "gap"})``; several outcomes of one requirement are written ``"gap met"``."""
    rules = {rule.id: rule for found in outcomes.values() for rule in found}
    targets = tuple(
        TargetResult(target, text(target), Headline.GAPS, tuple(_findings(found))) for target, found in outcomes.items()
    )
    return CheckResult("test", "test", START, targets, (), "1", "", "", rules, {})


def _findings(found: Mapping[Requirement, str]) -> Iterable[Finding]:
    for rule, outcomes in found.items():
        for outcome in outcomes.split():
            yield Finding(rule.id, Subject(), Outcome(outcome), rule.obligation, True)


def scheme(jurisdiction: str) -> Ruleset:
    return Ruleset(
        jurisdiction, text(jurisdiction), NO_TEXT, "", "", "en", jurisdiction, "scheme", "1", "CC-BY-4.0", START, None
    )
