"""Nothing may rest on itself: derived facts, and requirements that refer or yield to others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from certcheck.positions import Problem
from certcheck.rules.conditions import Condition, Derived, OutcomeOf
from certcheck.rules.lints.place import Places
from certcheck.rules.model import NamedCondition, Requirement, Rulebook
from certcheck.rules.walk import walk

Graph = Mapping[str, tuple[str, ...]]


def check_cycles(book: Rulebook, places: Places) -> Iterator[Problem]:
    """One problem per cycle, at its first member."""
    named = {one.id: one for ruleset in book.rulesets for one in (*ruleset.derived, *ruleset.other_regimes)}
    rules = {rule.id: rule for ruleset in book.rulesets for rule in ruleset.requirements}
    graph: dict[str, tuple[str, ...]] = {f"derived {key}": _links(one.when) for key, one in named.items()}
    graph.update({f"requirement {key}": _rule_links(rule) for key, rule in rules.items()})
    for cycle in find_cycles(graph):
        first = cycle[0].partition(" ")[2]
        holder: NamedCondition | Requirement | None = rules.get(first) or named.get(first)
        shown = " > ".join(node.partition(" ")[2] for node in (*cycle, cycle[0]))
        yield places.problem(holder, f"rests on itself: {shown}")


def find_cycles(graph: Graph) -> list[tuple[str, ...]]:
    """Every cycle that a walk from each node in order first closes, each once."""
    done: set[str] = set()
    found: list[tuple[str, ...]] = []

    def visit(node: str, above: tuple[str, ...]) -> None:
        if node in above:
            found.append(above[above.index(node) :])
            return
        if node in done:
            return
        for other in graph.get(node, ()):
            visit(other, (*above, node))
        done.add(node)

    for node in graph:
        visit(node, ())
    return found


def _rule_links(rule: Requirement) -> tuple[str, ...]:
    yields = (f"requirement {link.requirement}" for link in rule.yields_to)
    return (*_links(rule.where), *_links(rule.require), *yields)


def _links(condition: Condition) -> tuple[str, ...]:
    links = []
    for part in walk(condition):
        if isinstance(part, Derived):
            links.append(f"derived {part.id}")
        elif isinstance(part, OutcomeOf):
            links.append(f"requirement {part.requirement}")
    return tuple(links)
