"""The requirements as two-valued formulas over typed facts, for engines that know neither unknown nor subjects.

Of each three-valued condition an engine gets the part that is certainly true and the part that is possibly true. A
requirement becomes an ordered list of stages: the first formula that holds gives the verdict, else ``otherwise`` does.
A path starts with ``facts`` or, inside :class:`Exists`, with ``entry``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, assert_never

from benchmarks.workload.model import (
    AS_OF,
    GAP,
    MET,
    NOT_APPLICABLE,
    UNDETERMINED,
    CertificateHeld,
    DocumentHeld,
    Gate,
    LabelMark,
    MetalSum,
    Requirement,
    SubstanceLimit,
    Verdict,
)
from benchmarks.workload.names import CATEGORY_KINDS

Operator = Literal["<=", ">=", "==", "!="]
Path = tuple[str, ...]

OPEN = "?"
"""In typed facts: in place of a name that is not stated or not known."""


def as_key(name: str) -> str:
    """A name as a key of typed facts."""
    return name.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Compare:
    """A fact against a whole number or, with ``==`` and ``!=``, a word."""

    path: Path
    op: Operator
    value: int | str


@dataclass(frozen=True, slots=True)
class OneOf:
    """A word is one of several."""

    path: Path
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Has:
    """A list of words holds one."""

    path: Path
    word: str


@dataclass(frozen=True, slots=True)
class Every:
    items: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    items: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Not:
    item: Formula


@dataclass(frozen=True, slots=True)
class Exists:
    """An entry of one of the lists of facts for which ``item`` holds."""

    section: str
    item: Formula


Formula = Compare | OneOf | Has | Every | AnyOf | Not | Exists


@dataclass(frozen=True, slots=True)
class Stages:
    """(formula, verdict) in order, and the verdict when none holds."""

    stages: tuple[tuple[Formula, Verdict], ...]
    otherwise: Verdict


@dataclass(frozen=True, slots=True)
class _Both:
    """The two sides of a three-valued condition."""

    certain: tuple[Formula, ...]
    possible: tuple[Formula, ...]

    def __add__(self, other: _Both) -> _Both:
        return _Both(self.certain + other.certain, self.possible + other.possible)


_NOTHING = _Both((), ())
_TODAY = AS_OF.toordinal()


def stages_of(one: Requirement) -> Stages:
    """What an engine evaluates for a requirement."""
    gate = _gate(one.gate)
    match one:
        case SubstanceLimit():
            return _entries(
                gate, "materials", _substance_scope(one), ("figures", as_key(one.substance)), one.limit * 2 - one.strict
            )
        case MetalSum():
            return _entries(gate, "packaging", _kind(one.kind), ("metals",), one.limit * 2)
        case LabelMark():
            return _some(gate, "labels", _label(one))
        case CertificateHeld():
            return _some(gate, "certificates", _certificate(one))
        case DocumentHeld():
            return _some(gate, "documents", _word("kind", (one.document,)) + _flag(("entry", "held")))
        case _:
            assert_never(one)


def every(*items: Formula) -> Formula:
    return items[0] if len(items) == 1 else Every(items)


def _entries(gate: _Both, section: str, scope: _Both, figure: Path, most: int) -> Stages:
    """Each entry in scope is held against a greatest value."""
    low, high = ("entry", *figure, "low"), ("entry", *figure, "high")
    within, above = Compare(high, "<=", most), Compare(low, ">=", most + 1)
    broken = Exists(section, every(*scope.certain, above))
    open_entry = Exists(section, every(*scope.possible, Compare(high, ">=", most + 1)))
    more = Compare(("facts", section, "whole"), "==", 0)
    stages: list[tuple[Formula, Verdict]] = []
    if gate.possible:
        stages.append((Not(every(*gate.possible)), NOT_APPLICABLE))
    stages.append((every(*gate.certain, broken), GAP))
    stages.append((AnyOf((more, open_entry)), UNDETERMINED))
    stages.append((Exists(section, every(*scope.possible, within)), MET))
    return Stages(tuple(stages), NOT_APPLICABLE)


def _some(gate: _Both, section: str, fits: _Both) -> Stages:
    """One entry that fits is enough."""
    stages: list[tuple[Formula, Verdict]] = []
    if gate.possible:
        stages.append((Not(every(*gate.possible)), NOT_APPLICABLE))
    stages.append((Exists(section, every(*fits.certain)), MET))
    whole = Compare(("facts", section, "whole"), "==", 1)
    stages.append((every(*gate.certain, whole, Not(Exists(section, every(*fits.possible)))), GAP))
    return Stages(tuple(stages), UNDETERMINED)


def _gate(gate: Gate) -> _Both:
    both = _NOTHING
    if gate.category:
        words = CATEGORY_KINDS[gate.category]
        path = ("facts", "category")
        both += _Both((OneOf(path, words),), (OneOf(path, (*words, OPEN)),))
    for name in gate.features:
        both += _flag(("facts", "features", as_key(name)))
    first, last = ("facts", gate.anchor, "first"), ("facts", gate.anchor, "last")
    if gate.first is not None:
        start = gate.first.toordinal()
        both += _Both((Compare(first, ">=", start),), (Compare(last, ">=", start),))
    if gate.last is not None:
        end = gate.last.toordinal()
        both += _Both((Compare(last, "<=", end),), (Compare(first, "<=", end),))
    return both


def _flag(path: Path) -> _Both:
    return _Both((Compare(path, ">=", 1),), (Compare(path, ">=", 0),))


def _kind(kind: str) -> _Both:
    return _flag(("entry", "kind", as_key(kind))) if kind else _NOTHING


def _substance_scope(one: SubstanceLimit) -> _Both:
    return _kind(one.kind) + (_flag(("entry", "accessible")) if one.accessible else _NOTHING)


def _word(field: str, words: tuple[str, ...]) -> _Both:
    path = ("entry", field)
    return _Both((OneOf(path, words),), (OneOf(path, (*words, OPEN)),))


def _has(field: str, word: str) -> _Both:
    path = ("entry", field)
    return _Both((Has(path, word),), (AnyOf((Has(path, word), Has(path, OPEN))),))


def _label(one: LabelMark) -> _Both:
    both = _word("mark", (one.mark,)) if one.mark else _has("shows", one.shows)
    for language in one.languages:
        both += _has("languages", language)
    if one.height:
        low, high = ("entry", "height", "low"), ("entry", "height", "high")
        both += _Both((Compare(low, ">=", one.height * 2),), (Compare(high, ">=", one.height * 2),))
    return both


def _certificate(one: CertificateHeld) -> _Both:
    first, last = ("entry", "until", "first"), ("entry", "until", "last")
    both = _word("scheme", one.schemes) + _Both((Compare(first, ">=", _TODAY),), (Compare(last, ">=", _TODAY),))
    return both + (_flag(("entry", "names_model")) if one.model else _NOTHING)
