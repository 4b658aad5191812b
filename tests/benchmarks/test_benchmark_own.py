"""What is measured of certcheck alone; nothing here is timed."""

from __future__ import annotations

import json
from itertools import islice

from benchmarks import ours
from benchmarks.own import names
from benchmarks.own.memory import listings
from benchmarks.workload import samples
from certcheck.engine.names import Names


def test_only_look_ups_from_outside_are_written_down(books):
    looked_up = ours.open_rules(books.workload).names
    before = Names.id_of
    with names.written_down() as calls:
        assert looked_up.id_of("substances", "Blei") == "lead"
    assert calls == [("id_of", ("substances", "Blei"), {})]
    assert Names.id_of is before


def test_listings_come_again_under_another_identity():
    (first,) = islice(samples.lines("distinct"), 1)
    found = [json.loads(line) for line in islice(listings([first]), 3)]
    assert len({one["identity"].pop("gtin") for one in found}) == 3
    assert len({one["identity"].pop("sku") for one in found}) == 3
    assert all(one.keys() == found[0].keys() and one["labels"] == found[0]["labels"] for one in found)
