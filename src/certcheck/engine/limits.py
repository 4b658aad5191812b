"""Limits on substances and properties: one figure, each of a group, a sum, a whole table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from certcheck.engine.compare import agreed
from certcheck.engine.dimensions import comparable
from certcheck.engine.judge import Judged, Judgement, LimitRule, Source, worst
from certcheck.engine.names import Names
from certcheck.engine.operands import Fixed, Getter, Limit, TableLookup, Values, cell_value
from certcheck.engine.scope import Scope
from certcheck.engine.substances import Figure, Members, Split, SubstanceIndex
from certcheck.engine.truth import Truth, all_of
from certcheck.positions import Path
from certcheck.quantity.interval import NOT_NEGATIVE, ZERO, Interval, hull, point, total
from certcheck.quantity.parse import Quantity
from certcheck.result import Code, Reason

MOST_NAMED = 12
"""Members of a group named one by one where nothing is known of them; of more, the group is named."""


class _LimitNode(ABC):
    """Shared by all limits on lists of figures: verdict from ``judged``, reasons from those that decide."""

    __slots__ = ("_get_limits", "_is_fixed", "_rule", "_source", "_unlisted")

    def __init__(self, source: Source, rule: LimitRule, get_limits: Getter) -> None:
        self._source = source
        self._rule = rule
        self._get_limits = get_limits
        self._is_fixed = isinstance(get_limits, Fixed)
        self._unlisted: Judgement | None = None
        """What fixed limits come to where there is no list of figures."""

    def limits(self, scope: Scope) -> Values:
        """What the figures are held against."""
        return self._get_limits(scope)

    @abstractmethod
    def judge(self, index: SubstanceIndex | None, limits: Values) -> list[Judged]:
        """Every comparison of the figures with them."""

    def _judgement(self, scope: Scope) -> Judgement:
        """A list of figures under given limits is judged once."""
        index, limits = self._source.index(scope), self.limits(scope)
        if index is None:
            return self._judgement_of_none(limits)
        key = self if self._is_fixed else (self, limits)
        found: Judgement | None = index.judged.get(key)
        if found is None:
            found = index.judged[key] = Judgement.of(self.judge(index, limits))
        return found

    def _judgement_of_none(self, limits: Values) -> Judgement:
        if not self._is_fixed:
            return Judgement.of(self.judge(None, limits))
        if self._unlisted is None:
            self._unlisted = Judgement.of(self.judge(None, limits))
        return self._unlisted

    def truth(self, scope: Scope) -> Truth:
        return self._judgement(scope).verdict

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        return [self._reason(one, scope) for one in self._judgement(scope).judged if one.verdict is verdict]

    def _reason(self, one: Judged, scope: Scope) -> Reason:
        place = scope.product.position(self._source.locate(scope, one.number))
        return Reason(one.code, one.data(self._rule.op, _subject_label(scope)), self._source.path, place)


def _subject_label(scope: Scope) -> str:
    for attribute in ("id", "name"):
        value = getattr(scope.subject, attribute, None)
        if isinstance(value, str):
            scope.product.name_entries(str(scope.subject_path[0]))
            return value
    return ""


class SubstanceNode(_LimitNode):
    """One substance, or each member of a group; of an open group its listed members alone never settle all."""

    __slots__ = ("_group", "_members", "_whole")

    def __init__(
        self, source: Source, rule: LimitRule, group: str, members: tuple[str, ...], whole: bool, limit: Getter
    ) -> None:
        super().__init__(source, rule, limit)
        self._group = group
        self._members = Members(members, rule.names)
        self._whole = whole

    def judge(self, index: SubstanceIndex | None, limits: Values) -> list[Judged]:
        split = index.split(self._members) if index is not None else Split((), self._members.ids)
        found = [_over_limits(self._rule.judge_in(index, member), limits, member) for member in split.named]
        found.extend(self._judge_alike(index, split.alike, limits))
        if not self._whole:
            found.append(self._judge_others(index, limits))
        return found

    def _judge_alike(self, index: SubstanceIndex | None, alike: tuple[str, ...], limits: Values) -> list[Judged]:
        """Of members known equally well one is judged; where they are many the group stands for them."""
        if not alike:
            return []
        one = _over_limits(self._rule.judge_in(index, alike[0]), limits, alike[0])
        return [one._replace(what=what) for what in (alike if len(alike) <= MOST_NAMED else (self._group,))]

    def _judge_others(self, index: SubstanceIndex | None, limits: Values) -> Judged:
        """The members that no list names: only a figure for every member speaks of them."""
        figures = self._rule.usable(index.measured_each(self._group)) if index is not None else []
        if not figures:
            return Judged(None, Code.NOT_MEASURED, self._group)
        return _over_limits(lambda limit: self._rule.judge_figure(figures[0], self._group, limit), limits, self._group)


def _over_limits(judge: Callable[[Limit], Judged], limits: Values, what: str) -> Judged:
    """Judge under every limit that may be the right one: a verdict only when they agree."""
    if len(limits) == 1 and isinstance(limits[0], Limit):
        return judge(limits[0])
    if not limits:
        return Judged(None, Code.TABLE_NO_ROW, what)
    judged = [judge(limit) if isinstance(limit, Limit) else _no_limit(limit, what) for limit in limits]
    verdict = agreed(one.verdict for one in judged)
    if verdict is not None or len(judged) == 1:
        return judged[0]
    return next((one for one in judged if one.verdict is None), judged[0])._replace(verdict=None, code=Code.LIMIT_OPEN)


def _no_limit(limit: Any, what: str) -> Judged:
    return Judged(True if limit is None else None, Code.WITHIN_LIMIT, what)


class SumNode(_LimitNode):
    """A sum over a group, weighted where the law weighs; a measured sum overrides the members."""

    __slots__ = ("_group", "_members", "_weights", "_whole")

    def __init__(
        self,
        source: Source,
        rule: LimitRule,
        group: str,
        members: tuple[str, ...],
        whole: bool,
        limit: Getter,
        weights: Mapping[str, Decimal] | None,
    ) -> None:
        super().__init__(source, rule, limit)
        self._group = group
        self._members = Members(members, rule.names)
        self._whole = whole
        self._weights = weights

    def judge(self, index: SubstanceIndex | None, limits: Values) -> list[Judged]:
        return [_over_limits(lambda limit: self._judge(index, limit), limits, self._group)]

    def _judge(self, index: SubstanceIndex | None, limit: Limit) -> Judged:
        if index is None:
            return Judged(None, Code.NOT_MEASURED, self._group, None, limit)
        measured = [one for one in index.measured_sum(self._group) if self._rule.accepts(one.basis)]
        members = self._judge_members(index, limit)
        if measured and self._weights is None and members.verdict is not False:
            return worst([self._rule.judge_figure(one, self._group, limit) for one in measured])
        return members  # a measured sum does not undo members that break the limit by themselves

    def _judge_members(self, index: SubstanceIndex, limit: Limit) -> Judged:
        intervals, known, wrong = [], False, None
        split = index.split(self._members)
        for member in split.named if self._weights is None else self._members.ids:
            interval, state = self._member(index, member, limit)
            wrong = wrong or state
            known = known or interval != NOT_NEGATIVE
            weight = self._weights.get(member) if self._weights is not None else Decimal(1)
            intervals.append(interval.scaled(weight) if weight else NOT_NEGATIVE if weight is None else point(ZERO))
        if split.alike and self._weights is None:
            interval, _ = self._member(index, split.alike[0], limit)
            known = known or interval != NOT_NEGATIVE
            intervals.append(interval.scaled(Decimal(len(split.alike))))
        if not self._whole:
            intervals.append(NOT_NEGATIVE)
        if not known:
            return wrong or Judged(None, Code.NOT_MEASURED, self._group, None, limit)
        added = total(intervals)
        figure = Figure(added, limit.dimension, limit.unit, index.default_basis, -1, "")
        judged = self._rule.judge_figure(figure, self._group, limit)
        return judged if judged.verdict is not None or wrong is None else wrong

    def _member(self, index: SubstanceIndex, member: str, limit: Limit) -> tuple[Interval, Judged | None]:
        """What a member is known to be, and why no more is known where a figure could not be used."""
        figures = index.figures(member)
        usable = [one for one in self._rule.usable(figures) if comparable(one.dimension, limit.dimension)]
        if usable:
            return hull(one.interval for one in usable) or NOT_NEGATIVE, None
        rest = index.remainder(member) if not figures else None
        if rest is not None and self._rule.accepts(index.default_basis):
            return rest, None
        return NOT_NEGATIVE, self._rule.judge(index, member, limit) if figures else None


class LimitTableNode(_LimitNode):
    """Every row of a table is a limit for its substance."""

    __slots__ = ("_lookup",)

    def __init__(self, source: Source, rule: LimitRule, lookup: TableLookup, column: Getter) -> None:
        super().__init__(source, rule, column)
        self._lookup = lookup

    def limits(self, scope: Scope) -> Values:
        return tuple([str(column) for column in self._get_limits(scope)]) or self._all_columns()

    def judge(self, index: SubstanceIndex | None, limits: Values) -> list[Judged]:
        """Each row under the limits of all columns that may be the right one."""
        found = []
        for keys, row in self._lookup.table.rows:
            cells = tuple(cell_value(row[column]) if column in row else None for column in limits)
            substance = str(keys[0])
            if all(cell is None for cell in cells):
                continue
            found.append(_over_limits(self._rule.judge_in(index, substance), cells, substance))
        if self._lookup.table.closed == "incomplete":
            found.append(Judged(None, Code.TABLE_NO_ROW, self._lookup.table.id))
        return found

    def _all_columns(self) -> tuple[str, ...]:
        """When the column is not known, only what holds in every column is decided."""
        return tuple(name for name, _ in self._lookup.table.value_columns)


FIELDS_OF_TESTS = ("property", "value", "replicates", "material", "part")
"""What a property limit looks at in each entry of the section ``tests``."""

NAMED_BY_TESTS = ("materials", "parts")
"""Lists whose entries a test names by their ids."""


class PropertyNode:
    """A limit on a property result of the subject, from the section ``tests``."""

    __slots__ = ("_limit", "_names", "_property", "_rule", "_subject_kind")

    def __init__(self, prop: str, rule: LimitRule, limit: Getter, names: Names, subject_kind: str) -> None:
        self._property = prop
        self._rule = rule
        self._limit = limit
        self._names = names
        self._subject_kind = subject_kind

    def _figures(self, scope: Scope) -> list[Figure]:
        found = []
        for number, entry in enumerate(scope.product.declaration.tests.entries):
            if not isinstance(entry.property, str) or not self._concerns(entry, scope):
                continue
            if self._names.stands_for("properties", entry.property, (self._property,)) and isinstance(
                entry.value, Quantity
            ):
                value = entry.value
                replicates = tuple(item.interval for item in entry.replicates or () if isinstance(item, Quantity))
                figure = Figure(value.interval, value.dimension, value.unit, "", number, value.text)
                found.append(
                    figure._replace(not_detected=value.not_detected, detection=value.detection, replicates=replicates)
                )
        return found

    def _concerns(self, entry: Any, scope: Scope) -> bool:
        if self._subject_kind not in NAMED_BY_TESTS:
            return True
        named = entry.material if self._subject_kind == "materials" else entry.part
        return named is not None and named == getattr(scope.subject, "id", None)

    def _judged(self, scope: Scope) -> list[Judged]:
        limits = self._limit(scope)
        figures = self._figures(scope)
        if not figures:
            limit = limits[0] if limits and isinstance(limits[0], Limit) else None
            return [Judged(None, Code.NOT_MEASURED, self._property, None, limit)]
        return [_over_limits(self._judge_one(figure), limits, self._property) for figure in figures]

    def _judge_one(self, figure: Figure) -> Callable[[Limit], Judged]:
        return lambda limit: self._rule.judge_figure(figure, self._property, limit)

    def truth(self, scope: Scope) -> Truth:
        return all_of(one.verdict for one in self._judged(scope))

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        found = []
        for one in self._judged(scope):
            if one.verdict is not verdict:
                continue
            path: Path = ("tests",) if one.number is None else ("tests", "entries", one.number)
            data = one.data(self._rule.op, _subject_label(scope))
            found.append(Reason(one.code, data, "tests", scope.product.position(path)))
        return found
