"""Tests of one fact: ``path op operand``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from certcheck.declaration.fields import FIELDS
from certcheck.declaration.values import Absence
from certcheck.engine.access import Access
from certcheck.engine.dimensions import comparable
from certcheck.engine.names import Names
from certcheck.engine.operands import Fixed, Getter, Limit, Values
from certcheck.engine.scope import Scope
from certcheck.engine.trace import NamedIn, plain
from certcheck.engine.truth import Truth, any_of
from certcheck.quantity.dates import DateSpan, before, not_after
from certcheck.quantity.interval import COMPARE
from certcheck.quantity.parse import Quantity, Unparsed
from certcheck.result import Code, Reason

_MOST_KNOWN = 250
"""Values of a fact that are remembered for each test of it."""

Test = Callable[[Any, Values], Truth]


class CompareNode:
    """One fact against one operand. Not stated and unreadable are unknown; stated absence is false."""

    __slots__ = ("_access", "_get", "_names", "_op", "_operand", "_test")

    def __init__(self, access: Access, op: str, operand: Getter, test: Test, names: Names) -> None:
        self._access = access
        self._get = access.get
        self._op = op
        self._operand = operand
        self._test = test
        self._names = names

    def truth(self, scope: Scope) -> Truth:
        value = self._get(scope)
        if value is None or isinstance(value, Unparsed):
            return None
        return False if isinstance(value, Absence) else self._compared(value, scope)

    def _compared(self, value: Any, scope: Scope) -> Truth:
        return self._test(value, self._operand(scope))

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        value = self._access.get(scope)
        locate = self._access.locate(scope)
        where = scope.product.position(locate)
        path = self._access.path
        expected = (("expected", self._expected(scope)), ("operator", self._op))
        if value is None:
            return [Reason(Code.FACT_NOT_STATED, (("fact", path), *expected), path, where)]
        if isinstance(value, Unparsed):
            unreadable = (("fact", path), ("found", value.text), ("expected", value.expected))
            return [Reason(Code.FACT_UNREADABLE, unreadable, path, where)]
        data = (("fact", path), ("found", shown(value)), *expected)
        if verdict is None:
            unknown = self._unknown_name(value)
            if unknown is not None:
                return [Reason(Code.NAME_UNKNOWN, (("fact", path), *unknown, *expected), path, where)]
            return [Reason(Code.FACT_OPEN, data, path, where)]
        if verdict and path in scope.product.presumed:
            category = scope.product.presumed[path][1]
            return [Reason(Code.PRESUMED, (("fact", path), ("found", shown(value)), ("category", category)), path)]
        return [Reason(Code.FACT_MATCHES if verdict else Code.FACT_DIFFERS, data, path, where)]

    def _expected(self, scope: Scope) -> str:
        return "|".join([shown(value) for value in self._operand(scope)])

    def _unknown_name(self, value: Any) -> tuple[tuple[str, str], ...] | None:
        kind = self._access.kind
        if kind is None or kind.name not in ("term", "terms"):
            return None
        for text in value if isinstance(value, tuple) else (value,):
            match = self._names.match(kind.of, text)
            if match.id is None:
                suggestion = match.suggestions[0].id if match.suggestions else ""
                return (("found", text), ("suggestion", suggestion), ("vocabulary", kind.of))
        return None


class FixedNode(CompareNode):
    """One fact against something that never changes, so that a verdict on a value can be kept."""

    __slots__ = ("_expected_text", "_known", "_values")

    def __init__(self, access: Access, op: str, operand: Fixed, test: Test, names: Names) -> None:
        super().__init__(access, op, operand, test, names)
        self._values = operand.values
        self._known: dict[Any, Truth] = {}
        self._expected_text: str | None = None

    def truth(self, scope: Scope) -> Truth:
        return self._truth_of(self._get(scope))

    def _truth_of(self, value: Any) -> Truth:
        if value is None:
            return None
        known = self._known
        if value not in known:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[value] = self._verdict(value)
        return known[value]

    def _verdict(self, value: Any) -> Truth:
        if isinstance(value, Unparsed):
            return None
        return False if isinstance(value, Absence) else self._test(value, self._values)

    def _expected(self, scope: Scope) -> str:
        if self._expected_text is None:
            self._expected_text = super()._expected(scope)
        return self._expected_text


class OwnNode(FixedNode):
    """The same for a fact that nearly every listing has to itself: asked, not read, as long as no reason tells it."""

    __slots__ = ("fact", "field", "part")

    def __init__(self, access: Access, op: str, operand: Fixed, test: Test, names: Names) -> None:
        super().__init__(access, op, operand, test, names)
        self.fact = access.path
        self.part, self.field = FIELDS[access.path].attributes

    def truth(self, scope: Scope) -> Truth:
        return scope.product.answer(self)

    def answer_from(self, part: Any) -> Truth:
        return self._truth_of(getattr(part, self.field, None))


class NamesNode(CompareNode):
    """Whether an entry names a text of the product, exactly: a paper covers a model only when it names that model."""

    __slots__ = ("_question",)

    def __init__(self, access: Access, fact: str, operand: Getter, names: Names) -> None:
        super().__init__(access, "names", operand, _names_exactly, names)
        part, field = FIELDS[fact].attributes

        @lru_cache(_MOST_KNOWN)
        def question(value: Any) -> NamedIn:
            return NamedIn(fact, part, field, _plain_texts(value))

        self._question = question

    def _compared(self, value: Any, scope: Scope) -> Truth:
        return scope.product.answer(self._question(value))


def shown(value: Any) -> str:
    """A value as it is put into a reason: as written where it was written."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Quantity | DateSpan | Unparsed):
        return value.text
    if isinstance(value, Absence):
        return value.value
    if isinstance(value, Limit):
        return str(value)
    if isinstance(value, tuple):
        return "|".join(shown(item) for item in value)
    return str(value)


