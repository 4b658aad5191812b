"""What a compiled condition can do, and the logical ones.

``truth`` is the verdict and allocates nothing; ``reasons`` says why, and is asked only for what is shown. Both read
the same facts, so they agree by construction; a property test holds them to it.
"""

from __future__ import annotations

from typing import Protocol

from certcheck.engine.reads import is_own
from certcheck.engine.scope import Scope
from certcheck.engine.truth import Truth, negate
from certcheck.result import Code, Reason


class Node(Protocol):
    """A compiled condition."""

    def truth(self, scope: Scope) -> Truth: ...

    def reasons(self, scope: Scope) -> list[Reason]: ...


class AlwaysNode:
    __slots__ = ("value",)

    def __init__(self, value: bool) -> None:
        self.value = value

    def truth(self, scope: Scope) -> Truth:
        return self.value

    def reasons(self, scope: Scope) -> list[Reason]:
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

    def reasons(self, scope: Scope) -> list[Reason]:
        return _deciding(self.items, scope, self.truth(scope))


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

    def reasons(self, scope: Scope) -> list[Reason]:
        return _deciding(self.items, scope, self.truth(scope))


class NotNode:
    __slots__ = ("item",)

    def __init__(self, item: Node) -> None:
        self.item = item

    def truth(self, scope: Scope) -> Truth:
        return negate(self.item.truth(scope))

    def reasons(self, scope: Scope) -> list[Reason]:
        return self.item.reasons(scope)


class CertainNode:
    """True only when the condition is true for certain."""

    __slots__ = ("item",)

    def __init__(self, item: Node) -> None:
        self.item = item

    def truth(self, scope: Scope) -> Truth:
        return self.item.truth(scope) is True

    def reasons(self, scope: Scope) -> list[Reason]:
        return self.item.reasons(scope) if self.item.truth(scope) is True else []


class RememberedNode:
    """A condition on the product as a whole; in a stream its answer is kept for products with the same facts."""

    __slots__ = ("_facts", "node", "own")

    def __init__(self, node: Node, facts: frozenset[str]) -> None:
        self.node = node
        self._facts = facts
        self.own = frozenset(filter(is_own, facts))

    def truth(self, scope: Scope) -> Truth:
        product = scope.product
        if product.memory is None or scope.place:
            return self.node.truth(scope)
        product.touch(self.own)
        found: Truth = product.memory.answer(self, self._facts, product.values, lambda: self.node.truth(scope))
        return found

    def reasons(self, scope: Scope) -> list[Reason]:
        product = scope.product
        if product.memory is None or scope.place:
            return self.node.reasons(scope)
        product.touch(self.own)
        key = (self, "reasons")
        found: list[Reason] = product.memory.answer(key, self._facts, product.values, lambda: self.node.reasons(scope))
        return found


class DerivedNode:
    """A named condition on the product as a whole, evaluated once per product."""

    __slots__ = ("id", "node", "own")

    def __init__(self, identifier: str, node: Node, facts: frozenset[str] = frozenset()) -> None:
        self.id = identifier
        self.node = node
        self.own = frozenset(filter(is_own, facts))

    def truth(self, scope: Scope) -> Truth:
        scope.product.touch(self.own)
        cache = scope.product.cache
        if self.id not in cache:
            cache[self.id] = self.node.truth(Scope(scope.product, place=scope.place))
        value: Truth = cache[self.id]
        return value

    def reasons(self, scope: Scope) -> list[Reason]:
        value = self.truth(scope)
        inner = self.node.reasons(Scope(scope.product, place=scope.place))
        if value is None:
            return inner
        state = "yes" if value else "no"
        return [Reason(Code.DERIVED, (("what", self.id), ("state", state))), *inner]


class RoutesNode:
    """Alternatives, of which one is enough; the reasons tell how far each one is."""

    __slots__ = ("_any", "routes")

    def __init__(self, routes: tuple[tuple[str, str, Node], ...]) -> None:
        self.routes = routes
        self._any = AnyNode(tuple(node for _, _, node in routes))

    def truth(self, scope: Scope) -> Truth:
        return self._any.truth(scope)

    def reasons(self, scope: Scope) -> list[Reason]:
        verdict = self.truth(scope)
        found: list[Reason] = []
        for english, chinese, node in self.routes:
            value = node.truth(scope)
            if verdict is True and value is not True:
                continue
            state = {True: "met", False: "not met", None: "undetermined"}[value]
            found.append(Reason(Code.ROUTE, (("route", english), ("route-zh", chinese), ("state", state))))
            if value is verdict:
                found.extend(node.reasons(scope))
        return found


def gate(node: Node, scope: Scope) -> list[Reason]:
    """Why an open condition is open, asked one step at a time: the first open part of a conjunction.

    Scope comes before detail in a rule, so "does it touch food?" is asked before the material of each part.
    """
    if isinstance(node, RememberedNode):
        return gate(node.node, scope)
    if isinstance(node, AllNode):
        return next((gate(item, scope) for item in node.items if item.truth(scope) is None), [])
    if isinstance(node, DerivedNode):
        return gate(node.node, Scope(scope.product, place=scope.place))
    return node.reasons(scope)


def _deciding(items: tuple[Node, ...], scope: Scope, verdict: Truth) -> list[Reason]:
    """Reasons of those items that have the verdict of the whole, each reason once."""
    found: dict[Reason, None] = {}
    for item in items:
        if item.truth(scope) is verdict:
            found.update(dict.fromkeys(item.reasons(scope)))
    return list(found)
