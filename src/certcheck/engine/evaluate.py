"""Requirements on one product: what comes out, for whom, and with which reasons. Knows nothing of targets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from certcheck.engine.bundles import Decided, settle_bundles
from certcheck.engine.compile import Compiler
from certcheck.engine.compiled import CompiledRequirement
from certcheck.engine.decide import Decision, decide
from certcheck.engine.explain import finding_of
from certcheck.engine.names import Names
from certcheck.engine.product import Product
from certcheck.engine.reads import is_own
from certcheck.engine.scope import Scope, product_scope
from certcheck.engine.special import sold_in
from certcheck.engine.timing import HOLDS, Period, timing_of
from certcheck.engine.truth import Truth
from certcheck.result import GAP, MET, NOT_APPLICABLE, REVIEW, UNDETERMINED, UPCOMING, Code, Finding, Outcome, Standing
from certcheck.rules.model import NamedCondition, Requirement, Rulebook
from certcheck.vocabulary.model import Vocabularies

EVERYTHING = frozenset(Outcome)

ELSEWHERE = "elsewhere"
"""Said of a rule of a place where the product is not sold."""


class Looks(NamedTuple):
    """The facts that conditions read, and the periods whose relation to a product's dates decides with them."""

    facts: frozenset[str]
    periods: tuple[Period, ...]

    @property
    def all_facts(self) -> frozenset[str]:
        """Those of the dates included."""
        return self.facts.union(*[period.facts for period in self.periods])


