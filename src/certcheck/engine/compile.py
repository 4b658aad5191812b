"""From condition trees to nodes that can be evaluated, once per rulebook and target market."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from certcheck.declaration.fields import FIELDS
from certcheck.engine import compare, limits, operands, special, texts
from certcheck.engine.access import Access, access
from certcheck.engine.compiled import Body, CompiledRequirement, Gate
from certcheck.engine.describe import describe
from certcheck.engine.formula import parse_formula
from certcheck.engine.judge import LimitRule, Source
from certcheck.engine.lists import DescendingNode, EachNode, ListView, NoneNode, SomeNode
from certcheck.engine.names import Names
from certcheck.engine.nodes import (
    AllNode,
    AlwaysNode,
    AnyNode,
    CertainNode,
    DerivedNode,
    Node,
    NotNode,
    RoutesNode,
)
from certcheck.engine.reach import conjuncts, is_of_product
from certcheck.engine.reads import Reads, ReadsLog, is_own
from certcheck.engine.scope import Scope
from certcheck.engine.timing import Period, period_of
from certcheck.engine.totals import ListTotalOperand
from certcheck.engine.truth import Truth
from certcheck.rules import conditions as c
from certcheck.rules.model import Applies, NamedCondition, Requirement, Rulebook


class Compiler:
    """Compiles conditions against one rulebook; derived facts are compiled once and shared."""

    def __init__(self, book: Rulebook, names: Names, ask: Callable[[Scope, str, str], Truth]) -> None:
        self._book = book
        self._names = names
        self._ask = ask
        self._named: dict[str, NamedCondition] = {
            named.id: named for ruleset in book.rulesets for named in (*ruleset.derived, *ruleset.other_regimes)
        }
        self._derived: dict[str, tuple[DerivedNode, Reads]] = {}
        # Requirements often share the very object. Such an object is kept here, so that its identity stays its own.
        self._gates: dict[c.Condition, Gate] = {}
        self._gate_of: dict[tuple[int, str], tuple[c.Condition, Gate | None]] = {}
        self._parts: dict[tuple[int, str, str], tuple[c.Condition, Node, Reads]] = {}
        self._period_of: dict[int, tuple[Applies, Period | None]] = {}
        self._periods: dict[Period, Period] = {}
        self._accesses: dict[tuple[str, str, str], Access] = {}
        self._log = ReadsLog()

    def requirement(self, rule: Requirement) -> CompiledRequirement:
        gates = [self._gate(part, rule.subject) for part in conjuncts(rule.where)]
        return CompiledRequirement(
            rule, self._period(rule.applies), tuple([gate for gate in gates if gate is not None]), self._body
        )

    def _period(self, applies: Applies) -> Period | None:
        """Requirements of an act share it, so that it is compared by identity."""
        if id(applies) not in self._period_of:
            period = period_of(applies, self._book)
            self._period_of[id(applies)] = applies, period and self._periods.setdefault(period, period)
        return self._period_of[id(applies)][1]

    def _gate(self, condition: c.Condition, subject: str) -> Gate | None:
        """The gate of a part of a scope, if that part is about the product."""
        key = (id(condition), subject)
        if key not in self._gate_of:
            gate = None
            if is_of_product(condition, subject):
                gate = self._gates.setdefault(condition, Gate(lambda: self._part(condition, "", "product")))
            self._gate_of[key] = condition, gate
        return self._gate_of[key][1]

    def _part(self, condition: c.Condition, collection: str, subject: str) -> tuple[Node, Reads]:
        """A part of a scope, compiled once for all requirements that have it."""
        key = (id(condition), collection, subject)
        found = self._parts.get(key)
        if found is None:
            with self._log.noting() as reads:
                node = self.condition(condition, collection, subject)
            self._parts[key] = condition, node, reads
            return node, reads
        _, node, reads = found
        self._log.again(reads)
        return node, reads

    def _body(self, rule: Requirement) -> Body:
        collection = "" if rule.subject == "product" else rule.subject
        with self._log.noting() as reads:
            subjects = self._access(rule.subject, "", "product") if collection else None
            of_entry = self._of_entry(rule.where, collection, rule.subject)

        def rest() -> tuple[Node, Reads]:
            with self._log.noting() as more:
                require = self.condition(rule.require, collection, rule.subject)
                self._note_frame(rule)
            reads.add(more)
            return require, reads

        return Body(of_entry, subjects, rest, lambda: self._where(rule.where, collection, rule.subject))

    def _of_entry(self, where: c.Condition, collection: str, subject: str) -> Node | None:
        """The part of a scope that no gate decides."""
        parts = [part for part in conjuncts(where) if self._gate(part, subject) is None]
        nodes = [self._part(part, collection, subject)[0] for part in parts]
        return AllNode(tuple(nodes)) if len(nodes) > 1 else nodes[0] if nodes else None

    def _where(self, where: c.Condition, collection: str, subject: str) -> Node:
        if isinstance(where, c.All):
            return AllNode(tuple([self._part(item, collection, subject)[0] for item in where.items]))
        return self._part(where, collection, subject)[0]

    def _note_frame(self, rule: Requirement) -> None:
        """What decides beside the two conditions and the period: places, roles, other rules, the chosen option."""
        if rule.addressee:
            self._log.paths("company.roles")
        if rule.each_place is not None or "/" in rule.jurisdiction:
            self._log.paths("sold-in")
        if rule.bundle is not None:
            self._log.paths("chosen")
        for link in rule.yields_to:
            self._log.rule(link.requirement)

    def derived(self, identifier: str) -> DerivedNode:
        found = self._derived.get(identifier)
        if found is None:
            with self._log.noting() as reads:
                node = self.condition(self._named[identifier].when, "", "product")
            found = self._derived[identifier] = (DerivedNode(identifier, node, frozenset(reads.facts)), reads)
        self._log.again(found[1])
        return found[0]

    def reads_of(self, identifier: str) -> Reads:
        """What a derived fact or another regime depends on."""
        self.derived(identifier)
        return self._derived[identifier][1]

    def _access(self, path: str, collection: str, subject: str) -> Access:
        key = (path, collection, subject)
        found = self._accesses.get(key)
        if found is None:
            found = self._accesses[key] = access(path, collection, subject)
        self._log.paths(found.path)
        return found

    def condition(self, condition: c.Condition, collection: str, subject: str) -> Node:
        """Compile one condition as seen from an entry of ``collection`` under a rule about ``subject``."""
        match condition:
            case c.Compare():
                return self._compare(condition, collection, subject)
            case c.Derived(identifier):
                return self.derived(identifier)
            case c.Always(value):
                return AlwaysNode(value)
            case c.All(items):
                return AllNode(tuple(self.condition(item, collection, subject) for item in items))
            case c.AnyOf(items):
                return AnyNode(tuple(self.condition(item, collection, subject) for item in items))
            case c.Not(item):
                return NotNode(self.condition(item, collection, subject))
            case c.Certain(item):
                return CertainNode(self.condition(item, collection, subject))
            case c.Routes(routes):
                return RoutesNode(
                    tuple((r.name_en, r.name_zh, self.condition(r.needs, collection, subject)) for r in routes)
                )
            case c.SoldIn(place):
                self._log.paths("sold-in")
                return special.SoldInNode(place)
            case c.OutcomeOf(requirement, state):
                self._log.rule(requirement)
                return special.OutcomeNode(requirement, state, self._ask)
            case c.Descending(path, field):
                listed = self._access(path, collection, subject)
                view = ListView(listed, c.ALWAYS, self._names, of_product=listed.of_product)
                return DescendingNode(view, self._access(field, listed.path, subject), field)
            case c.Some() | c.NoneOf() | c.Each():
                return self._list(condition, collection, subject)
            case _:
                return self._figure(condition, collection, subject)

    def _compare(self, condition: c.Compare, collection: str, subject: str) -> Node:
        reached = self._access(condition.path, collection, subject)
        operand = self.operand(condition.operand, collection, subject)
        if condition.op == "names" and isinstance(condition.operand, c.FactValue) and is_own(condition.operand.path):
            named = self._access(condition.operand.path, collection, subject)
            if named.kind is not None and named.kind.name == "text":
                return compare.NamesNode(reached, named.path, operand, self._names)
        if condition.op == "format" and isinstance(condition.operand, c.Constant):
            test = texts.format_test(self._book.formats[str(condition.operand.value)])
        elif condition.op == "says" and isinstance(condition.operand, c.Constant):
            test = texts.says_test(self._book.wordings[str(condition.operand.value)])
        else:
            test = compare.make_test(condition.op, reached, self._names)
        if not isinstance(operand, operands.Fixed) or reached.kind is None:
            return compare.CompareNode(reached, condition.op, operand, test, self._names)
        node = compare.OwnNode if reached.of_product and is_own(reached.path) else compare.FixedNode
        return node(reached, condition.op, operand, test, self._names)

    def _list(self, condition: c.Some | c.NoneOf | c.Each, collection: str, subject: str) -> Node:
        reached = self._access(condition.collection, collection, subject)
        inner = reached.path
        view = ListView(reached, condition.where, self._names, of_product=reached.of_product)
        where = self.condition(condition.where, inner, subject)
        match condition:
            case c.Some(minimum=minimum):
                return SomeNode(view, where, minimum, describe(condition.where))
            case c.NoneOf():
                return NoneNode(view, where, describe(condition.where))
            case c.Each(must=must):
                return EachNode(view, where, self.condition(must, inner, subject), describe(condition.where))

    def _figure(self, condition: c.Condition, collection: str, subject: str) -> Node:
        match condition:
            case c.SubstanceLimit():
                return self._substance_limit(condition, collection, subject)
            case c.LimitTable(table, column, op, basis, source, statistic):
                lookup = operands.TableLookup(self._book.tables[table], operands.Fixed(""), {}, self._names)
                rule = LimitRule(op, basis, statistic, self._names)
                return limits.LimitTableNode(
                    self._source(source, collection, subject), rule, lookup, self.operand(column, collection, subject)
                )
            case c.PropertyLimit(prop, op, limit, statistic):
                self._log.paths(*[f"tests.{one}" for one in limits.FIELDS_OF_TESTS])
                if subject in limits.NAMED_BY_TESTS:
                    self._log.paths(f"{subject}.id")
                rule = LimitRule(op, (), statistic, self._names)
                return limits.PropertyNode(prop, rule, self.operand(limit, collection, subject), self._names, subject)
            case c.FormulaLimit():
                return self._formula(condition, collection, subject)
            case c.NotAdded(substance):
                figures = self._optional("substances", collection, subject)
                stated = self._access("not-added", collection, subject)
                return special.NotAddedNode(substance, stated, figures, self._names)
            case c.Exempt(table, key):
                self._log.day("placed")
                rule = LimitRule("at-most", (), "each", self._names)
                figures = self._optional("substances", collection, subject)
                held = Source(figures, self._names) if figures else None
                claims = self._access("exemptions", collection, subject)
                return special.ExemptNode(self._book.tables[table], key, claims, held, rule)
            case _:
                raise TypeError(f"no node for {type(condition).__name__}")

    def _substance_limit(self, condition: c.SubstanceLimit, collection: str, subject: str) -> Node:
        source = self._source(condition.source, collection, subject)
        rule = LimitRule(condition.op, condition.basis, condition.statistic, self._names)
        limit = self.operand(condition.limit, collection, subject)
        group = condition.substance
        if condition.how == "single":
            return limits.SubstanceNode(source, rule, group, (group,), True, limit)
        members = self._names.members("substances", group)
        whole = self._names.closed("substances", group)
        if condition.how == "each":
            return limits.SubstanceNode(source, rule, group, members, whole, limit)
        weights = self._weights(condition.weights) if condition.weights is not None else None
        return limits.SumNode(source, rule, group, members, whole, limit, weights)

    def _weights(self, cell: c.TableValue) -> dict[str, Decimal]:
        """Factors per substance from a table keyed by substance."""
        column = str(cell.column.value) if isinstance(cell.column, c.Constant) else ""
        cells = ((str(keys[0]), row.get(column)) for keys, row in self._book.tables[cell.table].rows)
        return {key: found.figure.low for key, found in cells if found is not None and found.figure is not None}

    def _formula(self, condition: c.FormulaLimit, collection: str, subject: str) -> Node:
        evaluate, _ = parse_formula(condition.formula)
        names = tuple(
            (
                name,
                self.operand(operand, collection, subject),
                self._named_fact(operand, collection, subject),
            )
            for name, operand in condition.names
        )
        measured = self._access(condition.or_measured, collection, subject) if condition.or_measured else None
        limit = self.operand(condition.limit, collection, subject)
        return special.FormulaNode(condition.formula, evaluate, names, condition.op, limit, measured)

    def _named_fact(self, operand: c.Operand, collection: str, subject: str) -> Access | None:
        """The place of the declaration that a name in a formula asks about."""
        if isinstance(operand, c.FactValue):
            return self._access(operand.path, collection, subject)
        if isinstance(operand, c.ListTotal):
            return self._access(operand.collection, collection, subject)
        return None

    def _source(self, path: str, collection: str, subject: str) -> Source:
        return Source(self._access(path, collection, subject), self._names)

    def _optional(self, path: str, collection: str, subject: str) -> Access | None:
        holder = collection or (subject if subject != "product" else "")
        return self._access(path, collection, subject) if holder and f"{holder}.{path}" in FIELDS else None

    def operand(self, operand: c.Operand, collection: str, subject: str) -> operands.Getter:
        match operand:
            case c.Constant(value):
                return operands.Fixed(value)
            case c.FactValue(path, times, months, days):
                return operands.fact(self._access(path, collection, subject), times, months, days)
            case c.AsOf(months, days):
                return operands.as_of(months, days)
            case c.ThisPlace():
                return operands.this_place
            case c.ListTotal(path, field, where):
                listed = self._access(path, collection, subject)
                return ListTotalOperand(
                    ListView(listed, where, self._names, of_product=listed.of_product),
                    self.condition(where, listed.path, subject),
                    self._access(field, listed.path, subject),
                )
            case c.TableValue(table, column, by):
                keys = {name: self.operand(key, collection, subject) for name, key in by}
                return operands.TableLookup(
                    self._book.tables[table], self.operand(column, collection, subject), keys, self._names
                )
