"""A line comes to the same record whatever lines came before, whether it is read the quick way or the slow one."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certcheck import api
from certcheck.catalogue import checker
from certcheck.catalogue.checker import LineChecker, plainly
from certcheck.cli.exit_codes import exit_code, record_code
from certcheck.declaration.loading import load_line
from certcheck.engine import memory, stated, stream
from certcheck.engine.check import Engine, chosen
from certcheck.report import lines
from certcheck.result import Headline

from .mutations import line, mutated_lines, sample_lines, samples

AS_OF = date(2026, 11, 21)
MARKETS = ("eu", "us", "cn")
NARROW = ("eu/de", "us/ca", "cn/green-food", "us/ul", "eu/fsc", "jp")


@pytest.fixture(scope="module")
def rules() -> Engine:
    return api.open_rules()


@pytest.fixture(scope="module")
def markets(rules: Engine) -> LineChecker:
    """One checker for all tests: whatever they have taught it must not matter."""
    return LineChecker(rules, MARKETS, AS_OF)


def text(record: Any) -> str:
    return lines.line(record, "catalogue.ndjson")


def assert_same(one: LineChecker, given: Iterable[bytes]) -> int:
    """Both ways give the same bytes, the same findings in order, and the same code; how many lines took the quick one."""
    quick = 0
    for number, raw in enumerate(given, 1):
        if not raw.strip():
            continue
        record, wanted = one.record(raw, number), one._slowly(raw, number)
        assert text(record) == text(wanted), raw
        assert [target.findings for target in record.targets] == [target.findings for target in wanted.targets]
        assert [target.standing for target in record.targets] == [target.standing for target in wanted.targets]
        assert record_code(record) == record_code(wanted)
        quick += one._stated(plainly(one._reader, raw)) is not None
    return quick


def shuffled(seed: int) -> list[bytes]:
    found = sample_lines()
    Random(seed).shuffle(found)
    return found


@pytest.mark.parametrize("targets", [MARKETS, NARROW, ("cn/green-food",), ("eu", "eu/fr", "us/mn")], ids=str)
def test_samples_in_any_order_and_again(rules: Engine, targets: tuple[str, ...]) -> None:
    one = LineChecker(rules, targets, AS_OF)
    slow = {raw: text(one._slowly(raw, 1)) for raw in sample_lines()}
    for raw in (*sample_lines(), *shuffled(1), *reversed(sample_lines())):
        assert one._stated(plainly(one._reader, raw)) is not None
        assert text(one.record(raw, 1)) == slow[raw]


@pytest.mark.parametrize("seed", range(3))
def test_lines_nobody_has_looked_over(markets: LineChecker, seed: int) -> None:
    given = list(mutated_lines(seed, 50))
    quick = assert_same(markets, given)
    assert 20 < quick < 50, "both ways are meant to be taken"


@pytest.mark.parametrize(
    ("targets", "options"),
    [
        (NARROW, {}),
        (("eu", "us"), {"sold_in": ("de", "us/ca")}),
        (("eu/fr", "cn"), {"sold_in": ("atlantis",)}),
        (("eu", "cn"), {"as_of": date(2028, 3, 1)}),
        (("eu",), {"as_of": date(2019, 1, 1)}),
    ],
    ids=str,
)
def test_other_targets_places_and_days(rules: Engine, targets: tuple[str, ...], options: dict[str, Any]) -> None:
    one = LineChecker(rules, targets, options.get("as_of", AS_OF), sold_in=options.get("sold_in"))
    assert_same(one, [*sample_lines(), *mutated_lines(11, 20)])


def test_chosen_requirements(rules: Engine) -> None:
    only = chosen(rules, ("eu/rohs", "us/", "eu/epr"), ("us/cpsia",))
    assert_same(LineChecker(rules, MARKETS, AS_OF, only=only), [*sample_lines(), *mutated_lines(12, 20)])


@st.composite
def parts_of_samples(draw: st.DrawFn) -> bytes:
    """Any sections of any samples, with any keys left out of them."""
    found: dict[str, Any] = {"certcheck": "declaration/1"}
    for key in draw(
        st.lists(st.sampled_from(sorted({key for one in samples() for key in one})), max_size=8, unique=True)
    ):
        holders = [one for one in samples() if key in one]
        value = copy.deepcopy(draw(st.sampled_from(holders))[key])
        if isinstance(value, dict) and value:
            kept = draw(st.lists(st.sampled_from(sorted(value)), unique=True))
            value = {name: value[name] for name in kept}
        if isinstance(value, list) and value:
            value = draw(st.lists(st.sampled_from(value), max_size=3))
        found[key] = value
    return line(found)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts_of_samples())
def test_any_parts_of_samples(markets: LineChecker, raw: bytes) -> None:
    assert_same(markets, [raw])


@pytest.mark.parametrize("most", [1, 40])
def test_forgetting_changes_nothing(rules: Engine, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    for module, name in (
        (checker, "MOST_SECTIONS"),
        (memory, "MOST_INDEXES"),
        (memory, "MOST_DATES"),
        (stated, "MOST_TOKENS"),
        (stream, "MOST_PARTS"),
        (stream, "MOST_OWN_PARTS"),
        (stream, "MOST_TARGETS"),
        (stream, "MOST_SCREENS"),
        (stream, "MOST_SHOWN"),
    ):
        monkeypatch.setattr(module, name, most)
    one = LineChecker(rules, MARKETS, AS_OF)
    assert_same(one, [*sample_lines(), *mutated_lines(21, 15), *shuffled(2)[:7]])


def test_bounds_hold(rules: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many listings, no more is kept than the bounds."""
    for module, name in (
        (checker, "MOST_SECTIONS"),
        (memory, "MOST_INDEXES"),
        (memory, "MOST_DATES"),
        (stated, "MOST_TOKENS"),
        (stream, "MOST_PARTS"),
        (stream, "MOST_OWN_PARTS"),
        (stream, "MOST_TARGETS"),
        (stream, "MOST_SCREENS"),
        (stream, "MOST_SHOWN"),
    ):
        monkeypatch.setattr(module, name, 50)
    one = LineChecker(rules, ("eu",), AS_OF)
    for number in range(60):
        raw = line({**samples()[number % 14], "notes": f"listing {number}"})
        one.record(raw, number)
        kept, facts = one._stream, one._facts
        stores = (
            facts._known, facts._token_of, kept._memory.indexes, kept._memory._timings, kept._shown,
            kept._parts._shared, kept._parts._own, kept._records._shared, kept._records._own, kept._shared_parts,
            *[one._kept for one in kept._targets], *[one._groups for one in kept._targets],
        )  # fmt: skip
        assert max(len(store._fresh) + len(store._former) for store in stores) <= 50
        assert len(one._contradicted) <= 50


