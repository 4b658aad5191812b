"""One figure held against one limit: which figures count, how replicates combine, what the verdict turned on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from certcheck.declaration.section import Section
from certcheck.engine.access import Access
from certcheck.engine.dimensions import comparable
from certcheck.engine.names import Names
from certcheck.engine.operands import Limit
from certcheck.engine.scope import Scope
from certcheck.engine.substances import Figure, SubstanceIndex
from certcheck.engine.truth import Truth, all_of
from certcheck.positions import Path
from certcheck.quantity.interval import COMPARE, Interval, at_most, total
from certcheck.quantity.parse import format_interval
from certcheck.quantity.units import find_unit
from certcheck.result import Code

NOT_DETECTED = "not-detected"

_DEFAULT_BASIS = {
    "materials": "homogeneous-material", "packaging": "component", "batteries": "whole-battery",
    "formula": "formula", "food": "as-sold", "sites": "dry-matter",
}  # fmt: skip
"""What a figure refers to when it does not say so: the thing whose list it stands in."""


class Source:
    """The list of figures a limit looks at."""

    __slots__ = ("_access", "_names", "default_basis", "path")

    def __init__(self, access: Access, names: Names) -> None:
        self._access = access
        self._names = names
        self.path = access.path
        self.default_basis = _DEFAULT_BASIS.get(access.path.partition(".")[0], "homogeneous-material")
        if access.path.endswith((".water", ".air")):
            self.default_basis = access.path.rpartition(".")[2]
        if access.path.endswith(".soil"):
            self.default_basis = "soil"

    def index(self, scope: Scope) -> SubstanceIndex | None:
        section = self._access.get(scope)
        if not isinstance(section, Section):
            return None
        return scope.product.substances(section, self.default_basis)

    def locate(self, scope: Scope, number: int | None = None) -> Path:
        base = self._access.locate(scope)
        return base if number is None else (*base, "entries", number)


class Judged(NamedTuple):
    """One comparison: the verdict, why, and the figure and limit it turned on. Texts are made only when shown."""

    verdict: Truth
    code: Code
    what: str
    figure: Figure | None = None
    limit: Limit | None = None
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def number(self) -> int | None:
        """The entry the figure stands in; None where there is none."""
        return self.figure.number if self.figure is not None and self.figure.number >= 0 else None

    def data(self, operator: str, where: str) -> tuple[tuple[str, str], ...]:
        """The words of the reason."""
        found = "" if self.figure is None else self.figure.text or _figure_text(self.figure, self.limit)
        limit = "" if self.limit is None else str(self.limit)
        data = (("what", self.what), ("found", found), ("limit", limit), ("operator", operator))
        return (*data, *self.extra, ("where", where))


class Judgement(NamedTuple):
    """All comparisons that a limit makes on one list, and what they come to together."""

    verdict: Truth
    judged: tuple[Judged, ...]

    @classmethod
    def of(cls, judged: Iterable[Judged]) -> Judgement:
        found = tuple(judged)
        return cls(all_of([one.verdict for one in found]), found)


class LimitRule:
    """One comparator with the bases it accepts."""

    __slots__ = ("_accepted", "_bases", "_compare", "_op", "_statistic", "names")

    def __init__(self, op: str, bases: tuple[str, ...], statistic: str, names: Names) -> None:
        self._op = op
        self._compare = COMPARE.get(op, at_most)  # "not-detected" is judged in its own way
        self._bases = bases
        self._statistic = statistic
        self.names = names
        self._accepted: dict[str, bool] = {}

    @property
    def op(self) -> str:
        return self._op

    def accepts(self, basis: str) -> bool:
        found = self._accepted.get(basis)
        if found is None:
            found = self._accepted[basis] = self._accepts(basis)
        return found

    def _accepts(self, basis: str) -> bool:
        if self._bases:
            return any(self.names.is_a("bases", basis, wanted) for wanted in self._bases)
        vocabulary = self.names.vocabulary("bases")
        if vocabulary is None or basis not in vocabulary or basis == "other":
            return False
        return vocabulary.term(basis).text("kind") == "content"

    def usable(self, figures: list[Figure]) -> list[Figure]:
        """The figures on an accepted basis; a bound by a group's sum only where nothing closer is known."""
        accepted = [figure for figure in figures if self.accepts(figure.basis)]
        return [figure for figure in accepted if not figure.of_group_sum] or accepted

    def judge(self, index: SubstanceIndex | None, substance: str, limit: Limit) -> Judged:
        """Hold one substance of a list against a limit."""
        if index is None:
            return Judged(None, Code.NOT_MEASURED, substance, None, limit)
        figures = index.figures(substance)
        usable = self.usable(figures) if figures else figures
        if len(usable) == 1:
            return self.judge_figure(usable[0], substance, limit)
        if usable:
            return worst([self.judge_figure(figure, substance, limit) for figure in usable])
        if figures:  # it is listed, so what an unlisted substance can be at most says nothing about it
            extra = (("basis", figures[0].basis), ("wanted", "|".join(self._bases)))
            return Judged(None, Code.WRONG_BASIS, substance, figures[0], limit, extra)
        rest = index.remainder(substance)
        if rest is not None and self.accepts(index.default_basis):
            unit = index.section.down_to.unit
            figure = Figure(rest, index.remainder_dimension(), unit, index.default_basis, -1, "", stated=False)
            return self.judge_figure(figure, substance, limit)
        return Judged(None, Code.NOT_MEASURED, substance, None, limit)

    def judge_in(self, index: SubstanceIndex | None, substance: str) -> Callable[[Limit], Judged]:
        return lambda limit: self.judge(index, substance, limit)

    def judge_figure(self, figure: Figure, what: str, limit: Limit) -> Judged:
        """Hold one figure against a limit."""
        if not comparable(figure.dimension, limit.dimension):
            return Judged(None, Code.WRONG_UNIT, what, figure, limit, (("wanted", limit.dimension),))
        if self._op == NOT_DETECTED:
            return self._judge_not_detected(figure, what, limit)
        if figure.replicates:
            verdict = all_of([self._compare(interval, limit.interval) for interval in self._values(figure)])
        else:
            verdict = self._compare(figure.interval, limit.interval)
        if verdict is None and not figure.stated and figure.dimension == "any":
            return Judged(None, Code.NOT_MEASURED, what, None, limit)
        return Judged(verdict, _LIMIT_CODES[verdict], what, figure, limit)

    def _values(self, figure: Figure) -> list[Interval]:
        """The replicates of a figure as the law's statistic combines them."""
        if self._statistic == "mean":
            count = Decimal(len(figure.replicates))
            summed = total(figure.replicates)
            return [Interval(summed.low / count, summed.high / count, summed.low_open, summed.high_open)]
        return [*figure.replicates, figure.interval] if self._statistic == "each" else list(figure.replicates)

    def _judge_not_detected(self, figure: Figure, what: str, limit: Limit) -> Judged:
        """The limit is "not detected" at the law's detection limit: a less sensitive method proves nothing."""
        bound = limit.interval.high
        if figure.not_detected and figure.detection is not None:
            if figure.detection <= bound:
                return Judged(True, Code.WITHIN_LIMIT, what, figure, limit)
            return Judged(None, Code.DETECTION_TOO_HIGH, what, figure, limit)
        if figure.interval.low > 0 or (figure.interval.low == 0 and figure.interval.low_open):
            return Judged(False, Code.OVER_LIMIT, what, figure, limit)
        if figure.interval.high <= bound and figure.stated:
            return Judged(True, Code.WITHIN_LIMIT, what, figure, limit)
        return Judged(None, Code.LIMIT_OPEN, what, figure, limit)


_LIMIT_CODES: dict[Truth, Code] = {True: Code.WITHIN_LIMIT, False: Code.OVER_LIMIT, None: Code.LIMIT_OPEN}


def worst(judged: list[Judged]) -> Judged:
    for verdict in (False, None):
        for one in judged:
            if one.verdict is verdict:
                return one
    return judged[0]


def _figure_text(figure: Figure, limit: Limit | None) -> str:
    fits = limit is not None and comparable(figure.dimension, limit.dimension)
    unit = find_unit(limit.unit if fits and limit is not None else figure.unit)
    return format_interval(figure.interval, unit) if unit else ""
