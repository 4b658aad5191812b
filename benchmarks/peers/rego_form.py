"""The requirements as one Rego module: a rule per question, a chain of ``else`` per requirement."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.peers.infix import Syntax, dotted, quoted, written
from benchmarks.workload.formulas import AnyOf, Compare, Every, Exists, Formula, Has, Not, OneOf, Stages, stages_of
from benchmarks.workload.model import Requirement

PACKAGE = "bench"
_SYNTAX = Syntax(dotted("input", "e"))


def module_of(requirements: Sequence[Requirement]) -> str:
    """``data.bench.verdicts`` is the list of all verdicts."""
    rules = _Rules()
    verdicts = [rules.verdict(number, stages_of(one)) for number, one in enumerate(requirements)]
    listed = ", ".join(f"verdict_{number}" for number in range(len(requirements)))
    head = f"package {PACKAGE}\n\nimport rego.v1\n"
    return "\n".join([head, *rules.texts, *verdicts, f"verdicts := [{listed}]", ""])


class _Rules:
    """Names the questions and the alternatives inside entries, each once."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._named: dict[tuple[Formula, bool], str] = {}

    def verdict(self, number: int, stages: Stages) -> str:
        chain = " else := ".join(
            f"{quoted(verdict)} if {self._rule(formula, in_entry=False)}" for formula, verdict in stages.stages
        )
        return f"verdict_{number} := {chain} else := {quoted(stages.otherwise)}"

    def _rule(self, formula: Formula, *, in_entry: bool) -> str:
        """The name of a rule that holds when the formula does; inside entries a function of the entry."""
        known = self._named.get((formula, in_entry))
        if known is not None:
            return known
        alternatives = formula.items if isinstance(formula, AnyOf) else (formula,)
        bodies = ["\n    ".join(self._body(one, in_entry=in_entry)) for one in alternatives]
        name = f"r{len(self._named)}" + ("(e)" if in_entry else "")
        self._named[formula, in_entry] = name
        self.texts.extend(f"{name} if {{\n    {body}\n}}" for body in bodies)
        return name

    def _body(self, formula: Formula, *, in_entry: bool) -> list[str]:
        """The lines that all have to hold."""
        match formula:
            case Compare() | Has():
                return [written(formula, _SYNTAX)]
            case OneOf(path, words):
                return [f"{_SYNTAX.path(path)} in {{{', '.join(quoted(word) for word in words)}}}"]
            case Every(items):
                return [line for item in items for line in self._body(item, in_entry=in_entry)]
            case AnyOf():
                return [self._rule(formula, in_entry=in_entry)]
            case Not(item):
                return [f"not {self._rule(item, in_entry=in_entry)}"]
            case Exists(section, item):
                if in_entry:
                    raise ValueError("a list inside a list")
                return [self._exists(section, item)]

    def _exists(self, section: str, item: Formula) -> str:
        holder = Exists(section, item)
        known = self._named.get((holder, True))
        if known is None:
            body = "\n    ".join(self._body(item, in_entry=True))
            known = self._named[holder, True] = f"r{len(self._named)}"
            self.texts.append(f"{known} if {{\n    some e in input.{section}.entries\n    {body}\n}}")
        return known