class Evaluator:
    """A rulebook compiled against the vocabularies. Requirements compile when they are first asked for."""

    def __init__(self, book: Rulebook, vocabularies: Vocabularies) -> None:
        self.book = book
        self.names = Names(vocabularies)
        self.compiler = Compiler(book, self.names, self._ask)
        self.requirements: dict[str, Requirement] = {
            rule.id: rule for ruleset in book.rulesets for rule in ruleset.requirements
        }
        self._compiled: dict[str, CompiledRequirement] = {}
        self._overlays: dict[str, bool] = {}
        self._looks: dict[str, Looks] = {}
        self._own_facts: dict[str, frozenset[str]] = {}

    def facts_of(self, requirement: str) -> frozenset[str]:
        """Every fact on which the findings of a requirement depend, those of the rules it looks at included."""
        return self.looks_of(requirement).all_facts

    def looks_of(self, requirement: str) -> Looks:
        """What the findings of a requirement depend on, of the rules it looks at as well."""
        found = self._looks.get(requirement)
        if found is None:
            found = self._looks[requirement] = self._looked_up(requirement)
        return found

    def _looked_up(self, requirement: str) -> Looks:
        seen: set[str] = set()
        facts: set[str] = set()
        periods: dict[Period, None] = {}
        waiting = [requirement]
        while waiting:
            identifier = waiting.pop()
            if identifier in seen:
                continue
            seen.add(identifier)
            compiled = self.compiled(identifier)
            if compiled.period is not None:
                periods[compiled.period] = None
            for reads in (compiled.body.reads, *(gate.reads for gate in compiled.gates)):
                facts |= reads.facts
                waiting.extend(reads.rules)
        return Looks(frozenset(facts), tuple(periods))

    def own_facts(self, requirement: str) -> frozenset[str]:
        """Those of its facts that nearly every listing has to itself."""
        found = self._own_facts.get(requirement)
        if found is None:
            found = self._own_facts[requirement] = frozenset(filter(is_own, self.looks_of(requirement).facts))
        return found

    def compiled(self, identifier: str) -> CompiledRequirement:
        found = self._compiled.get(identifier)
        if found is None:
            found = self._compiled[identifier] = self.compiler.requirement(self.requirements[identifier])
        return found

    def findings(
        self, rules: Iterable[Requirement], product: Product, reasons_for: Collection[Outcome] = EVERYTHING
    ) -> Iterator[Finding]:
        """What the requirements come to, with reasons for some outcomes."""
        for compiled, decisions, overlay in self.decisions(rules, product):
            for one in decisions:
                yield finding_of(compiled, one, with_reasons=one.outcome in reasons_for, overlay=overlay)

    def decisions(self, rules: Iterable[Requirement], product: Product) -> list[Decided]:
        """What the requirements come to. Of the rules of a place where sale is not stated only the first asks."""
        decided: list[Decided] = []
        asked_places: set[str] = set()
        for rule in rules:
            compiled = self.compiled(rule.id)
            if not compiled.is_duty:
                continue
            overlay = self.overlay(rule, product)
            if not overlay:
                decided.append((compiled, self._decided(compiled, product), ""))
            elif overlay != ELSEWHERE and overlay not in asked_places:
                question = _one_question(self._decided(compiled, product))
                if question:
                    asked_places.add(overlay)
                    decided.append((compiled, question, overlay))
        settle_bundles(decided, product)
        return decided

    def _decided(self, compiled: CompiledRequirement, product: Product) -> list[Decision]:
        decisions = self._decide(compiled, product)
        for number, one in enumerate(decisions):
            if one.outcome is GAP or one.forecast is GAP:
                decisions[number] = self._soften(compiled, one, product)
        return decisions

    def standing(self, rules: Iterable[Requirement], product: Product) -> Iterator[Standing]:
        """Duties after an event, with readiness."""
        for rule in rules:
            if rule.kind != "standing" or rule.status is not None or self.overlay(rule, product) == ELSEWHERE:
                continue
            compiled = self.compiled(rule.id)
            for one in self._decide(compiled, product):
                if one.outcome is NOT_APPLICABLE or one.outcome is UPCOMING:
                    continue
                finding = finding_of(compiled, one, with_reasons=True)
                yield Standing(rule.id, finding.subject, one.fulfilled, finding.reasons)

    def concerns(self, rule: Requirement, product: Product) -> bool:
        """Whether law that is only watched would be about this product at all."""
        if rule.status is None:
            return False
        return any(one.outcome is not NOT_APPLICABLE for one in self._decide(self.compiled(rule.id), product))

    def holds(self, named: NamedCondition, product: Product) -> Truth:
        return self.compiler.derived(named.id).truth(product_scope(product))

    def overlay(self, rule: Requirement, product: Product) -> str:
        """'' when the rule's place is certain, ``elsewhere`` when not sold there, else the place to ask about."""
        place = rule.jurisdiction
        if not self.is_overlay(place):
            return ""
        key = ("overlay", place)
        found: str | None = product.cache.get(key)
        if found is None:
            sold = sold_in(product_scope(product), place)
            found = product.cache[key] = place if sold is None else "" if sold else ELSEWHERE
        return found

    def is_overlay(self, jurisdiction: str) -> bool:
        """Whether a jurisdiction is a place inside a market."""
        found = self._overlays.get(jurisdiction)
        if found is None:
            places = self.names.vocabulary("places")
            inside = "/" in jurisdiction and places is not None and jurisdiction in places
            found = self._overlays[jurisdiction] = inside
        return found

    def _decide(self, compiled: CompiledRequirement, product: Product) -> list[Decision]:
        timing = HOLDS if compiled.period is None else timing_of(compiled.period, product)
        return decide(compiled, product, timing, self._ask)

    def _soften(self, compiled: CompiledRequirement, decision: Decision, product: Product) -> Decision:
        """A gap of a rule that is not firm, or that is somebody else's to close, needs a person."""
        if not compiled.firm:
            if decision.outcome is GAP:
                return decision._replace(outcome=REVIEW)
            return decision._replace(forecast=REVIEW)
        addressee = compiled.rule.addressee
        if decision.outcome is GAP and addressee and self._somebody_else(addressee, product):
            return decision._replace(outcome=REVIEW, special=Code.SOMEBODY_ELSE)
        return decision

    def _somebody_else(self, role: str, product: Product) -> bool:
        """The declarant states its roles in this market, and this is none of them."""
        for entry in product.declaration.company.roles.entries:
            place = self.names.id_of("places", entry.place) if isinstance(entry.place, str) else None
            if place == product.market and entry.roles is not None:
                return self.names.id_of("roles", role) not in {self.names.id_of("roles", own) for own in entry.roles}
        return False

    def _ask(self, scope: Scope, requirement: str, state: str) -> Truth:
        """Whether another requirement applies, is met or is a gap for the product of ``scope``."""
        product = scope.product
        if product.trace is not None and self.own_facts(requirement):  # to be seen by the trace, so always anew
            return _STATES[state](self._decide(self.compiled(requirement), product))
        key = (requirement, state, scope.place)
        if key not in product.cache:
            product.cache[key] = _STATES[state](self._decide(self.compiled(requirement), product))
        answer: Truth = product.cache[key]
        return answer


def _applies(decisions: list[Decision]) -> Truth:
    live = [one for one in decisions if one.outcome not in (NOT_APPLICABLE, UPCOMING)]
    if any(one.concerned is True for one in live):
        return True
    return None if live else False


def _met(decisions: list[Decision]) -> Truth:
    live = [one.outcome for one in decisions if one.outcome is not NOT_APPLICABLE]
    if not live or GAP in live or UPCOMING in live:
        return False
    return True if all(outcome is MET for outcome in live) else None


def _gap(decisions: list[Decision]) -> Truth:
    outcomes = {one.outcome for one in decisions}
    if GAP in outcomes:
        return True
    return None if UNDETERMINED in outcomes else False


_STATES = {"applies": _applies, "met": _met, "gap": _gap}


def _one_question(decisions: list[Decision]) -> list[Decision]:
    """Where sale in a place is not stated, its overlay asks one question instead of many."""
    live = [one for one in decisions if one.outcome is not NOT_APPLICABLE]
    return [live[0]._replace(outcome=UNDETERMINED, concerned=None, forecast=None)] if live else []
