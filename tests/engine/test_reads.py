"""Every fact that a requirement really reads is among those it says it reads: what a stream remembers rests on it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from catalogue.mutations import mutated_lines, sample_lines, samples

from certcheck import api
from certcheck.declaration.fields import FIELDS
from certcheck.declaration.loading import Unit, load_line
from certcheck.declaration.model import Declaration
from certcheck.declaration.section import Part, Section
from certcheck.engine.check import Engine
from certcheck.engine.decide import places, seats
from certcheck.engine.product import Product
from certcheck.engine.reads import CALLED, fact_of, is_list, is_own, is_screen, named, whole
from certcheck.engine.scope import Scope
from certcheck.engine.screens import regime_facts
from certcheck.engine.targets import places_of_sale, select
from certcheck.engine.trace import Trace
from certcheck.positions import InputError
from certcheck.rules.model import Requirement

AS_OF = date(2026, 11, 21)


class Log:
    """The facts read since each of some moments."""

    def __init__(self) -> None:
        self._frames: list[set[str]] = []

    def note(self, *facts: str) -> None:
        for frame in self._frames:
            frame.update(facts)

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        frame: set[str] = set()
        self._frames.append(frame)
        try:
            yield frame
        finally:
            self._frames.pop()


class Watched:
    """A mapping of a declaration that notes which of its fields are read; lists count as a whole."""

    def __init__(self, part: Part, log: Log, presumed: dict[str, Any], key: str = "") -> None:
        self._part, self._log, self._presumed, self._key = part, log, presumed, key

    def __getattr__(self, attribute: str) -> Any:
        value = getattr(self._part, attribute)
        path = f"{self._key}.{self._part.specs[attribute].key}".lstrip(".")
        if isinstance(value, Part) and not isinstance(value, Section) and not self._key:
            return Watched(value, self._log, self._presumed, path)
        self._log.note(path)
        if path in dict(self._presumed):
            self._log.note("identity.category")
        return value


class Presumed(dict[str, Any]):
    """Presumed facts; what depends on one depends on the category."""

    log: Log

    def __contains__(self, path: object) -> bool:
        found = super().__contains__(path)
        if found:
            self.log.note("identity.category")
        return found


class WatchedProduct(Product):
    """A product whose declaration and places of sale are watched."""

    __slots__ = ("_log", "_sold_in")

    def __init__(self, log: Log, *rest: Any) -> None:
        self._log = log
        super().__init__(*rest)
        self.declaration = Watched(self.declaration, log, self.presumed)  # type: ignore[assignment]
        presumed = Presumed(self.presumed)
        presumed.log = log
        self.presumed = presumed

    @property
    def sold_in(self) -> tuple[str, ...] | None:
        self._log.note("sold-in")
        return self._sold_in

    @sold_in.setter
    def sold_in(self, places: tuple[str, ...] | None) -> None:
        self._sold_in = places


@pytest.fixture(scope="module")
def rules() -> Engine:
    return api.open_rules()


def everything() -> dict[str, Any]:
    """One declaration that states something wherever any sample does."""
    found: dict[str, Any] = {}
    for one in copy.deepcopy(samples()):
        for key, value in one.items():
            if isinstance(value, dict) and isinstance(found.get(key), dict):
                found[key] = {**value, **found[key]}
            elif key not in found or (isinstance(value, list) and len(value) > len(found[key])):
                found[key] = value
    return found


def units() -> list[Unit]:
    lines = [
        *sample_lines(),
        json.dumps(everything()).encode(),
        b'{"certcheck": "declaration/1"}',
        *mutated_lines(5, 30),
    ]
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found += load_line(line, number).units[:1]
        except InputError:
            continue
    return found


UNITS = units()


def watched(rules: Engine, log: Log, unit: Unit, target: str) -> WatchedProduct:
    selection = select(rules.book, target)
    places = places_of_sale(selection, unit.declaration, None, rules.names)
    return WatchedProduct(log, unit, rules.names, AS_OF, selection.market, places)


def evaluate(rules: Engine, rule: Requirement, product: Product) -> None:
    """All that a stream asks of a requirement, and both conditions of each subject even where nothing asks for them."""
    rules.overlay(rule, product)
    list(rules.findings([rule], product))
    list(rules.standing([rule], product))
    rules.concerns(rule, product)
    body = rules.compiled(rule.id).body
    for place, _ in places(rules.compiled(rule.id), product):
        for seat in seats(rules.compiled(rule.id), product, place):
            for node in (body.where, body.require):
                node.truth(seat.scope)
                node.reasons(seat.scope, node.truth(seat.scope))


def looked_at(product: Product) -> set[str]:
    """The own facts that were read or asked about since the trace was laid."""
    assert product.trace is not None
    return product.trace.facts | {question.fact for question in product.trace.asked}


LISTS = {info.model: path for path, info in FIELDS.items() if is_list(path)}
"""The lists of the declaration by the class of their entries."""

_ONE_THING = ("labels.mark", "labels.text", "labels.shows")
IMPLIED_IN = {"claims.text": ("claims.kind",), **dict.fromkeys(_ONE_THING, _ONE_THING)}
"""Facts that also tell something of a field: a label that is a text shows no mark, a claim is named by its wording."""


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> Log:
    """Notes which fields of the entries of a list are read."""
    log = Log()

    def read(part: Part, name: str) -> Any:
        path = LISTS.get(type(part))
        if path is not None and name in type(part).specs:
            log.note(f"{path}.{type(part).specs[name].key}")
        return object.__getattribute__(part, name)

    monkeypatch.setattr(Part, "__getattribute__", read)
    return log


def is_told(field: str, facts: frozenset[str] | set[str]) -> bool:
    """Whether what a field of a list says is among the facts, or what its entries are called, or the whole list is."""
    first, _, last = field.rpartition(".")
    if whole(field) in facts or (named(first) in facts and last in CALLED):
        return True
    return not facts.isdisjoint({field, *IMPLIED_IN.get(field, ())})


def test_the_samples_are_watched() -> None:
    """The watch itself: it sees fields of mappings, whole lists, and what is presumed."""
    log = Log()
    declaration = Declaration()
    seen = Watched(declaration, log, {"features.radio": (True, "radio")})
    with log.noting() as read:
        assert seen.identity.model is None
        assert seen.labels.entries == ()
        assert seen.features.radio is None
    assert read == {"identity.model", "labels", "features.radio", "identity.category"}
    assert len(UNITS) > len(samples()) + 10


@pytest.mark.parametrize("market", ["eu", "us", "cn"])
def test_every_fact_read_is_one_of_those_named(rules: Engine, market: str, entries: Log) -> None:
    here = {one.jurisdiction for one in rules.book.rulesets if one.jurisdiction.partition("/")[0] == market}
    asked: set[str] = set()
    read_by_any: set[str] = set()
    for target in sorted(here):
        own_rules = [rule for rule in select(rules.book, target).requirements if rule.jurisdiction == target]
        for unit in UNITS:
            log = Log()
            product = watched(rules, log, unit, target)
            warm = Product(unit, rules.names, AS_OF, product.market, product.sold_in)
            for rule in own_rules:
                product.cache.clear()
                product.timings.clear()
                warm.trace = Trace()
                evaluate(rules, rule, warm)
                product.trace = Trace()
                with log.noting() as read, entries.noting() as fields:
                    evaluate(rules, rule, product)
                facts = rules.facts_of(rule.id)
                told = facts | looked_at(product)
                assert all(is_told(field, told) for field in fields), (rule.id, fields)
                assert read <= facts, rule.id
                own = {fact for fact in read if is_own(fact)}
                assert own <= looked_at(product), rule.id
                assert own <= looked_at(warm), f"{rule.id}: noted only by the rule that read it first"
                words = {of_list(fact) for fact in told if is_list(fact) for of_list in (named, whole)}
                assert looked_at(product) <= rules.own_facts(rule.id) | words, rule.id
                asked.add(rule.id)
                read_by_any |= read
    assert asked == {
        rule.id for ruleset in rules.book.rulesets for rule in ruleset.requirements if rule.jurisdiction in here
    }
    assert any(map(is_own, read_by_any)), "the watch sees nothing"
    assert any(map(is_screen, read_by_any))


def test_gates_and_regimes_read_what_they_name(rules: Engine) -> None:
    for target in ("eu", "us", "cn"):
        selection = select(rules.book, target)
        for unit in UNITS:
            log = Log()
            product = watched(rules, log, unit, target)
            for rule in selection.requirements:
                for gate in rules.compiled(rule.id).gates:
                    product.cache.clear()
                    with log.noting() as read:
                        gate.node.truth(Scope(product))
                    assert read <= gate.reads.facts or gate.reads.rules, rule.id
            product.cache.clear()
            with log.noting() as read:
                rules.other_regimes(selection, product)
            assert read <= regime_facts(rules, selection)


@pytest.mark.parametrize(
    ("path", "fact"),
    [
        ("sold-in", "sold-in"),
        ("labels", "labels"),
        ("labels.mark", "labels.mark"),
        ("materials.substances.value", "materials.substances"),
        ("identity.model", "identity.model"),
        ("dates.placed", "dates.placed"),
        ("food.ingredients.share", "food.ingredients"),
        ("chosen", "chosen"),
    ],
)
def test_facts_of_paths(path: str, fact: str) -> None:
    assert fact_of(path) == fact
