"""pydantic and hand-written closures: the lines decoded and validated into typed dicts, then plain Python.

Typed dicts are pydantic's quickest form; fields that no rule reads are dropped by it. Expresses all five shapes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, NotRequired, TypeVar

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from benchmarks.peers.closures import rules_of
from benchmarks.peers.facts import facts_of
from benchmarks.peers.kinds import Judge
from benchmarks.workload.model import Requirement, Verdict

NEEDS = ("pydantic",)
PREPARED = "nothing"

_Entry = TypeVar("_Entry")


class _Section(TypedDict, Generic[_Entry]):
    state: NotRequired[str]
    entries: NotRequired[list[_Entry]]


class _Figure(TypedDict):
    name: NotRequired[str]
    cas: NotRequired[str]
    value: NotRequired[str]
    basis: NotRequired[str]
    counts: NotRequired[str]


_Figures = TypedDict(
    "_Figures", {"state": NotRequired[str], "down-to": NotRequired[str], "entries": NotRequired[list[_Figure]]}
)


class _Material(TypedDict):
    material: NotRequired[str]
    accessible: NotRequired[str]
    substances: NotRequired[_Figures | list[_Figure] | str]


class _Label(TypedDict):
    mark: NotRequired[str]
    shows: NotRequired[list[str]]
    text: NotRequired[str]
    languages: NotRequired[list[str]]
    height: NotRequired[str]


_Certificate = TypedDict(
    "_Certificate",
    {"scheme": NotRequired[str], "valid-until": NotRequired[str], "models": NotRequired[list[str]]},
)


class _Document(TypedDict):
    kind: NotRequired[str]
    held: NotRequired[str]


class _Identity(TypedDict):
    category: NotRequired[str]
    model: NotRequired[str]


class _Declaration(TypedDict):
    identity: NotRequired[_Identity]
    features: NotRequired[dict[str, str]]
    dates: NotRequired[dict[str, str]]
    materials: NotRequired[_Section[_Material] | list[_Material] | str]
    packaging: NotRequired[_Section[_Material] | list[_Material] | str]
    labels: NotRequired[_Section[_Label] | list[_Label] | str]
    certificates: NotRequired[_Section[_Certificate] | list[_Certificate] | str]
    documents: NotRequired[_Section[_Document] | list[_Document] | str]


def build(requirements: Sequence[Requirement]) -> Judge:
    adapter: TypeAdapter[Any] = TypeAdapter(_Declaration)
    rules = rules_of(requirements)

    def judge(line: bytes) -> list[Verdict]:
        facts = facts_of(adapter.validate_json(line))
        return [rule(facts) for rule in rules]

    return judge
