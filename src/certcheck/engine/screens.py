"""Which requirements of a target may apply: a few facts, on which most scopes turn and which vary little in a
catalogue, screen out the others beforehand, so that what cannot apply costs nothing.

What is left is grouped by the lists it looks at: the law on materials apart from that on labels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from certcheck.engine.check import Regimes
from certcheck.engine.compiled import Gate
from certcheck.engine.evaluate import Evaluator, Looks
from certcheck.engine.groups import Group
from certcheck.engine.memory import Key, Values, key_of
from certcheck.engine.product import Product
from certcheck.engine.reads import is_list, is_own, is_screen, whole
from certcheck.engine.recent import Recent
from certcheck.engine.record import NOTHING, OUTCOMES, Counts
from certcheck.engine.targets import Selection
from certcheck.result import NOT_APPLICABLE
from certcheck.rules.model import Requirement


class Screened:
    """What is left for products that agree in the screening facts, with the counts of all that is not.

    ``own`` are the groups that may look at a fact of the product's own; all others come to the same for any two
    products with the same :meth:`shared_key`.
    """

    __slots__ = ("_pick", "_pick_shared", "idle", "own", "shared")

    def __init__(self, groups: Sequence[Group], idle: Counts, numbers: Mapping[str, int]) -> None:
        self.own = [group for group in groups if group.is_own]
        self.shared = [group for group in groups if not group.is_own]
        self.idle = idle
        self._pick = _key_of_all(groups, numbers)
        self._pick_shared = _key_of_all(self.shared, numbers)

    def key(self, values: Values) -> Any:
        """Equal for products that agree in all facts that listings share, every word of the lists included."""
        return self, self._pick(values)

    def shared_key(self, values: Values) -> Any:
        """The same for the groups that look at nothing else."""
        return self, "shared", self._pick_shared(values)


def _key_of_all(groups: Sequence[Group], numbers: Mapping[str, int]) -> Key:
    facts = [fact for group in groups for fact in group.facts if not is_own(fact)]
    return key_of({*facts, *[whole(fact) for fact in facts if is_list(fact)]}, numbers)


class _Unit(NamedTuple):
    """Requirements that are judged together, by their numbers: one, or all options of a bundle.

    ``screens`` has, for each of them, the gates that look at screening facts alone; ``looks_at`` are the lists, and
    the facts that are the product's own.
    """

    numbers: tuple[int, ...]
    looks: Looks
    screens: tuple[tuple[Gate, ...], ...]
    looks_at: tuple[frozenset[str], frozenset[str]]


class _Alike(NamedTuple):
    """Units with the same screens; ``certain`` duties are asked wherever it is sold, ``local`` ones perhaps."""

    screens: tuple[tuple[Gate, ...], ...]
    units: list[_Unit]
    certain: int
    local: list[Requirement]

    def is_idle(self, product: Product) -> bool:
        """Whether the screens alone keep all of them from applying."""
        for gates in self.screens:
            for gate in gates:
                if gate.truth(product) is False:
                    break
            else:
                return False
        return True


class Screens:
    """The requirements of one target. ``numbers`` says at which place of :data:`Values` each fact stands."""

    def __init__(
        self,
        evaluator: Evaluator,
        selection: Selection,
        rules: Sequence[Requirement],
        numbers: Mapping[str, int],
        most: int,
    ) -> None:
        self.selection = selection
        self._rules = rules
        self._kept: Recent[Any] = Recent(most)
        self._evaluator = evaluator
        self._numbers = numbers
        self._alike = self._by_screens(self._in_units())
        self._groups: Recent[Group] = Recent(most)
        self._screen_key = key_of(frozenset(filter(is_screen, numbers)), numbers)
        self._regimes_key = key_of(regime_facts(evaluator, selection), numbers)

    def _in_units(self) -> list[_Unit]:
        together: dict[Any, list[int]] = {}
        for number, rule in enumerate(self._rules):  # options are weighed against each other, so they stay together
            together.setdefault(rule.bundle[0] if rule.bundle is not None else number, []).append(number)
        return [self._unit(numbers) for numbers in together.values()]

    def _by_screens(self, units: Sequence[_Unit]) -> list[_Alike]:
        together: dict[Any, list[_Unit]] = {}
        for unit in units:
            together.setdefault(unit.screens, []).append(unit)
        return [self._those_alike(screens, found) for screens, found in together.items()]

    def _those_alike(self, screens: tuple[tuple[Gate, ...], ...], units: list[_Unit]) -> _Alike:
        rules = [self._rules[number] for unit in units for number in unit.numbers]
        duties = [rule for rule in rules if self._evaluator.compiled(rule.id).is_duty]
        local = [rule for rule in duties if self._evaluator.is_overlay(rule.jurisdiction)]
        return _Alike(screens, units, len(duties) - len(local), local)

    def _unit(self, numbers: Sequence[int]) -> _Unit:
        rules = [self._rules[number] for number in numbers]
        looks = _all_looks([self._evaluator.looks_of(rule.id) for rule in rules])
        looks_at = frozenset(filter(is_list, looks.facts)), frozenset(filter(is_own, looks.facts))
        return _Unit(tuple(numbers), looks, tuple([self._screening(rule) for rule in rules]), looks_at)

    def _screening(self, rule: Requirement) -> tuple[Gate, ...]:
        gates = self._evaluator.compiled(rule.id).gates
        return tuple([gate for gate in gates if not gate.reads.rules and all(map(is_screen, gate.reads.facts))])

    def screened(self, values: Values, product: Callable[[], Product]) -> Screened:
        """The groups that may apply to a product with these values."""
        key = ("screened", self._screen_key(values))
        found: Screened | None = self._kept.get(key)
        if found is None:
            found = self._screened(product())
            self._kept.put(key, found)
        return found

    def regimes(self, values: Values, make: Callable[[], Regimes]) -> Regimes:
        """Other law that governs a product with these values; ``make`` finds out."""
        key = ("regimes", self._regimes_key(values))
        found: Regimes | None = self._kept.get(key)
        if found is None:
            found = make()
            self._kept.put(key, found)
        return found

    def _screened(self, product: Product) -> Screened:
        live: dict[Any, list[_Unit]] = {}
        idle = 0
        for alike in self._alike:
            if alike.is_idle(product):
                idle += alike.certain + sum([not self._evaluator.overlay(rule, product) for rule in alike.local])
                continue
            for unit in alike.units:
                live.setdefault(unit.looks_at, []).append(unit)
        return Screened([self._group(units) for units in live.values()], _idle_counts(idle), self._numbers)

    def _group(self, units: Sequence[_Unit]) -> Group:
        numbers = sorted([number for unit in units for number in unit.numbers])
        found = self._groups.get(tuple(numbers))
        if found is None:
            rules = [self._rules[number] for number in numbers]
            found = Group(
                list(zip(numbers, rules, strict=True)),
                _all_looks([unit.looks for unit in units]),
                self._numbers,
                is_local=any(self._evaluator.is_overlay(rule.jurisdiction) for rule in rules),
            )
            self._groups.put(tuple(numbers), found)
        return found


def _all_looks(each: Sequence[Looks]) -> Looks:
    periods = dict.fromkeys([period for one in each for period in one.periods])
    return Looks(frozenset().union(*[one.facts for one in each]), tuple(periods))


def _idle_counts(number: int) -> Counts:
    """The counts of requirements that do not apply, each with one finding that says so."""
    counts = list(NOTHING)
    counts[OUTCOMES.index(NOT_APPLICABLE)] = counts[-1] = number
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
