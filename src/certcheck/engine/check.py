"""Check a loaded declaration against targets: the one entry to the engine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

import certcheck
from certcheck.declaration.loading import LoadedDeclaration
from certcheck.engine.bundles import settle_bundles
from certcheck.engine.compile import CompiledRequirement, Compiler
from certcheck.engine.decide import Decision, decide
from certcheck.engine.explain import finding_of
from certcheck.engine.names import Names
from certcheck.engine.nodes import gate
from certcheck.engine.notices import notices_of
from certcheck.engine.product import Product
from certcheck.engine.scope import Scope
from certcheck.engine.special import sold_in as is_sold_in
from certcheck.engine.summary import headline_of, reach_of, sort_key
from certcheck.engine.targets import Selection, select, target_title
from certcheck.engine.timing import Start, Timing, resolve_date, timing_of
from certcheck.engine.truth import Truth
from certcheck.result import (
    CheckResult,
    Code,
    Finding,
    Notice,
    OtherRegime,
    Outcome,
    Standing,
    TargetResult,
)  # fmt: skip
from certcheck.rules.lock import overdue
from certcheck.rules.model import NamedCondition, Requirement, Rulebook, Ruleset
from certcheck.vocabulary.model import Vocabularies

EVERYTHING = frozenset(Outcome)


class _Periods(NamedTuple):
    start: Start | None
    end: Start | None
    tail: Start | None


class Engine:
    """A rulebook compiled against the vocabularies. Requirements compile when they are first asked for."""

    def __init__(self, book: Rulebook, vocabularies: Vocabularies, digest: str = "") -> None:
        self.book = book
        self.digest = digest
        self.names = Names(vocabularies)
        self.requirements: dict[str, Requirement] = {
            rule.id: rule for ruleset in book.rulesets for rule in ruleset.requirements
        }
        self._compiler = Compiler(book, self.names, self._ask)
        self._compiled: dict[str, CompiledRequirement] = {}
        self._periods: dict[str, _Periods] = {}

    def compiled(self, identifier: str) -> CompiledRequirement:
        found = self._compiled.get(identifier)
        if found is None:
            found = self._compiled[identifier] = self._compiler.requirement(self.requirements[identifier])
        return found

    def check(
        self,
        loaded: LoadedDeclaration,
        targets: Sequence[str],
        as_of: date,
        *,
        sold_in: Sequence[str] | None = None,
        only: Collection[str] | None = None,
        reasons_for: Collection[Outcome] = EVERYTHING,
    ) -> CheckResult:
        """Evaluate every unit of ``loaded`` against every target.

        ``sold_in`` overrides the declaration's own places; ``only`` limits the requirements by id; ``reasons_for``
        names the outcomes whose reasons are wanted.
        """
        results = tuple(self._target(loaded, target, as_of, sold_in, only, reasons_for) for target in targets)
        used = {one.requirement for result in results for one in result.findings}
        used |= {one.requirement for result in results for one in result.standing}
        used |= {watched for result in results for watched in result.watching}
        names = {name for result in results for name in result.scope.rulesets}
        rulesets = {one.id: one for one in sorted(self.book.rulesets, key=lambda one: one.id) if one.id in names}
        return CheckResult(
            source=loaded.source,
            product=product_name(loaded),
            as_of=as_of,
            targets=results,
            notices=(
                *notices_of(loaded, self.names, as_of, sold_in),
                *self._open_regimes(loaded, targets, as_of),
                *overdue_notices(rulesets.values(), as_of),
            ),
            engine_version=certcheck.__version__,
            declaration_digest=loaded.digest,
            rulesets_digest=self.digest,
            requirements={identifier: self.requirements[identifier] for identifier in sorted(used)},
            rulesets=rulesets,
        )

    def _target(
        self,
        loaded: LoadedDeclaration,
        target: str,
        as_of: date,
        sold_in: Sequence[str] | None,
        only: Collection[str] | None,
        reasons_for: Collection[Outcome],
    ) -> TargetResult:
        selection = select(self.book, target)
        findings: list[Finding] = []
        standing: list[Standing] = []
        regimes: dict[str, OtherRegime] = {}
        watching: dict[str, None] = {}
        for unit in loaded.units:
            product = Product(
                unit, self.names, as_of, selection.market, _places(selection, unit.declaration, sold_in, self.names)
            )
            found = [self._regime(named) for named in selection.other_regimes if self._holds(named, product)]
            regimes.update((one.id, one) for one in found)
            if found:
                continue
            rules = [rule for rule in selection.requirements if only is None or rule.id in only]
            findings.extend(self._findings(rules, product, reasons_for))
            standing.extend(self._standing(rules, product))
            watching.update(dict.fromkeys(rule.id for rule in rules if self._concerns(rule, product)))
        findings.sort(key=sort_key)
        reach = reach_of(selection, findings)
        title = target_title(self.names, target)
        headline = headline_of(findings, bool(regimes))
        return TargetResult(
            target, title, headline, tuple(findings), tuple(standing), tuple(watching), tuple(regimes.values()), reach
        )  # fmt: skip

    def _open_regimes(self, loaded: LoadedDeclaration, targets: Sequence[str], as_of: date) -> list[Notice]:
        """Regimes that would take the product out of these rules and that the stated facts do not rule out."""
        found: dict[Notice, None] = {}
        for selection in (select(self.book, target) for target in targets):
            for unit in loaded.units:
                scope = Scope(Product(unit, self.names, as_of, selection.market))
                for named in selection.other_regimes:
                    node = self._compiler.derived(named.id)
                    asked = next((one.path for one in gate(node, scope)), "") if node.truth(scope) is None else ""
                    if asked:
                        title = (("regime-name", named.title.en), ("regime-name-zh", named.title.zh))
                        data = (("regime", named.id), *title, ("fact", asked))
                        found[Notice("regime-open", data, asked)] = None
        return list(found)

    def _concerns(self, rule: Requirement, product: Product) -> bool:
        """Whether law that is only watched would be about this product at all."""
        if rule.status is None:
            return False
        return any(one.outcome is not Outcome.NOT_APPLICABLE for one in self._decide(self.compiled(rule.id), product))

    def _holds(self, named: NamedCondition, product: Product) -> bool:
        return self._compiler.derived(named.id).truth(Scope(product)) is True

    @staticmethod
    def _regime(named: NamedCondition) -> OtherRegime:
        cite = named.cite
        return OtherRegime(named.id, named.title, cite.clause if cite else "", cite.url if cite else "")

    def _findings(
        self, rules: Iterable[Requirement], product: Product, reasons_for: Collection[Outcome]
    ) -> list[Finding]:
        decided: list[tuple[CompiledRequirement, list[Decision], str]] = []
        asked_places: set[str] = set()
        for rule in rules:
            if rule.status is not None or rule.kind == "standing":
                continue
            overlay = self._overlay(rule, product)
            if overlay == "elsewhere" or overlay in asked_places:
                continue
            compiled = self.compiled(rule.id)
            decisions = [self._soften(rule, one, product) for one in self._decide(compiled, product)]
            if overlay:
                decisions = _one_question(decisions)
                if not decisions:
                    continue
                asked_places.add(overlay)
            decided.append((compiled, decisions, overlay))
        settle_bundles(decided, product)
        return [
            finding_of(compiled, one, with_reasons=one.outcome in reasons_for, overlay=overlay)
            for compiled, decisions, overlay in decided
            for one in decisions
        ]

    def _overlay(self, rule: Requirement, product: Product) -> str:
        """'' when the rule's place is certain, ``elsewhere`` when not sold there, else the place to ask about."""
        place = rule.jurisdiction
        if "/" not in place or not self._is_place(place):
            return ""
        return {True: "", False: "elsewhere", None: place}[is_sold_in(Scope(product), place)]

    def _is_place(self, identifier: str) -> bool:
        places = self.names.vocabulary("places")
        return places is not None and identifier in places

    def _decide(self, compiled: CompiledRequirement, product: Product) -> list[Decision]:
        return decide(compiled, product, self._timing(compiled.rule, product), self._ask)

    def _timing(self, rule: Requirement, product: Product) -> Timing:
        periods = self._periods.get(rule.id)
        if periods is None:
            applies = rule.applies
            periods = self._periods[rule.id] = _Periods(
                resolve_date(applies.start, self.book),
                resolve_date(applies.until, self.book),
                resolve_date(applies.tail_until, self.book),
            )
        applies = rule.applies
        return timing_of(periods.start, periods.end, periods.tail, applies.anchor, applies.tail_anchor, product)

    def _soften(self, rule: Requirement, decision: Decision, product: Product) -> Decision:
        """A gap of a rule that is not firm, or that is somebody else's to close, needs a person."""
        if decision.outcome is Outcome.GAP and not rule.firm:
            return decision._replace(outcome=Outcome.REVIEW)
        if decision.forecast is Outcome.GAP and not rule.firm:
            return decision._replace(forecast=Outcome.REVIEW)
        if decision.outcome is Outcome.GAP and rule.addressee and self._somebody_else(rule.addressee, product):
            return decision._replace(outcome=Outcome.REVIEW, special=Code.SOMEBODY_ELSE)
        return decision

    def _somebody_else(self, role: str, product: Product) -> bool:
        """The declarant states its roles in this market, and this is none of them."""
        for entry in product.declaration.company.roles.entries:
            place = self.names.id_of("places", entry.place) if isinstance(entry.place, str) else None
            if place == product.market and entry.roles is not None:
                return self.names.id_of("roles", role) not in {self.names.id_of("roles", own) for own in entry.roles}
        return False

    def _standing(self, rules: Iterable[Requirement], product: Product) -> list[Standing]:
        found = []
        for rule in rules:
            if rule.kind != "standing" or rule.status is not None or self._overlay(rule, product) == "elsewhere":
                continue
            compiled = self.compiled(rule.id)
            for one in self._decide(compiled, product):
                if one.outcome is Outcome.NOT_APPLICABLE or one.outcome is Outcome.UPCOMING:
                    continue
                finding = finding_of(compiled, one, with_reasons=True)
                found.append(Standing(rule.id, finding.subject, one.fulfilled, finding.reasons))
        return found

    def _ask(self, scope: Scope, requirement: str, state: str) -> Truth:
        """Whether another requirement applies, is met or is a gap for the product of ``scope``."""
        key = f"{requirement} {state} {scope.place}"
        cache = scope.product.cache
        if key not in cache:
            decisions = self._decide(self.compiled(requirement), scope.product)
            cache[key] = _STATES[state](decisions)
        answer: Truth = cache[key]
        return answer


