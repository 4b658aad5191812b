"""Check a loaded declaration against targets: the entry to the engine for one product."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

import certcheck
from certcheck.declaration.loading import LoadedDeclaration
from certcheck.engine.evaluate import EVERYTHING, Evaluator
from certcheck.engine.nodes import gate
from certcheck.engine.notices import notices_of
from certcheck.engine.product import Product
from certcheck.engine.scope import Scope
from certcheck.engine.summary import headline_of, reach_of, sort_key
from certcheck.engine.targets import Selection, places_of_sale, select, target_title
from certcheck.result import CheckResult, Finding, Notice, OtherRegime, Outcome, Standing, TargetResult
from certcheck.rules.lock import overdue
from certcheck.rules.model import NamedCondition, Rulebook, Ruleset
from certcheck.vocabulary.model import Vocabularies


class Regimes(NamedTuple):
    """Other law that takes a product out of a target, and notices about law that may."""

    found: tuple[OtherRegime, ...]
    open: tuple[Notice, ...]


class Engine(Evaluator):
    """An evaluator that knows targets; ``digest`` names the rulesets in results."""

    def __init__(self, book: Rulebook, vocabularies: Vocabularies, digest: str = "") -> None:
        super().__init__(book, vocabularies)
        self.digest = digest

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
        open_regimes: dict[Notice, None] = {}
        results = tuple(
            self._target(loaded, target, as_of, sold_in, only, reasons_for, open_regimes) for target in targets
        )
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
                *open_regimes,
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
        open_regimes: dict[Notice, None],
    ) -> TargetResult:
        selection = select(self.book, target)
        rules = [rule for rule in selection.requirements if only is None or rule.id in only]
        findings: list[Finding] = []
        standing: list[Standing] = []
        regimes: dict[str, OtherRegime] = {}
        watching: dict[str, None] = {}
        for unit in loaded.units:
            places = places_of_sale(selection, unit.declaration, sold_in, self.names)
            product = Product(unit, self.names, as_of, selection.market, places)
            other = self.other_regimes(selection, product)
            open_regimes.update(dict.fromkeys(other.open))
            regimes.update((one.id, one) for one in other.found)
            if other.found:
                continue
            findings.extend(self.findings(rules, product, reasons_for))
            standing.extend(self.standing(rules, product))
            watching.update(dict.fromkeys(rule.id for rule in rules if self.concerns(rule, product)))
        findings.sort(key=sort_key)
        reach = reach_of(selection, findings)
        title = target_title(self.names, target)
        headline = headline_of(findings, bool(regimes))
        return TargetResult(
            target, title, headline, tuple(findings), tuple(standing), tuple(watching), tuple(regimes.values()), reach
        )  # fmt: skip

    def other_regimes(self, selection: Selection, product: Product) -> Regimes:
        """Other law that takes the product out of these rules, and that may."""
        found: list[OtherRegime] = []
        open_regimes: dict[Notice, None] = {}
        for named in selection.other_regimes:
            truth = self.holds(named, product)
            if truth is True:
                found.append(_regime(named))
            elif truth is None:
                open_regimes.update(dict.fromkeys(self._open_regime(named, product)))
        return Regimes(tuple(found), tuple(open_regimes))

    def _open_regime(self, named: NamedCondition, product: Product) -> list[Notice]:
        """A regime that the stated facts do not rule out, if there is a fact that would."""
        reasons = gate(self.compiler.derived(named.id), Scope(product))
        asked = next((one.path for one in reasons), "")
        title = (("regime-name", named.title.en), ("regime-name-zh", named.title.zh))
        data = (("regime", named.id), *title, ("fact", asked))
        return [Notice("regime-open", data, asked)] if asked else []


def _regime(named: NamedCondition) -> OtherRegime:
    cite = named.cite
    return OtherRegime(named.id, named.title, cite.clause if cite else "", cite.url if cite else "")


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
    reasons_for: Collection[Outcome] = EVERYTHING,
) -> CheckResult:
    """Check with requirements chosen by id prefix, as :func:`chosen` does."""
    only = chosen(engine, select, ignore)
    return engine.check(loaded, targets, as_of, sold_in=sold_in, only=only, reasons_for=reasons_for)


def chosen(engine: Engine, select: Sequence[str], ignore: Sequence[str]) -> set[str] | None:
    """Ids of requirements: ``select`` keeps only these prefixes, ``ignore`` leaves these out. None for all."""
    if not select and not ignore:
        return None
    wanted, unwanted = tuple(select) or ("",), tuple(ignore)
    return {one for one in engine.requirements if one.startswith(wanted) and not one.startswith(unwanted)}


def overdue_notices(rulesets: Iterable[Ruleset], as_of: date) -> tuple[Notice, ...]:
    """Rulesets whose review date has passed on the as-of date."""
    return tuple(
        Notice("review-overdue", (("ruleset", one.id), ("review-by", str(one.review_by))))
        for one in overdue(rulesets, as_of)
    )
