"""What a compiled condition can do, and the logical ones.

``truth`` is the verdict and allocates nothing; ``reasons`` says why it is what it is, and is asked only for what is
shown. Whoever asks for reasons knows the verdict already and gives it. Both read the same facts, so they agree by
construction; a property test holds them to it.
"""

from __future__ import annotations

from typing import Protocol

from certcheck.engine.reads import is_own
from certcheck.engine.scope import Scope, product_scope
from certcheck.engine.truth import Truth, negate
from certcheck.result import Code, Reason


class Node(Protocol):
    """A compiled condition."""

    def truth(self, scope: Scope) -> Truth: ...

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]: ...


class AlwaysNode:
    __slots__ = ("value",)

    def __init__(self, value: bool) -> None:
        self.value = value

    def truth(self, scope: Scope) -> Truth:
        return self.value

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        return []


class AllNode:
    __slots__ = ("items",)

    def __init__(self, items: tuple[Node, ...]) -> None:
        self.items = items

    def truth(self, scope: Scope) -> Truth:
        result: Truth = True
        for item in self.items:
            value = item.truth(scope)
            if value is False:
                return False
            if value is None:
                result = None
        return result

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        return _reasons(self.items if verdict else _with(verdict, self.items, scope), scope, verdict)


class AnyNode:
    __slots__ = ("items",)

    def __init__(self, items: tuple[Node, ...]) -> None:
        self.items = items

    def truth(self, scope: Scope) -> Truth:
        result: Truth = False
        for item in self.items:
            value = item.truth(scope)
            if value is True:
                return True
            if value is None:
                result = None
        return result

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        return _reasons(self.items if verdict is False else _with(verdict, self.items, scope), scope, verdict)


class NotNode:
    __slots__ = ("item",)

    def __init__(self, item: Node) -> None:
        self.item = item

    def truth(self, scope: Scope) -> Truth:
        return negate(self.item.truth(scope))

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        return self.item.reasons(scope, negate(verdict))


class CertainNode:
    """True only when the condition is true for certain."""

    __slots__ = ("item",)

    def __init__(self, item: Node) -> None:
        self.item = item

    def truth(self, scope: Scope) -> Truth:
        return self.item.truth(scope) is True

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        return self.item.reasons(scope, True) if verdict else []


class DerivedNode:
    """A named condition on the product as a whole, evaluated once per product, or always where a trace is to see it."""

    __slots__ = ("_reads_own", "id", "node")

    def __init__(self, identifier: str, node: Node, facts: frozenset[str] = frozenset()) -> None:
        self.id = identifier
        self.node = node
        self._reads_own = any(map(is_own, facts))

    def truth(self, scope: Scope) -> Truth:
        product = scope.product
        if self._reads_own and product.trace is not None:
            return self.node.truth(product_scope(product, scope.place))
        cache = product.cache
        if self.id not in cache:
            cache[self.id] = self.node.truth(product_scope(product, scope.place))
        value: Truth = cache[self.id]
        return value

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        inner = self.node.reasons(product_scope(scope.product, scope.place), verdict)
        if verdict is None:
            return inner
        state = "yes" if verdict else "no"
        return [Reason(Code.DERIVED, (("what", self.id), ("state", state))), *inner]


class RoutesNode:
    """Alternatives, of which one is enough; the reasons tell how far each one is."""

    __slots__ = ("_any", "routes")

    def __init__(self, routes: tuple[tuple[str, str, Node], ...]) -> None:
        self.routes = routes
        self._any = AnyNode(tuple(node for _, _, node in routes))

    def truth(self, scope: Scope) -> Truth:
        return self._any.truth(scope)

    def reasons(self, scope: Scope, verdict: Truth) -> list[Reason]:
        found: list[Reason] = []
        for english, chinese, node in self.routes:
            value = node.truth(scope)
            if verdict is True and value is not True:
                continue
            state = {True: "met", False: "not met", None: "undetermined"}[value]
            found.append(Reason(Code.ROUTE, (("route", english), ("route-zh", chinese), ("state", state))))
            if value is verdict:
                found.extend(node.reasons(scope, value))
        return found


def gate(node: Node, scope: Scope) -> list[Reason]:
    """Why an open condition is open, asked one step at a time: the first open part of a conjunction.

    Scope comes before detail in a rule, so "does it touch food?" is asked before the material of each part.
    """
    if isinstance(node, AllNode):
        return next((gate(item, scope) for item in node.items if item.truth(scope) is None), [])
    if isinstance(node, DerivedNode):
        return gate(node.node, product_scope(scope.product, scope.place))
    return node.reasons(scope, None)


def _with(verdict: Truth, items: tuple[Node, ...], scope: Scope) -> tuple[Node, ...]:
    """Those that decided: the items that have the verdict of the whole."""
    return tuple([item for item in items if item.truth(scope) is verdict])


def _reasons(deciding: tuple[Node, ...], scope: Scope, verdict: Truth) -> list[Reason]:
    """Each reason once."""
    if len(deciding) == 1:
        return deciding[0].reasons(scope, verdict)
    return list(dict.fromkeys([reason for item in deciding for reason in item.reasons(scope, verdict)]))