def _applies(decisions: list[Decision]) -> Truth:
    live = [one for one in decisions if one.outcome not in (Outcome.NOT_APPLICABLE, Outcome.UPCOMING)]
    if any(one.concerned is True for one in live):
        return True
    return None if live else False


def _met(decisions: list[Decision]) -> Truth:
    live = [one.outcome for one in decisions if one.outcome is not Outcome.NOT_APPLICABLE]
    if not live or Outcome.GAP in live or Outcome.UPCOMING in live:
        return False
    return True if all(outcome is Outcome.MET for outcome in live) else None


def _gap(decisions: list[Decision]) -> Truth:
    outcomes = {one.outcome for one in decisions}
    if Outcome.GAP in outcomes:
        return True
    return None if Outcome.UNDETERMINED in outcomes else False


_STATES = {"applies": _applies, "met": _met, "gap": _gap}


def _one_question(decisions: list[Decision]) -> list[Decision]:
    """Where sale in a place is not stated, its overlay asks one question instead of many."""
    live = [one for one in decisions if one.outcome is not Outcome.NOT_APPLICABLE]
    return [live[0]._replace(outcome=Outcome.UNDETERMINED, concerned=None, forecast=None)] if live else []


def _places(
    selection: Selection, declaration: object, sold_in: Sequence[str] | None, names: Names
) -> tuple[str, ...] | None:
    """Places of sale for one target: what was asked for on the command line or stated, with the target itself."""
    stated = sold_in if sold_in is not None else getattr(declaration, "sold_in", None)
    if stated is None:
        return (selection.place,) if selection.place and "/" in selection.place else None
    places = [names.id_of("places", text) or text for text in stated]
    if selection.place and "/" in selection.place:
        places.append(selection.place)
    elif not any(place == selection.market or place.startswith(f"{selection.market}/") for place in places):
        places.append(selection.market)  # asked for although it is not sold there yet: somewhere in the market
    return tuple(dict.fromkeys(places))


def product_name(loaded: LoadedDeclaration) -> str:
    """The product's stated name, else the name of its file."""
    name = loaded.units[0].declaration.identity.name if loaded.units else None
    return name if isinstance(name, str) and name else loaded.source


def check_loaded(
    engine: Engine,
    loaded: LoadedDeclaration,
    targets: Sequence[str],
    as_of: date,
    *,
    sold_in: Sequence[str] | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> CheckResult:
    """Check with requirements chosen by id prefix: ``select`` keeps only these, ``ignore`` leaves these out."""
    only: set[str] | None = None
    if select or ignore:
        wanted, unwanted = tuple(select) or ("",), tuple(ignore)
        only = {one for one in engine.requirements if one.startswith(wanted) and not one.startswith(unwanted)}
    return engine.check(loaded, targets, as_of, sold_in=sold_in, only=only)


def overdue_notices(rulesets: Iterable[Ruleset], as_of: date) -> tuple[Notice, ...]:
    """Rulesets whose review date has passed on the as-of date."""
    return tuple(
        Notice("review-overdue", (("ruleset", one.id), ("review-by", str(one.review_by))))
        for one in overdue(rulesets, as_of)
    )
