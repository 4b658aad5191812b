"""Many declarations against the same targets: the executor of the plan in :mod:`certcheck.engine.groups`.

It gives what :meth:`certcheck.engine.check.Engine.check` gives, product by product, and evaluates nothing twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from certcheck.engine.bundles import Decided
from certcheck.engine.check import Engine
from certcheck.engine.explain import finding_of
from certcheck.engine.groups import Group, Kept, TargetGroups, is_separable, regime_facts
from certcheck.engine.memory import Memory, Values
from certcheck.engine.product import Product
from certcheck.engine.recent import Recent
from certcheck.engine.record import NOTHING, SHOWN, Brief, Part, TargetRecord, target_record
from certcheck.engine.stated import Stated
from certcheck.engine.targets import Selection, places_of_sale, select
from certcheck.result import Notice, Standing
from certcheck.rules.model import Requirement

MOST_PARTS = 60_000
"""Parts kept for products to come, those of many findings counting several times, so that memory stays flat."""

MOST_OWN_PARTS = 5_000
"""Parts that depend on a fact few listings share, such as the model. They are kept apart, or they would crowd out the
others."""


class Stream:
    """Targets, an as-of date and places of sale that hold for every declaration."""

    def __init__(
        self,
        engine: Engine,
        targets: Sequence[str],
        as_of: date,
        *,
        sold_in: Sequence[str] | None = None,
        only: Collection[str] | None = None,
    ) -> None:
        self._engine = engine
        self._as_of = as_of
        self._sold_in = sold_in
        chosen = [(select(engine.book, target), _rules(engine, target, only)) for target in targets]
        self.separable = all(is_separable(engine, rules) for _, rules in chosen)
        facts = {fact for selection, rules in chosen for fact in self._facts(selection, rules)}
        self.numbers = {fact: number for number, fact in enumerate(sorted(facts))}
        self._memory = Memory(self.numbers)
        self._kept: Kept = Recent(MOST_PARTS)
        self._kept_own: Kept = Recent(MOST_OWN_PARTS)
        self._targets = [
            TargetGroups(engine, selection, rules, self.numbers, self._kept) for selection, rules in chosen
        ]

    def _facts(self, selection: Selection, rules: Sequence[Requirement]) -> set[str]:
        return {fact for rule in rules for fact in self._engine.facts_of(rule.id)} | regime_facts(
            self._engine, selection
        )

    def targets(self, stated: Stated) -> tuple[tuple[TargetRecord, ...], tuple[Notice, ...]]:
        """One declaration against all targets, with notices about law that may govern it instead."""
        records: list[TargetRecord] = []
        notices: list[Notice] = []
        for groups in self._targets:
            subject = _Subject(self, stated, groups.selection)
            record, open_regimes = self._target(groups, subject, stated.values)
            subject.done()
            records.append(record)
            notices.extend(open_regimes)
        return tuple(records), tuple(dict.fromkeys(notices))

    def _target(
        self, groups: TargetGroups, subject: _Subject, values: Values
    ) -> tuple[TargetRecord, tuple[Notice, ...]]:
        regimes = groups.regimes(values, lambda: self._engine.other_regimes(groups.selection, subject.product()))
        if regimes.found:
            return target_record(groups.selection.target, (), NOTHING, regimes.found), regimes.open
        screened = groups.screen(values, subject.product)
        parts = []
        for group in screened.groups:
            part = group.part(values, self._kept, self._kept_own)
            if part is None:
                part = self._part(group, subject.product())
            parts.append(part)
        parts.extend(_first_questions(parts))
        counts = tuple(map(sum, zip(screened.idle, *(part.counts for part in parts), strict=True)))
        return target_record(groups.selection.target, tuple(parts), counts), regimes.open

    def _part(self, group: Group, product: Product) -> Part:
        """Evaluate a group and keep what it came to."""
        product.touched = set()
        part = self._evaluated(group, product)
        group.keep(part, product.values, product.touched, self._kept, self._kept_own)
        product.touched = None
        return part

    def _evaluated(self, group: Group, product: Product) -> Part:
        engine = self._engine
        certain: list[Requirement] = []
        asks: list[tuple[int, str, Part]] = []
        for number, rule in zip(group.numbers, group.rules, strict=True):
            overlay = engine.overlay(rule, product)
            if overlay in ("", "elsewhere"):
                certain.append(rule)
            else:
                decided = engine.decisions([rule], product)
                asks += [(number, overlay, _made_of(decided))] if decided else []
        return _made_of(
            engine.decisions(certain, product),
            engine.standing(group.rules, product),
            [rule.id for rule in group.rules if engine.concerns(rule, product)],
            tuple(asks),
        )

    def product(self, stated: Stated, selection: Selection) -> Product:
        """The declaration as a target sees it."""
        unit = stated.unit()
        places = places_of_sale(selection, unit.declaration, self._sold_in, self._engine.names)
        return Product(
            unit, self._engine.names, self._as_of, selection.market, places,
            memory=self._memory, values=stated.values,
        )  # fmt: skip


class _Subject:
    """One declaration as a target sees it; made only when something has to be evaluated."""

    __slots__ = ("_product", "_selection", "_stated", "_stream")

    def __init__(self, stream: Stream, stated: Stated, selection: Selection) -> None:
        self._stream, self._stated, self._selection = stream, stated, selection
        self._product: Product | None = None

    def product(self) -> Product:
        if self._product is None:
            self._product = self._stream.product(self._stated, self._selection)
        return self._product

    def done(self) -> None:
        """Let go of what the product remembers: its scopes point back to it, so it would wait for the collector."""
        if self._product is not None:
            self._product.cache.clear()


def _made_of(
    decided: Sequence[Decided],
    standing: Iterable[Standing] = (),
    watching: Iterable[str] = (),
    asks: tuple[tuple[int, str, Part], ...] = (),
) -> Part:
    found, shown = [], []
    for compiled, decisions, overlay in decided:
        rule = compiled.rule
        for one in decisions:
            found.append(Brief(rule.id, one.outcome, one.forecast, rule.obligation, rule.firm))
            if one.outcome in SHOWN:
                shown.append(finding_of(compiled, one, with_reasons=True, overlay=overlay))
    return Part(found, shown, standing, watching, asks)


def _first_questions(parts: Sequence[Part]) -> list[Part]:
    """Of each place where sale is not stated, the question of its first requirement."""
    first: dict[str, tuple[int, Part]] = {}
    for part in parts:
        for number, place, question in part.asks:
            if place not in first or number < first[place][0]:
                first[place] = (number, question)
    return [question for _, question in first.values()]


def _rules(engine: Engine, target: str, only: Collection[str] | None) -> list[Requirement]:
    return [rule for rule in select(engine.book, target).requirements if only is None or rule.id in only]
