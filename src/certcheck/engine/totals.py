"""The sum of one field over the entries of a list: fibre shares, ingredient shares."""

from __future__ import annotations

from certcheck.engine.access import Access
from certcheck.engine.lists import ListView
from certcheck.engine.nodes import Node
from certcheck.engine.operands import Limit, Values
from certcheck.engine.scope import Scope
from certcheck.quantity.interval import NOT_NEGATIVE, ZERO, Interval, total
from certcheck.quantity.parse import Quantity


class ListTotalOperand:
    """Adds intervals; what may or may not belong counts from zero, what may not be listed leaves the sum open above."""

    __slots__ = ("_field", "_view", "_where")

    def __init__(self, view: ListView, where: Node, field: Access) -> None:
        self._view = view
        self._where = where
        self._field = field

    def __call__(self, scope: Scope) -> Values:
        intervals, dimension, unit = [], "", ""
        for inner in self._view.scopes(scope):
            belongs = self._where.truth(inner)
            if belongs is False:
                continue
            value = self._field.get(inner)
            if not isinstance(value, Quantity) or dimension not in ("", value.dimension):
                intervals.append(NOT_NEGATIVE)
                continue
            dimension, unit = value.dimension, value.unit
            maybe = Interval(ZERO, value.interval.high, False, value.interval.high_open)
            intervals.append(value.interval if belongs else maybe)
        if not self._view.is_whole(scope):
            intervals.append(NOT_NEGATIVE)
        kind = self._field.kind
        return (Limit(total(intervals), dimension or (kind.of if kind else ""), unit or "%"),)
