"""Running cases through the engine and comparing what comes out with what is expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from certcheck.declaration.loading import LoadedDeclaration
from certcheck.declaration.loading import _load as load_node  # the reader of a tree; there is no public one
from certcheck.engine.access import PathError
from certcheck.engine.check import Engine
from certcheck.positions import InputError, Position
from certcheck.result import Finding, Outcome, Reason, Standing
from certcheck.rules.cases import Case, Expected
from certcheck.rules.model import Requirement

REST = "*"
"""Subject of the finding that stands for entries a list may still hold."""

_READINESS = {True: Outcome.MET, False: Outcome.GAP, None: Outcome.UNDETERMINED}


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that does not come out as expected."""

    case: Case
    expected: str
    found: str
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        case = self.case
        place = f"{case.file}:{case.position.line}:{case.position.column}"
        why = f" ({'; '.join(self.reasons)})" if self.reasons else ""
        return f"{place}: {case.requirement}: {case.name}: expected {self.expected}, found {self.found}{why}"


@dataclass(frozen=True, slots=True)
class _Found:
    """One finding, or the readiness of a standing duty, as far as cases look at it."""

    outcome: str
    subject: str = ""
    item: str = ""
    lot: str = ""
    place: str = ""
    forecast: str = ""
    reasons: tuple[Reason, ...] = ()


def load_case(case: Case) -> LoadedDeclaration:
    """The case's declaration, its positions pointing into the file of cases; InputError when it cannot be read."""
    return load_node(case.facts, case.file, "")


class CaseRunner:
    """Runs cases; a case's declaration is read once, however many rulebooks it is run against."""

    def __init__(self) -> None:
        self._loaded: dict[tuple[str, Position], LoadedDeclaration] = {}

    def loaded(self, case: Case) -> LoadedDeclaration:
        key = (case.file, case.position)
        found = self._loaded.get(key)
        if found is None:
            found = self._loaded[key] = load_case(case)
        return found

    def failures(self, engine: Engine, cases: Iterable[Case]) -> Iterator[Failure]:
        """Every case that does not come out as expected."""
        for case in cases:
            failure = self.failure(engine, case)
            if failure is not None:
                yield failure

    def failure(self, engine: Engine, case: Case) -> Failure | None:
        """What is wrong with a case under an engine's rulebook, or None."""
        rule = engine.requirements.get(case.requirement)
        if rule is None:
            return Failure(case, _shown(case.expected), "no such requirement")
        try:
            loaded = self.loaded(case)
        except InputError as error:
            return Failure(case, _shown(case.expected), "facts that cannot be read", tuple(map(str, error.problems)))
        try:
            found = self._run(engine, case, rule, loaded, reasons=False)
        except (LookupError, ValueError, PathError) as error:
            return Failure(case, _shown(case.expected), "a rule that cannot be evaluated", (repr(error),))
        if fits(case.expected, found):
            return None
        explained = self._run(engine, case, rule, loaded, reasons=True)
        return Failure(case, _shown(case.expected), _shown(explained) or "no finding", _reasons(explained))

    def passes(self, engine: Engine, case: Case) -> bool:
        """Whether a case that could be read comes out as expected; quicker than :meth:`failure`."""
        try:
            found = self._run(engine, case, engine.requirements[case.requirement], self.loaded(case), reasons=False)
        except (LookupError, ValueError, PathError):
            return False
        return fits(case.expected, found)

    @staticmethod
    def _run(
        engine: Engine, case: Case, rule: Requirement, loaded: LoadedDeclaration, *, reasons: bool
    ) -> list[_Found]:
        target = case.target or rule.jurisdiction
        only = {rule.id}
        wanted = frozenset(Outcome) if reasons else frozenset[Outcome]()
        result = engine.check(loaded, (target,), case.as_of, only=only, reasons_for=wanted).targets[0]
        if rule.kind == "standing":
            return [_standing(one) for one in result.standing] or [_Found(Outcome.NOT_APPLICABLE.value)]
        return [_finding(one) for one in result.findings]


def fits(expected: tuple[Expected, ...], found: list[_Found]) -> bool:
    """Whether the findings are what a case expects.

    The finding for entries that a list may still hold counts only where it is named (``*``) or nothing else is found.
    """
    if not expected:
        return not found
    listed = [one for one in found if one.subject != REST] or found
    if expected[0] == Expected(expected[0].outcome):
        return bool(listed) and all(one.outcome == expected[0].outcome for one in listed)
    each_found = all(any(_fits_one(wanted, one) for one in found) for wanted in expected)
    each_wanted = all(any(_fits_one(wanted, one) for wanted in expected) for one in listed)
    return each_found and each_wanted


def _fits_one(wanted: Expected, one: _Found) -> bool:
    names = ("subject", "item", "lot", "place", "forecast")
    return wanted.outcome == one.outcome and all(getattr(wanted, name) in ("", getattr(one, name)) for name in names)


def _finding(one: Finding) -> _Found:
    forecast = one.forecast.value if one.forecast is not None else ""
    return _Found(one.outcome.value, one.subject.id, one.item, one.lot, one.place, forecast, one.reasons)


def _standing(one: Standing) -> _Found:
    return _Found(_READINESS[one.ready].value, one.subject.id, reasons=one.reasons)


def _shown(items: Iterable[Expected] | Iterable[_Found]) -> str:
    texts = []
    for one in items:
        names = [name for name in (one.item, one.lot, one.place, one.subject) if name]
        outcome = f"{one.outcome}, later {one.forecast}" if one.forecast else one.outcome
        texts.append(f"{' '.join(names)}: {outcome}" if names else outcome)
    return ", ".join(texts) or "none"


def _reasons(found: Iterable[_Found]) -> tuple[str, ...]:
    """The first few reasons, by code and data."""
    texts: dict[str, None] = {}
    for one in found:
        for reason in one.reasons:
            data = ", ".join(f"{key} {value}" for key, value in reason.data if value)
            texts[f"{reason.code.value}: {data}" if data else reason.code.value] = None
    return tuple(texts)[:4]


def by_requirement(cases: Iterable[Case]) -> Mapping[str, tuple[Case, ...]]:
    """Cases by the id of their requirement."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(case.requirement, []).append(case)
    return {identifier: tuple(items) for identifier, items in found.items()}
