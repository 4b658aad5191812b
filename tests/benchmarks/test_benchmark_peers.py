"""Every peer that is installed says of every requirement what certcheck says, and the readings are right by hand."""

from __future__ import annotations

from itertools import islice

import pytest

from benchmarks import ours
from benchmarks.peers.reading import INFINITE, UNKNOWN_DAYS, content, days, length
from benchmarks.sides import OURS, PEERS, about, own_verdicts, runner
from benchmarks.workload import families
from benchmarks.workload.declarations import KINDS, lines
from benchmarks.workload.requirements import IDS

PRODUCTS = 30


@pytest.fixture(scope="module")
def checked(books):
    """Lines of both kinds with certcheck's verdicts; in the catalogue most variants meet others of their family."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(families, "WINDOW", 10)
        found = [line for kind in KINDS for line in islice(lines(kind, 11), PRODUCTS)]
    return found, list(ours.verdicts(ours.open_rules(books.workload), found, IDS))


def test_the_workload_has_every_verdict(checked):
    _, verdicts = checked
    assert {one for product in verdicts for one in product} == {"met", "gap", "undetermined", "not-applicable"}


def test_the_stream_lists_and_counts_what_the_full_check_finds(checked, books):
    found, _ = checked
    for full, streamed in own_verdicts(books)(found):
        named = dict(zip(IDS, full, strict=True))
        assert streamed.listed == {one: verdict for one, verdict in named.items() if verdict in ("gap", "undetermined")}
        assert streamed.idle == full.count("not-applicable")


def test_rounds_are_pieces_of_one_stream(checked, books):
    found, _ = checked
    run = runner(OURS, books)
    assert run(found[:4]) is None
    assert run(found[4:6]) is None


@pytest.mark.parametrize("side", PEERS)
def test_a_peer_agrees_verdict_by_verdict(checked, books, side):
    missing = about(side).missing
    if missing:
        pytest.skip(f"{missing} is not installed")
    found, verdicts = checked
    answers = runner(side, books)(found)
    wrong = [
        (line, requirement, theirs, own)
        for line, (answer, mine) in enumerate(zip(answers, verdicts, strict=True))
        for requirement, theirs, own in zip(IDS, answer, mine, strict=True)
        if theirs != own
    ]
    assert wrong == []


@pytest.mark.parametrize("side", ["hand-written closures", "pydantic + closures", "jsonschema"])
def test_these_peers_run_everywhere(side):
    assert about(side).missing == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 mg/kg", (10_000, 10_000)),
        ("<5 mg/kg", (0, 9_999)),
        (">5 mg/kg", (10_001, INFINITE)),
        ("ND (LOQ 2 mg/kg)", (0, 3_999)),
        ("3-7 mg/kg", (6_000, 14_000)),
        ("0.1 %", (2_000_000, 2_000_000)),
        ("25 ug/kg", (50, 50)),
        ("12.345 ppm", (24_690, 24_690)),
        ("present", (1, INFINITE)),
        ("ND", (0, INFINITE)),
        ("about 5 mg/kg", None),
        ("1,000 mg/kg", None),
        ("5 mm", None),
    ],
)
def test_contents_by_hand(text, expected):
    assert content(text) == expected


def test_lengths_and_days_by_hand():
    assert length("5.25 mm") == (10_500, 10_500)
    assert days("2024-02") == (738_917, 738_945)
    assert days("soon") == UNKNOWN_DAYS
