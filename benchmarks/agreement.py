"""Hold every peer against certcheck, verdict by verdict, on every product that both ran."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from benchmarks.books import Books
from benchmarks.data import Data
from benchmarks.harness import Measured, Worker
from benchmarks.sides import OURS
from benchmarks.worker import WORDS
from benchmarks.workload.requirements import IDS

STREAMED = "certcheck, stream"


class Disagreement(NamedTuple):
    """Two sides say different things of one requirement and one product."""

    peer: str
    line: int
    requirement: str
    theirs: str
    ours: str

    def __str__(self) -> str:
        return f"{self.peer}, line {self.line}, {self.requirement}: {self.theirs}, certcheck says {self.ours}"


class Own(NamedTuple):
    """certcheck's verdicts by line, and where its stream says something else than its full check."""

    verdicts: dict[int, str]
    wrong: list[Disagreement]


def own_verdicts(books: Books, data: Data, wanted: Iterable[int]) -> Own:
    """What certcheck says of lines, by their number."""
    own = Own({}, [])
    with Worker(OURS, books) as worker:
        for first, count in _runs(sorted(set(wanted))):
            for number, (letters, listed, idle) in enumerate(worker.own_verdicts(data, first, count), first):
                own.verdicts[number] = letters
                own.wrong.extend(within(number, letters, listed, idle))
    return own


def within(line: int, letters: str, listed: Mapping[str, str], idle: int) -> Iterator[Disagreement]:
    """Whether the stream lists every gap and every open requirement, and counts what is not applicable."""
    for requirement, letter in zip(IDS, letters, strict=True):
        full = WORDS[letter]
        expected = full if letter in "gu" else "not listed"
        found = listed.get(requirement, "not listed")
        if found != expected:
            yield Disagreement(STREAMED, line, requirement, found, full)
    if idle != letters.count("n"):
        yield Disagreement(STREAMED, line, "number not applicable", str(idle), str(letters.count("n")))


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring numbers as (first, count)."""
    first, count = -1, 0
    for number in numbers:
        if number != first + count:
            if count:
                yield first, count
            first, count = number, 0
        count += 1
    if count:
        yield first, count


def disagreements(peers: Iterable[Measured], ours: Mapping[int, str]) -> Iterator[Disagreement]:
    for peer in peers:
        for line, theirs in peer.verdicts.items():
            if theirs == ours[line]:
                continue
            for requirement, one, other in zip(IDS, theirs, ours[line], strict=True):
                if one != other:
                    yield Disagreement(peer.side, line, requirement, WORDS[one], WORDS[other])
