"""The harness counts, compares and writes; nothing here is timed."""

from __future__ import annotations

from itertools import islice

import pytest

from benchmarks import agreement, bars, harness
from benchmarks.data import write
from benchmarks.harness import Measured, Plan, measure
from benchmarks.sides import GOALS, OURS, PEERS, about
from benchmarks.table import END, START, peers_table, write_between
from benchmarks.worker import read_lines
from benchmarks.workload.declarations import lines
from benchmarks.workload.requirements import IDS


def test_lines_are_found_by_their_offsets(tmp_path):
    data = write(tmp_path / "lines", lines("distinct"), 5)
    assert len(data) == 5
    assert read_lines(data.path, data.offsets[2], 2) == list(islice(lines("distinct"), 4))[2:]


def test_sides_run_in_processes_of_their_own_over_new_lines_each_round(tmp_path, books):
    plan = Plan(warm_up=6, products=6, rounds=2, seconds=5.0)
    data = write(tmp_path / "lines", lines("catalogue"), plan.lines)
    found = measure(("json.loads", "hand-written closures"), books, data, plan)
    peer = found["hand-written closures"]
    assert len(peer.times) == 2
    assert sorted(peer.verdicts) == list(range(6, 18))
    assert {len(one) for one in peer.verdicts.values()} == {len(IDS)}
    assert found["json.loads"].verdicts == {}


def test_a_side_that_remembers_runs_every_line_of_a_catalogue(tmp_path, books):
    plan = Plan(warm_up=6, products=5, rounds=1, seconds=0.0, whole=True)
    data = write(tmp_path / "lines", lines("catalogue"), plan.lines)
    books.workload  # noqa: B018 - packed here, not in the process that is timed
    found = measure((OURS, "json.loads"), books, data, plan)
    assert (found[OURS].products, len(found[OURS].times)) == (5, 1)
    assert found[OURS].start > 0
    assert found["json.loads"].start == 0


def test_a_disagreement_names_product_requirement_and_both_verdicts():
    ours = {7: "m" * 60}
    peer = Measured("other", 1, [1.0], 0, {7: "m" * 59 + "g"})
    (found,) = agreement.disagreements([peer], ours)
    assert str(found) == f"other, line 7, {IDS[-1]}: gap, certcheck says met"


def test_ratios_are_taken_round_by_round():
    one, two = Measured("a", 1, [2.0, 9.0, 4.0]), Measured("b", 1, [1.0, 3.0, 4.0])
    assert one.ratio(two) == 2.0


def test_a_missing_peer_is_a_row_and_no_error(monkeypatch):
    monkeypatch.setattr("benchmarks.sides.importlib.util.find_spec", lambda name: None)
    side = "zen-engine"
    what = {"certcheck": about("certcheck"), side: about(side)}
    text = peers_table({"certcheck": Measured("certcheck", 1, [1.0])}, "certcheck", what, {})
    assert "| zen-engine | not installed |" in text


def test_every_peer_says_what_is_prepared_for_it():
    assert [side for side in PEERS if not about(side).prepared] == []


def test_results_are_written_between_the_markers(tmp_path):
    page = tmp_path / "README.md"
    page.write_text(f"before\n{START}\nold\n{END}\nafter\n", encoding="utf-8")
    write_between(page, "new")
    assert page.read_text(encoding="utf-8") == f"before\n{START}\n\nnew\n\n{END}\nafter\n"


def test_a_broken_side_is_named(books):
    with pytest.raises(harness.SideError, match="nobody: its process ended with exit code 1"):
        harness.Worker("nobody", books)


def test_bars_say_what_was_measured_and_whether_it_is_enough():
    met, missed = bars.at_most("a", 1.5, 1.5, over="distinct"), bars.below("b", 10.0, 10, "ms")
    assert bars.bars_table([met, missed, bars.at_least("c", 0.5, 1.8)]).splitlines()[2:] == [
        "| a | distinct | <= 1.5 x | 1.5 x | met |",
        "| b |  | < 10 ms | 10 ms | **not met** |",
        "| c |  | >= 1.8 x | 0.5 x | **not met** |",
    ]


def test_every_peer_has_a_goal():
    assert sorted(GOALS) == sorted(PEERS)


def test_a_stream_that_says_something_else_than_the_full_check_is_a_disagreement():
    letters = "g" + "n" * 59
    assert list(agreement.within(3, letters, {IDS[0]: "gap"}, 59)) == []
    wrong = [
        (one.requirement, one.theirs, one.ours) for one in agreement.within(3, letters, {IDS[1]: "undetermined"}, 58)
    ]
    assert wrong == [
        (IDS[0], "not listed", "gap"),
        (IDS[1], "undetermined", "not-applicable"),
        ("number not applicable", "58", "59"),
    ]
