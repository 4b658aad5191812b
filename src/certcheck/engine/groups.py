"""The plan of a target for many products: requirements grouped by the facts on which their findings depend.

Products that agree in the facts of a group get the same findings from it, so a group is evaluated once for each
combination of values that occurs. A few facts, on which most scopes turn and which vary little in a catalogue, screen
out whole groups beforehand: what cannot apply costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from certcheck.engine.check import Regimes
from certcheck.engine.compile import Gate
from certcheck.engine.evaluate import Evaluator, is_duty
from certcheck.engine.memory import Values, key_of
from certcheck.engine.product import Product
from certcheck.engine.reads import is_own, is_screen
from certcheck.engine.recent import Recent
from certcheck.engine.record import NOTHING, OUTCOMES, Counts, Part
from certcheck.engine.scope import Scope
from certcheck.engine.targets import Selection
from certcheck.result import Outcome
from certcheck.rules.model import Requirement

Kept = Recent[Any]
"""What was made for products with the same facts, over all targets of a stream."""

Read = tuple[int, ...]
"""The numbers of facts of the product's own that were read."""


class Group:
    """Requirements that read the same facts; ``numbers`` are their places in the target's list.

    What they came to is kept by the facts they share with other products, then by those facts of the product's own
    that were really read.
    """

    __slots__ = ("_numbers", "key", "numbers", "rules", "screens")

    def __init__(
        self, members: Sequence[tuple[int, Requirement]], screens: list[list[Gate]], facts: frozenset[str],
        numbers: Mapping[str, int],
    ) -> None:  # fmt: skip
        self.numbers = [number for number, _ in members]
        self.rules = [rule for _, rule in members]
        self.screens = screens
        self._numbers = numbers
        self.key = key_of(frozenset(fact for fact in facts if not is_own(fact)), numbers)

    def is_idle(self, scope: Scope) -> bool:
        """Whether the screens alone keep every requirement from applying."""
        return all(any(gate.is_shut(scope) for gate in gates) for gates in self.screens)

    def part(self, values: Values, kept: Kept, kept_own: Kept) -> Part | None:
        """What the requirements came to for a product with the same facts; None where there was none yet."""
        key = (self, self.key(values))
        found: Part | tuple[Read, ...] | None = kept.get(key)
        if not isinstance(found, tuple):
            return found
        for read in found:
            part: Part | None = kept_own.get((key, read, tuple([values[number] for number in read])))
            if part is not None:
                return part
        return None

    def keep(self, part: Part, values: Values, touched: set[str], kept: Kept, kept_own: Kept) -> None:
        """Keep what they came to for a product of whose own facts ``touched`` were read."""
        key = (self, self.key(values))
        weight = 1 + len(part.findings) // FINDINGS_PER_PART
        if not touched:
            kept.put(key, part, weight)
            return
        read = tuple(sorted(self._numbers[fact] for fact in touched))
        reads: tuple[Read, ...] = kept.get(key) or ()
        if read not in reads:
            kept.put(key, (*reads, read))
        kept_own.put((key, read, tuple([values[number] for number in read])), part, weight)


FINDINGS_PER_PART = 5
"""A part of many findings counts as several."""


@dataclass(slots=True)
class Screened:
    """What is left for products that agree in the screening facts, with the counts of all that is not."""

    groups: list[Group]
    idle: Counts


class TargetGroups:
    """The groups of one target. ``numbers`` says at which place of :data:`Values` each fact stands."""

    def __init__(
        self,
        evaluator: Evaluator,
        selection: Selection,
        rules: Sequence[Requirement],
        numbers: Mapping[str, int],
        kept: Kept,
    ) -> None:
        self.selection = selection
        self.kept = kept
        self._evaluator = evaluator
        self._numbers = numbers
        self.groups = self._grouped(rules)
        self.screen_key = key_of(frozenset(filter(is_screen, numbers)), numbers)
        self.regimes_key = key_of(regime_facts(evaluator, selection), numbers)

    def _grouped(self, rules: Sequence[Requirement]) -> list[Group]:
        found: dict[Any, list[int]] = {}
        facts = [self._evaluator.facts_of(rule.id) for rule in rules]
        bundles: dict[str, frozenset[str]] = {}
        for rule, read in zip(rules, facts, strict=True):
            if rule.bundle is not None:  # options are weighed against each other, so they stay together
                bundles[rule.bundle[0]] = bundles.get(rule.bundle[0], frozenset()) | read
        for number, (rule, read) in enumerate(zip(rules, facts, strict=True)):
            bundle = rule.bundle[0] if rule.bundle is not None else ""
            found.setdefault((bundle, bundles.get(bundle, read)), []).append(number)
        return [
            Group(
                [(number, rules[number]) for number in numbers],
                [self._screens(rules[number]) for number in numbers],
                read,
                self._numbers,
            )
            for (_, read), numbers in found.items()
        ]

    def _screens(self, rule: Requirement) -> list[Gate]:
        gates = self._evaluator.compiled(rule.id).gates
        return [gate for gate in gates if not gate.reads.rules and all(map(is_screen, gate.reads.facts))]

    def screen(self, values: Values, product: Callable[[], Product]) -> Screened:
        """The groups that may apply to a product with these values."""
        key = (self, "screen", self.screen_key(values))
        found: Screened | None = self.kept.get(key)
        if found is None:
            found = self._screen(product())
            self.kept.put(key, found)
        return found

    def regimes(self, values: Values, make: Callable[[], Regimes]) -> Regimes:
        """Other law that governs a product with these values; ``make`` finds out."""
        key = (self, "regimes", self.regimes_key(values))
        found: Regimes | None = self.kept.get(key)
        if found is None:
            found = make()
            self.kept.put(key, found)
        return found

    def _screen(self, product: Product) -> Screened:
        scope = Scope(product)
        live, idle = [], 0
        for group in self.groups:
            if group.is_idle(scope):
                idle += sum(1 for rule in group.rules if is_duty(rule) and not self._evaluator.overlay(rule, product))
            else:
                live.append(group)
        return Screened(live, _idle_counts(idle))


def _idle_counts(number: int) -> Counts:
    """The counts of requirements that do not apply, each with one finding that says so."""
    counts = list(NOTHING)
    counts[OUTCOMES.index(Outcome.NOT_APPLICABLE)] = counts[-1] = number
    return tuple(counts)


def regime_facts(evaluator: Evaluator, selection: Selection) -> frozenset[str]:
    """The facts that tell whether other law governs a product."""
    reads = [evaluator.compiler.reads_of(named.id) for named in selection.other_regimes]
    rules = {rule for one in reads for rule in one.rules}
    looked_at = [evaluator.facts_of(rule) for rule in rules]
    return frozenset().union(*(one.facts for one in reads), *looked_at)


def is_separable(evaluator: Evaluator, rules: Iterable[Requirement]) -> bool:
    """Whether groups can be judged apart: options that are weighed together must not be the law of one place inside
    the market, of which only the first question is asked."""
    return not any(rule.bundle is not None and evaluator.is_overlay(rule.jurisdiction) for rule in rules)