def make_test(op: str, access: Access, names: Names) -> Test:
    """The test behind an operator, for the kind of fact it is used on."""
    kind = access.kind.name if access.kind else ""
    vocabulary = access.kind.of if access.kind and kind in ("term", "terms") else ""
    if op in COMPARE:
        return _figure_test(op)
    if op in _DATE_TESTS:
        return _DATE_TESTS[op]
    if op == "present":
        return _present
    if op == "names":
        return _names_exactly
    if op in ("is", "in"):
        return _free(_term_test(vocabulary, names) if kind == "term" else _word_test)
    if op in ("includes", "includes-any", "includes-all"):
        every = op == "includes-all"
        return _free(_terms_test(vocabulary, names, every) if kind == "terms" else _words_test(every))
    raise ValueError(f"operator {op!r} cannot be used on {access.path}")


def _free(test: Test) -> Test:
    """Where a table asks for nothing under this key, anything will do."""

    def wrapped(value: Any, options: Values) -> Truth:
        if None not in options:
            return test(value, options)
        rest = tuple(option for option in options if option is not None)
        return True if not rest or test(value, rest) is True else None

    return wrapped


def _figure_test(op: str) -> Test:
    compare = COMPARE[op]

    def test(value: Any, options: Values) -> Truth:
        if not options:
            return None
        return agreed(_figures(value, option) for option in options)

    def _figures(value: Any, option: Any) -> Truth:
        if option is None:  # the table sets no limit for this key
            return True
        if not isinstance(option, Limit):
            return None
        items = value if isinstance(value, tuple) and not isinstance(value, Quantity) else (value,)
        return _every(items, option)

    def _every(items: Iterable[Any], option: Limit) -> Truth:
        result: Truth = True
        for item in items:
            if not isinstance(item, Quantity) or not comparable(item.dimension, option.dimension):
                result = None
                continue
            verdict = compare(item.interval, option.interval)
            if verdict is False:
                return False
            if verdict is None:
                result = None
        return result

    return test


def agreed(verdicts: Iterable[Truth]) -> Truth:
    """The verdict that holds whichever of several possible limits is the right one."""
    found = set(verdicts)
    return found.pop() if len(found) == 1 else None


def _date_test(decide: Callable[[DateSpan, DateSpan], Truth], *, negated: bool = False, swapped: bool = False) -> Test:
    def test(value: Any, options: Values) -> Truth:
        if not options:
            return None
        verdicts = []
        for option in options:
            if not isinstance(option, DateSpan) or not isinstance(value, DateSpan):
                return None
            verdict = decide(option, value) if swapped else decide(value, option)
            verdicts.append(verdict if verdict is None or not negated else not verdict)
        return agreed(verdicts)

    return test


_DATE_TESTS: dict[str, Test] = {
    "before": _date_test(before),
    "after": _date_test(before, swapped=True),
    "not-after": _date_test(not_after),
    "not-before": _date_test(not_after, swapped=True),
}


def _present(value: Any, options: Values) -> Truth:
    stated = bool(value) if isinstance(value, tuple | str) else True
    return stated if options and options[0] is True else not stated


def _word_test(value: Any, options: Values) -> Truth:
    if not options:
        return None
    flat = {item for option in options for item in (option if isinstance(option, tuple) else (option,))}
    return value in flat


def _words_test(every: bool) -> Test:
    def test(value: Any, options: Values) -> Truth:
        wanted = _flat(options)
        if wanted is None:
            return None
        held = set(value)
        return wanted <= held if every else bool(wanted & held)

    return test


def _flat(options: Values) -> set[Any] | None:
    if not options:
        return None
    return {item for option in options for item in (option if isinstance(option, tuple) else (option,))}


def _term_test(vocabulary: str, names: Names) -> Test:
    ids = _ids_of(vocabulary, names)

    def test(value: Any, options: Values) -> Truth:
        return names.stands_for(vocabulary, value, ids(options)) if options else None

    return test


def _ids_of(vocabulary: str, names: Names) -> Callable[[Values], tuple[str, ...]]:
    """Operands taken from another fact are written names too."""

    @lru_cache(_MOST_KNOWN)
    def ids(options: Values) -> tuple[str, ...]:
        return tuple([names.id_of(vocabulary, text) or text for text in sorted(_flat(options) or ())])

    return ids


def _terms_test(vocabulary: str, names: Names, every: bool) -> Test:
    def includes(value: tuple[str, ...], one: str) -> Truth:
        return any_of(names.stands_for(vocabulary, text, (one,)) for text in value)

    ids = _ids_of(vocabulary, names)

    def test(value: Any, options: Values) -> Truth:
        if not options:
            return None
        verdicts = [includes(value, one) for one in ids(options)]
        if every:
            return False if False in verdicts else None if None in verdicts else True
        return any_of(verdicts)

    return test


def _plain_texts(value: Any) -> frozenset[str]:
    return frozenset(map(plain, value if isinstance(value, tuple) else (value,)))


def _names_exactly(value: Any, options: Values) -> Truth:
    """Whether one of several texts is named, word for word."""
    if not options:
        return None
    held = _plain_texts(value)
    return any(plain(str(option)) in held for option in options)
