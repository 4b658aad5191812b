"""Every side that is measured, by name: certcheck, the peers and the floors, each made ready to run over lines."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from benchmarks import ours
from benchmarks.books import Books
from benchmarks.floors import FLOORS
from benchmarks.peers.kinds import Peer
from benchmarks.workload.model import Verdict
from benchmarks.workload.requirements import IDS, REQUIREMENTS

OURS = "certcheck"
TRIPLED = "certcheck, rules x 3"
RECORDS = "certcheck, records"
STREAM = "certcheck, records as JSON"
JSON = "json.loads"
ORJSON = "orjson.loads"
MODEL = "pydantic model"
REMEMBERING = frozenset({OURS, TRIPLED, RECORDS, STREAM})
"""Sides to which it matters what came before."""

PEERS: dict[str, str] = {
    "hand-written closures": "hand_written",
    "pydantic + closures": "pydantic_closures",
    "jsonschema-rs": "jsonschema_rs",
    "jsonschema": "jsonschema_py",
    "zen-engine": "zen_engine",
    "CEL (Rust)": "cel_rust",
    "Cedar (cedarpy)": "cedar",
    "OPA (Go)": "opa",
    "Rego (regopy)": "regopy",
    "JSON Logic (panzi)": "json_logic",
}
"""Name in the table to its file under ``peers``."""

GOALS: dict[str, float] = {
    "hand-written closures": 2,
    "pydantic + closures": 3.5,
    "jsonschema-rs": 3,
    "jsonschema": 500,
    "zen-engine": 8,
    "CEL (Rust)": 20,
    "Cedar (cedarpy)": 20,
    "OPA (Go)": 50,
    "Rego (regopy)": 400,
    "JSON Logic (panzi)": 80,
}
"""How many times as long as certcheck a peer is to take, at least."""

Run = Callable[[Sequence[bytes]], list[list[Verdict]] | None]
"""Runs over lines; verdicts per product, or None for a side that gives none or whose verdicts are read elsewhere."""


@dataclass(frozen=True, slots=True)
class About:
    """What the table says of a side besides its figures."""

    prepared: str = ""
    missing: str = ""


def about(side: str) -> About:
    """What is prepared for a side, and the module without which it cannot run."""
    if side in FLOORS:
        return About("", _missing(FLOORS[side][1]))
    if side not in PEERS:
        return About()
    peer = _peer(side)
    return About(peer.PREPARED, _missing(peer.NEEDS))


def _missing(modules: Sequence[str]) -> str:
    return next((one for one in modules if importlib.util.find_spec(one) is None), "")


def _peer(side: str) -> Peer:
    return cast(Peer, importlib.import_module(f"benchmarks.peers.{PEERS[side]}"))


def runner(side: str, books: Books) -> Run:
    """The side, ready to run: rules are compiled by now."""
    if side == OURS:
        return _certcheck(ours.reports, books.workload, (ours.TARGET,))
    if side == TRIPLED:
        return _certcheck(ours.reports, books.tripled, (ours.TARGET,))
    if side == RECORDS:
        return _certcheck(ours.records, books.everything, ours.MARKETS)
    if side == STREAM:
        return _certcheck(ours.reports, books.everything, ours.MARKETS)
    if side in FLOORS:
        return _floor(side)
    judge = _peer(side).build(REQUIREMENTS)
    return lambda lines: [judge(line) for line in lines]


class _Feed:
    """Lines for one long stream, put in piece by piece: a platform's stream does not start anew with every round."""

    def __init__(self) -> None:
        self._waiting: Iterator[bytes] = iter(())

    def put(self, lines: Sequence[bytes]) -> None:
        self._waiting = iter(lines)

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> bytes:
        return next(self._waiting)


def _certcheck(answers: Callable[..., Iterator[object]], book: Path, targets: tuple[str, ...]) -> Run:
    feed = _Feed()
    found = answers(ours.open_rules(book), feed, targets)

    def run(lines: Sequence[bytes]) -> None:
        feed.put(lines)
        for _ in lines:
            next(found)

    return run


def _floor(side: str) -> Run:
    decode = FLOORS[side][0]()

    def run(lines: Sequence[bytes]) -> None:
        for line in lines:
            decode(line)

    return run


Own = Iterator[tuple[list[Verdict], ours.Streamed]]


def own_verdicts(books: Books) -> Callable[[Sequence[bytes]], Own]:
    """A function from lines to certcheck's verdicts from the full check of each, and what one long stream says."""
    rules, feed = ours.open_rules(books.workload), _Feed()
    records = map(ours.streamed, ours.reports(rules, feed))

    def both(lines: Sequence[bytes]) -> Own:
        feed.put(lines)
        for full in ours.verdicts(rules, lines, IDS):
            yield full, next(records)

    return both
