"""``certcheck-report/1``: valid, complete, the same bytes every time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from certcheck.report.json_report import render
from certcheck.report.options import RenderOptions

from .fixtures import HOSTILE, lamp, medical, result

ROOT = Path(__file__).resolve().parents[2]
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "schemas" / "report.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("results", [[lamp()], [lamp(), medical()], [result()], []])
def test_output_fits_the_published_schema(results: list[Any]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    plain = json.loads(render(results, RenderOptions()))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(plain)] == []


def test_language_and_explain_change_nothing() -> None:
    assert render([lamp()], RenderOptions("en")) == render([lamp()], RenderOptions("zh", explain=True, width=40))


def test_keys_are_sorted_and_lines_end_with_lf() -> None:
    text = render([lamp()], RenderOptions())
    assert text == json_again(text)
    assert "\r" not in text
    assert text.endswith("}\n")


def json_again(text: str) -> str:
    again = json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, indent=2)
    return re.sub("[\x7f-\x9f\u202a-\u202e]", lambda match: f"\\u{ord(match[0]):04x}", again) + "\n"


def test_data_reads_back_as_it_was_and_shows_safely() -> None:
    text = render([lamp()], RenderOptions())
    assert json.loads(text)["products"][0]["product"] == HOSTILE
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_everything_found_is_in_it() -> None:
    told = lamp()
    product = json.loads(render([told], RenderOptions()))["products"][0]
    for target, plain in zip(told.targets, product["targets"], strict=True):
        assert len(plain["findings"]) == len(target.findings)
        assert sum(count for name, count in plain["counts"].items() if name != "met-unconfirmed") == len(
            target.findings
        )
    first = product["targets"][0]["findings"][0]
    assert first["reasons"][0]["text"]["en"] == "Lead in cable: 1200 mg/kg, at most 1000 mg/kg allowed"
    assert first["reasons"][0]["position"] == {"line": 34, "column": 5}
    assert product["requirements"]["eu/rohs/lead"]["clause"] == "Art. 4(1), Annex II"
    assert product["digests"] == {"declaration": told.declaration_digest, "rulesets": told.rulesets_digest}


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_bytes_do_not_depend_on_the_hash_seed(seed: str) -> None:
    code = (
        "import sys; from report.fixtures import lamp; from certcheck.report.json_report import render; "
        "from certcheck.report.terminal import render as shown; from certcheck.report.options import RenderOptions; "
        "sys.stdout.buffer.write((render([lamp()], RenderOptions()) + shown([lamp()], RenderOptions('zh'))).encode())"
    )
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    from certcheck.report.terminal import render as shown

    assert done.stdout.decode() == render([lamp()], RenderOptions()) + shown([lamp()], RenderOptions("zh"))
