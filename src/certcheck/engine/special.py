"""Conditions of their own kind: computed figures, intentional addition, exemptions, places, other requirements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certcheck.declaration.section import Section
from certcheck.engine.access import Access
from certcheck.engine.compare import agreed
from certcheck.engine.dimensions import one_currency
from certcheck.engine.formula import Evaluate
from certcheck.engine.judge import LimitRule, Source
from certcheck.engine.names import Names
from certcheck.engine.operands import Getter, Limit, cell_value, is_given
from certcheck.engine.scope import Scope
from certcheck.engine.truth import Truth
from certcheck.quantity.dates import DateSpan, not_after
from certcheck.quantity.interval import COMPARE, Interval
from certcheck.quantity.parse import Quantity, format_interval
from certcheck.quantity.units import find_unit
from certcheck.result import Code, Reason
from certcheck.rules.model import Table


class FormulaNode:
    """A computed figure against a limit; a measured one, where stated, overrides the computation."""

    __slots__ = ("_evaluate", "_limit", "_measured", "_names", "_op", "_text")

    def __init__(
        self,
        text: str,
        evaluate: Evaluate,
        names: tuple[tuple[str, Getter, Access | None], ...],
        op: str,
        limit: Getter,
        measured: Access | None,
    ) -> None:
        self._text = text
        self._evaluate = evaluate
        self._names = names
        self._op = op
        self._limit = limit
        self._measured = measured

    def _value(self, scope: Scope) -> Interval | None:
        if self._measured is not None:
            stated = self._measured.get(scope)
            if isinstance(stated, Quantity):
                return stated.interval
        if not all(is_given(get, scope) for _, get, _ in self._names):
            return None
        known = {}
        for name, get, _ in self._names:
            values = get(scope)
            if len(values) != 1 or not isinstance(values[0], Limit):
                return None
            known[name] = values[0]
        if not one_currency(value.dimension for value in known.values()):
            return None
        try:
            return self._evaluate({name: value.interval for name, value in known.items()})
        except ArithmeticError:  # figures beyond what decimals hold: nothing is known
            return None

    def truth(self, scope: Scope) -> Truth:
        value = self._value(scope)
        limits = self._limit(scope)
        if value is None or not limits:
            return None
        compare = COMPARE[self._op]
        return agreed(
            compare(value, limit.interval) if isinstance(limit, Limit) else True if limit is None else None
            for limit in limits
        )

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        value, limits = self._value(scope), self._limit(scope)
        if value is None:
            return self._missing(scope)
        limit = next((one for one in limits if isinstance(one, Limit)), None)
        unit = find_unit(limit.unit) if limit else None
        data = (
            ("what", self._measured.path if self._measured else self._text), ("formula", self._text),
            ("found", format_interval(value, unit) if unit else ""), ("limit", str(limit) if limit else ""),
            ("operator", self._op),
        )  # fmt: skip
        path = self._measured.path if self._measured else next((one.path for _, _, one in self._names if one), "")
        return [Reason(Code.FORMULA_VALUE, data, path)]

    def _missing(self, scope: Scope) -> list[Reason]:
        found = []
        for name, get, access in self._names:
            if access is not None and not is_given(get, scope):
                where = scope.product.position(access.locate(scope))
                data = (("fact", access.path), ("expected", name), ("operator", "present"))
                found.append(Reason(Code.FACT_NOT_STATED, data, access.path, where))
        if not found:
            stated = [(access, get(scope)) for _, get, access in self._names if access is not None]
            for access, values in stated:
                shown = " / ".join(str(value) for value in values)
                unit = (("what", access.path), ("found", shown), ("wanted", "one value, one currency"), ("where", ""))
                where = scope.product.position(access.locate(scope))
                found.append(Reason(Code.WRONG_UNIT, unit, access.path, where))
        if not found and self._measured is not None:
            data = (("fact", self._measured.path), ("expected", ""), ("operator", "present"))
            found.append(Reason(Code.FACT_NOT_STATED, data, self._measured.path))
        return found


class NotAddedNode:
    """Intentional addition is a fact of its own: a trace result, however low, never answers it."""

    __slots__ = ("_names", "_stated", "_substance", "_substances")

    def __init__(self, substance: str, stated: Access, substances: Access | None, names: Names) -> None:
        self._substance = substance
        self._stated = stated
        self._substances = substances
        self._names = names

    def truth(self, scope: Scope) -> Truth:
        result = self._from_entries(scope)
        if result is False:
            return False
        stated = self._stated.get(scope) or ()
        for text in stated:
            found = self._names.id_of("substances", text)
            if found is not None and self._names.is_a("substances", self._substance, found):
                return True
        return None

    def _from_entries(self, scope: Scope) -> Truth:
        section = self._substances.get(scope) if self._substances else None
        if not isinstance(section, Section):
            return None
        index = scope.product.substances(section, "homogeneous-material")
        for entry in section.entries:
            if entry.added is True:
                found = index.identify(entry)
                if found is not None and self._names.is_a("substances", found, self._substance):
                    return False
        return None

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        code = {True: Code.STATED_NOT_ADDED, False: Code.ADDED, None: Code.ADDITION_NOT_STATED}[verdict]
        place = scope.product.position(self._stated.locate(scope))
        return [Reason(code, (("what", self._substance),), self._stated.path, place)]


class ExemptNode:
    """A claimed exemption that covers the substance and has not ended. Unclaimed counts as none."""

    __slots__ = ("_claims", "_key", "_rule", "_source", "_table")

    def __init__(self, table: Table, key: str, claims: Access, source: Source | None, rule: LimitRule) -> None:
        self._table = table
        self._key = key
        self._claims = claims
        self._source = source
        self._rule = rule

    def _rows(self) -> list[tuple[str, Any]]:
        columns = [name for name, _ in self._table.key_columns]
        code, key = columns.index("code"), columns.index("for")
        return [(str(keys[code]), row) for keys, row in self._table.rows if keys[key] == self._key]

    def _claimed(self, scope: Scope) -> list[tuple[str, Any]]:
        claims = self._claims.get(scope)
        if not isinstance(claims, tuple):
            return []
        wanted = {_code(text) for text in claims}
        return [(code, row) for code, row in self._rows() if _code(code) in wanted]

    def _holds(self, row: Any, scope: Scope) -> bool:
        until = row.get("until")
        if until is not None and until.day is not None:
            placed = scope.product.day("placed")
            last = DateSpan(until.day, until.day, "")
            if placed is None or not_after(placed, last) is not True:
                return False
        cell = row.get("limit")
        limit = cell_value(cell) if cell is not None else None
        if isinstance(limit, Limit) and self._source is not None:
            return self._rule.judge(self._source.index(scope), self._key, limit).verdict is True
        return True

    def truth(self, scope: Scope) -> Truth:
        return any(self._holds(row, scope) for _, row in self._claimed(scope))

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        claimed = self._claimed(scope)
        place = scope.product.position(self._claims.locate(scope))
        if not claimed:
            codes = ", ".join(dict.fromkeys(code for code, _ in self._rows()))
            return [Reason(Code.EXEMPTION_AVAILABLE, (("codes", codes),), self._claims.path, place)] if codes else []
        found = []
        for code, row in claimed:
            until = row.get("until")
            ends = until.day.isoformat() if until is not None and until.day is not None else ""
            said = Code.EXEMPTION_CLAIMED if self._holds(row, scope) else Code.EXEMPTION_ENDED
            found.append(Reason(said, (("code", code), ("until", ends)), self._claims.path, place))
        return found


def _code(text: str) -> str:
    return "".join(text.split()).lower()


class SoldInNode:
    """Whether the product is sold in a place; ``eu`` alone leaves a member state open."""

    __slots__ = ("_place",)

    def __init__(self, place: str) -> None:
        self._place = place

    def truth(self, scope: Scope) -> Truth:
        return sold_in(scope, self._place)

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        code = {True: Code.SOLD_THERE, False: Code.NOT_SOLD_THERE, None: Code.PLACE_NOT_STATED}[verdict]
        return [Reason(code, (("place", self._place),), "sold-in", scope.product.position(("sold-in",)))]


def sold_in(scope: Scope, place: str) -> Truth:
    product = scope.product
    if product.sold_in is None:
        return None
    if any(product.place_is(sold, place) for sold in product.sold_in):
        return True
    return None if any(product.place_is(place, sold) for sold in product.sold_in) else False


class OutcomeNode:
    """What another requirement came to for the same product."""

    __slots__ = ("_ask", "_requirement", "_state")

    def __init__(self, requirement: str, state: str, ask: Callable[[Scope, str, str], Truth]) -> None:
        self._requirement = requirement
        self._state = state
        self._ask = ask

    def truth(self, scope: Scope) -> Truth:
        return self._ask(scope, self._requirement, self._state)

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        state = {True: "yes", False: "no", None: "unknown"}[verdict]
        data = (("requirement", self._requirement), ("asked", self._state), ("state", state))
        return [Reason(Code.OTHER_RULE, data)]
