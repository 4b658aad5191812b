"""Many declarations against the same targets: the executor of the plan in :mod:`certcheck.engine.groups`.

It gives what :meth:`certcheck.engine.check.Engine.check` gives, product by product, and evaluates nothing twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from certcheck.engine.bundles import Decided
from certcheck.engine.check import Engine
from certcheck.engine.evaluate import ELSEWHERE
from certcheck.engine.explain import finding_of
from certcheck.engine.groups import NOWHERE, Found, Group, Kept, weight_of
from certcheck.engine.memory import Memory
from certcheck.engine.product import Product
from certcheck.engine.reads import is_list, named, whole
from certcheck.engine.recent import Recent
from certcheck.engine.record import (
    EMPTY,
    NOTHING,
    SHOWN,
    Ask,
    Part,
    Shown,
    TargetRecord,
    counts_by,
    merged,
    once,
    target_record,
    total_of,
)
from certcheck.engine.screens import Screened, Screens, is_separable, regime_facts
from certcheck.engine.stated import Stated
from certcheck.engine.targets import Selection, places_of_sale, select
from certcheck.engine.trace import Trace
from certcheck.result import Finding, Notice, Standing
from certcheck.rules.model import Requirement

MOST_PARTS = 20_000
"""Parts kept for products to come, those of many findings counting several times, so that memory stays flat."""

MOST_OWN_PARTS = 10_000
"""The same for parts that depend on a fact few listings share, such as the model."""

MOST_TARGETS = 40_000
"""The same for whole targets: between two variants of a listing a marketplace has thousands of others."""

MOST_SHOWN = 40_000
"""Findings by what they say, so that all parts that say the same hold one object."""

MOST_SCREENS = 10_000
"""Combinations of screening facts that are remembered for each target."""


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
        facts |= {of_list(fact) for fact in facts if is_list(fact) for of_list in (named, whole)}
        self.numbers = {fact: number for number, fact in enumerate(sorted(facts))}
        self._memory = Memory()
        self._parts: Kept[Part] = Kept(MOST_PARTS, MOST_OWN_PARTS)
        self._records: Kept[TargetRecord] = Kept(MOST_TARGETS, MOST_TARGETS)
        self._shared_parts: Recent[Part] = Recent(MOST_TARGETS)
        self._shown: Recent[Shown] = Recent(MOST_SHOWN)
        self._targets = [Screens(engine, selection, rules, self.numbers, MOST_SCREENS) for selection, rules in chosen]

    def _facts(self, selection: Selection, rules: Sequence[Requirement]) -> set[str]:
        return {fact for rule in rules for fact in self._engine.facts_of(rule.id)} | regime_facts(
            self._engine, selection
        )

    def targets(self, stated: Stated) -> tuple[tuple[TargetRecord, ...], tuple[Notice, ...]]:
        """One declaration against all targets, with notices about law that may govern it instead."""
        records: list[TargetRecord] = []
        notices: list[Notice] = []
        for screens in self._targets:
            subject = _Subject(self, stated, screens.selection)
            record, open_regimes = self._target(screens, subject)
            subject.done()
            records.append(record)
            notices.extend(open_regimes)
        return tuple(records), tuple(dict.fromkeys(notices))

    def _target(self, screens: Screens, subject: _Subject) -> tuple[TargetRecord, tuple[Notice, ...]]:
        values = subject.stated.values
        regimes = screens.regimes(values, lambda: self._engine.other_regimes(screens.selection, subject.product()))
        if regimes.found:
            return target_record(screens.selection.target, EMPTY, NOTHING, regimes.found), regimes.open
        screened = screens.screened(values, subject.product)
        key = screened.key(values)
        found = self._records.get(key, subject.stated)
        if found is None:
            found = self._record(screens.selection.target, screened, subject)
            self._records.put(key, subject.stated, found, weight_of(found.value.shown))
        return found.value, regimes.open

    def _record(self, target: str, screened: Screened, subject: _Subject) -> Found[TargetRecord]:
        own = [self._part(group, subject) for group in screened.own]
        looked = NOWHERE
        for one in own:
            looked = one.looked.joined(looked)
        parts = [self._shared(screened, subject), *[one.value for one in own]]
        everything = merged([*parts, *_first_questions(parts)])
        counts = total_of([screened.idle, everything.counts])
        return Found(looked, target_record(target, everything, counts))

    def _shared(self, screened: Screened, subject: _Subject) -> Part:
        """What all groups come to that look at no fact of the product's own."""
        key = screened.shared_key(subject.stated.values)
        found = self._shared_parts.get(key)
        if found is None:
            found = merged([self._part(group, subject).value for group in screened.shared])
            self._shared_parts.put(key, found, weight_of(found.findings))
        return found

    def _part(self, group: Group, subject: _Subject) -> Found[Part]:
        stated = subject.stated
        key = group.key(stated.values, subject.product)
        found = self._parts.get(key, stated)
        if found is None:
            product = subject.product()
            trace = product.trace = Trace()
            part = self._evaluated(group, product)
            product.trace = None
            found = Found(group.looked_at(trace), part)
            self._parts.put(key, stated, found, weight_of(part.findings))
        return found

    def _evaluated(self, group: Group, product: Product) -> Part:
        engine = self._engine
        certain, asks = (group.rules, ()) if not group.is_local else self._by_certainty(group, product)
        return self._made_of(
            engine.decisions(certain, product),
            engine.standing(group.standing, product),
            [rule.id for rule in group.watched if engine.concerns(rule, product)],
            asks,
        )

    def _by_certainty(self, group: Group, product: Product) -> tuple[list[Requirement], tuple[Ask, ...]]:
        """The requirements whose place is certain, and questions of those where sale is not stated."""
        certain, asks = [], []
        for number, rule in zip(group.numbers, group.rules, strict=True):
            overlay = self._engine.overlay(rule, product)
            if overlay in ("", ELSEWHERE):
                certain.append(rule)
            elif decided := self._engine.decisions([rule], product):
                asks.append((number, overlay, self._made_of(decided)))
        return certain, tuple(asks)

    def _made_of(
        self,
        decided: Sequence[Decided],
        standing: Iterable[Standing] = (),
        watching: Iterable[str] = (),
        asks: tuple[Ask, ...] = (),
    ) -> Part:
        counts, binding, shown = [], set(), []
        for compiled, decisions, overlay in decided:
            counts.append(counts_by(tuple([one.outcome for one in decisions]), compiled.firm))
            if compiled.binds:
                binding.update([(one.outcome, one.forecast) for one in decisions])
            for one in decisions:
                if one.outcome in SHOWN:
                    shown.append(self._once(finding_of(compiled, one, with_reasons=True, overlay=overlay)))
        return Part(total_of(counts), once(frozenset(binding)), tuple(shown), tuple(standing), tuple(watching), asks)

    def _once(self, finding: Finding) -> Shown:
        found = self._shown.get(finding)
        if found is None:
            found = Shown(finding)
            self._shown.put(finding, found)
        return found

    def product(self, stated: Stated, selection: Selection) -> Product:
        """The declaration as a target sees it."""
        unit = stated.unit()
        places = places_of_sale(selection, unit.declaration, self._sold_in, self._engine.names)
        return Product(
            unit, self._engine.names, self._as_of, selection.market, places,
            memory=self._memory,
        )  # fmt: skip


class _Subject:
    """One declaration as a target sees it; made only when something has to be evaluated."""

    __slots__ = ("_product", "_selection", "_stream", "stated")

    def __init__(self, stream: Stream, stated: Stated, selection: Selection) -> None:
        self._stream, self.stated, self._selection = stream, stated, selection
        self._product: Product | None = None

    def product(self) -> Product:
        if self._product is None:
            self._product = self._stream.product(self.stated, self._selection)
        return self._product

    def done(self) -> None:
        """Let go of what the product remembers: its scopes point back to it, so it would wait for the collector."""
        if self._product is not None:
            self._product.cache.clear()


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