def test_notices_do_not_depend_on_the_order_of_fields(markets: LineChecker) -> None:
    """Unreadable values, unknown names and contradictions: by code and path, whatever comes first in the line."""
    fields = {
        "labels": [{"mark": "zzz", "height": "tall"}, {"mark": "qqq", "height": "big"}],
        "identity": {"category": "luminaire", "age-from": "old", "gtin": "123"},
        "features": {"electrical": "no"},
        "dates": {"placed": "soon", "made-available": "later"},
    }
    orders = [dict(fields), dict(reversed(fields.items()))]
    given = [line({"certcheck": "declaration/1", **order}) for order in orders]
    assert assert_same(markets, given) == 2
    first, second = (markets.record(raw, 1).notices for raw in given)
    assert first == second
    codes = [one.code for one in first]
    assert codes == sorted(codes)
    assert {"unreadable-value", "unknown-name", "bad-number", "presumption-contradicted"} <= set(codes)


def test_a_record_is_what_the_full_check_says(rules: Engine, markets: LineChecker) -> None:
    for raw in sample_lines():
        full = rules.check(load_line(raw, 1, "x"), MARKETS, AS_OF)
        record = markets.record(raw, 1)
        assert (record.product, record.digest) == (full.product, full.declaration_digest)
        assert record_code(record) == exit_code([full])
        for found, wanted in zip(record.targets, full.targets, strict=True):
            assert found.headline is wanted.headline
            plain = json.loads(text(record))["targets"][MARKETS.index(found.target)]
            assert {key: count for key, count in plain["counts"].items() if key != "met-unconfirmed"} == {
                outcome.value: wanted.count(outcome) for outcome in lines.OUTCOMES
            }
            assert plain["scope"] == {
                "decided": wanted.scope.decided, "undetermined": wanted.scope.undetermined,
                "unconfirmed": wanted.scope.unconfirmed, "not-applicable": wanted.scope.not_applicable,
            }  # fmt: skip


def test_another_regime_is_named_and_nothing_else(markets: LineChecker) -> None:
    raw = line({"certcheck": "declaration/1", "features": {"medical-purpose": "yes"}})
    assert assert_same(markets, [raw]) == 1
    (eu, *_) = markets.record(raw, 1).targets
    assert eu.headline is Headline.OTHER_REGIME
    assert [one.id for one in eu.regimes] == ["eu/medical-device"]


def test_lines_are_numbered_and_blank_ones_left_out(markets: LineChecker) -> None:
    first, second = sample_lines()[:2]
    given = [b"\n", first, " \r\n", b"{", second.decode(), b""]
    assert [(one.line, bool(one.problems)) for one in markets.records(given, 7)] == [
        (8, False),
        (10, True),
        (11, False),
    ]


def test_a_bad_line_has_its_problems_and_places(markets: LineChecker) -> None:
    raw = b'{"certcheck": "declaration/1", "labels": [{"mark": {}}], "colour": "red"}'
    problems = markets.record(raw, 5).problems
    assert {(one.line, one.path) for one in problems} == {(5, "labels[0].mark"), (5, "colour")}
    assert all(one.column > 1 and one.file == "<lines>" for one in problems)


def test_a_text_that_is_no_unicode_is_a_problem(markets: LineChecker) -> None:
    (record,) = markets.records(['{"certcheck": "declaration/1", "notes": "\ud800"}'])
    assert record.problems


def test_api(rules: Engine) -> None:
    given = [raw.decode() for raw in sample_lines()[:3]]
    records = list(api.check_many(rules, given, ["eu"], as_of=AS_OF))
    one = LineChecker(rules, ("eu",), AS_OF)
    assert [text(record) for record in records] == [
        text(one._slowly(raw.encode(), n)) for n, raw in enumerate(given, 1)
    ]
