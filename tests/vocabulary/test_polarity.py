"""Absence and presence never meet."""

from __future__ import annotations

import pytest

from certcheck.vocabulary.polarity import negates, opposed


@pytest.mark.parametrize(
    "text",
    [
        "lead-free", "lead free", "leadfree", "free of lead", "contains no lead", "no phthalates", "without PVC",
        "无铅", "不含铅", "零甲醛", "0甲醛", "未添加防腐剂", "bleifrei", "schadstofffreie", "ohne Blei",
        "sans plomb", "exempt de phtalates", "senza piombo", "sin plomo", "zonder lood",
    ],
)  # fmt: skip
def test_statements_of_absence(text: str) -> None:
    assert negates(text)


@pytest.mark.parametrize(
    "text",
    [
        "lead", "leather", "free formaldehyde", "No. 5", "10克", "无机砷", "无纺布", "无水乙醇", "零件", "10 %",
        "inorganic arsenic", "non-toxic", "Freiburg", "norway spruce", "组件",
    ],
)  # fmt: skip
def test_other_texts_do_not_negate(text: str) -> None:
    assert not negates(text)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("lead", "lead-free"),
        ("lead", "bleifrei"),
        ("铅", "无铅"),
        ("铅", "不含铅"),
        ("toxic", "non-toxic"),
        ("toxic", "nontoxic"),
        ("有毒", "无毒"),
        ("organic arsenic", "inorganic arsenic"),
        ("organic arsenic", "inorganc arsenic"),
        ("有机砷", "无机砷"),
        ("saturated fat", "unsaturated fat"),
        ("corrugated board", "non-corrugated board"),
        ("可降解", "不可降解"),
        ("formaldehyd-free", "formaldehyde"),
    ],
)
def test_opposites_never_meet(one: str, two: str) -> None:
    assert opposed(one, two)
    assert opposed(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("lead", "lead"),
        ("inorganic arsenic", "inorganc arsenic"),
        ("lead-free", "lead free"),
        ("DEHP", "DEHT"),
        ("无铅", "不含铅"),
    ],
)
def test_same_polarity(one: str, two: str) -> None:
    assert not opposed(one, two)
