"""A requirement ready to run: its gates, conditions and period, each compiled when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certcheck.engine.access import Access
from certcheck.engine.nodes import Node
from certcheck.engine.product import Product
from certcheck.engine.reads import Reads, is_own
from certcheck.engine.scope import product_scope
from certcheck.engine.timing import Period
from certcheck.engine.truth import Truth, all_of
from certcheck.result import BINDING
from certcheck.rules.model import Requirement


class Gate:
    """One condition on the product as a whole; where it is false the requirement applies to no subject.

    Requirements share their gates, and each is asked once for a product. It is compiled when it is first asked.
    """

    __slots__ = ("_compile", "_is_kept", "node", "reads")

    node: Node
    reads: Reads
    _is_kept: bool

    def __init__(self, compile_gate: Callable[[], tuple[Node, Reads]]) -> None:
        self._compile = compile_gate

    def __getattr__(self, name: str) -> Any:
        if name not in self.__slots__:
            raise AttributeError(name)
        self.node, self.reads = self._compile()
        self._is_kept = not self.reads.rules and not any(map(is_own, self.reads.facts))
        return getattr(self, name)

    def truth(self, product: Product) -> Truth:
        if not self._is_kept:  # what is own to a listing has to be seen by its trace
            return self.node.truth(product_scope(product))
        cache = product.cache
        if self not in cache:
            cache[self] = self.node.truth(product_scope(product))
        found: Truth = cache[self]
        return found


class Body:
    """The conditions of a requirement ready to run, the way to its subjects, and all facts that findings depend on.

    ``of_entry`` is the part of its scope that differs between subjects; the gates are the rest, ``where`` is the whole,
    which only reasons need. What is required is compiled when a product is in scope for the first time, which few are.
    """

    __slots__ = ("_compile", "_compile_where", "of_entry", "reads", "require", "subjects", "where")

    where: Node
    require: Node
    reads: Reads

    def __init__(
        self, of_entry: Node | None, subjects: Access | None, compile_rest: Callable[[], tuple[Node, Reads]],
        compile_where: Callable[[], Node],
    ) -> None:  # fmt: skip
        self.of_entry = of_entry
        self.subjects = subjects
        self._compile = compile_rest
        self._compile_where = compile_where

    def __getattr__(self, name: str) -> Any:
        if name == "where":
            self.where = self._compile_where()
        elif name in ("require", "reads"):
            self.require, self.reads = self._compile()
        else:
            raise AttributeError(name)
        return getattr(self, name)


class CompiledRequirement:
    """A requirement with its gates; its body is compiled when a product passes them for the first time."""

    __slots__ = ("_body", "_compile", "binds", "firm", "gates", "is_duty", "period", "rule", "yields")

    def __init__(
        self, rule: Requirement, period: Period | None, gates: tuple[Gate, ...],
        compile_body: Callable[[Requirement], Body],
    ) -> None:  # fmt: skip
        self.rule = rule
        self.period = period
        self.firm = rule.firm
        self.binds = rule.obligation in BINDING
        self.is_duty = rule.status is None and rule.kind != "standing"
        """Law in force whose fulfilment is judged now: neither draft or enjoined, nor a duty after an event."""
        self.gates = gates
        self.yields = tuple((link.requirement, link.when) for link in rule.yields_to)
        self._compile = compile_body
        self._body: Body | None = None

    @property
    def body(self) -> Body:
        if self._body is None:
            self._body = self._compile(self.rule)
        return self._body

    def gates_of(self, product: Product) -> Truth:
        """All gates together; where they are false no subject needs to be looked at."""
        return all_of(gate.truth(product) for gate in self.gates)
