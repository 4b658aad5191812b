"""What comes out: widths, languages, JSON and its schema, pipes, standard input, the same bytes every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rich.cells import cell_len

from .conftest import AS_OF, GAPS, HERE, ROOT, RULES, Certcheck, executable

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "schemas" / "report.schema.json").read_text("utf-8"))
ALL = ("good.yaml", "gaps.yaml", "open.yaml", "--target", "eu,eu/de,us,cn/green-food,jp")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 160])
def test_no_line_is_wider_than_the_terminal(certcheck: Certcheck, width: int, lang: str) -> None:
    done = certcheck.check(*ALL, "--explain", "--lang", lang, env={"COLUMNS": str(width)})
    assert done.code == 1
    widest = max(cell_len(line) for line in done.out.splitlines())
    assert 60 < widest <= width
    assert "\x1b" not in done.out


def test_chinese(certcheck: Certcheck) -> None:
    out = certcheck.check("gaps.yaml", "--target", "eu", "--lang", "zh").out
    for text in ("欧盟", "存在缺口", "cable 中的铅：1200 mg/kg", "指令 2020/1/EU", "修改产品。"):
        assert text in out
    assert certcheck.check("gaps.yaml", "--target", "eu", env={"CERTCHECK_LANG": "zh"}).out == out


def test_json_fits_its_schema(certcheck: Certcheck) -> None:
    done = certcheck.check(*ALL, "--format", "json")
    plain = json.loads(done.stdout)
    Draft202012Validator(SCHEMA).validate(plain)
    assert [one["product"] for one in plain["products"]] == ["Lamp"] * 3
    headlines = [target["headline"] for target in plain["products"][1]["targets"]]
    assert headlines == ["gaps", "gaps", "not checked", "undetermined", "not checked"]


def test_json_is_the_same_in_every_language_and_with_explain(certcheck: Certcheck) -> None:
    done = certcheck.check(*ALL, "--format", "json", "--lang", "zh", "--explain", env={"NO_COLOR": "1"})
    assert done.stdout == certcheck.check(*ALL, "--format", "json").stdout


def test_several_formats_in_one_run(certcheck: Certcheck) -> None:
    done = certcheck.check(*ALL, "--format", "rich", "--format", "json:report.json", "--format", "rich:report.txt")
    report = certcheck.folder / "report.json"
    assert report.read_bytes() == certcheck.check(*ALL, "--format", "json").stdout
    assert done.out == (certcheck.folder / "report.txt").read_text("utf-8")


def test_standard_input(certcheck: Certcheck) -> None:
    done = certcheck.check("-", "--target", "eu", stdin=GAPS.encode())
    assert done.code == 1
    assert "<stdin>:5" in done.out
    as_json = json.dumps({"certcheck": "declaration/1", "features": {"electrical": "no"}}).encode()
    assert certcheck.check("-", "--target", "eu", "--select", "eu/shop/ce", stdin=as_json).code == 4
    done = certcheck.check("-", "--target", "eu", stdin=b"")
    assert (done.code, done.err.splitlines()[0]) == (2, "<stdin>: is empty (expected 'key: value' lines)")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_a_pipe_that_closes_early_is_quiet(certcheck: Certcheck) -> None:
    files = " ".join(["gaps.yaml"] * 80)
    line = (
        f"'{executable()}' check {files} --target eu --explain --rules '{RULES}' | head -n 1; exit ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=certcheck.folder,
        env=certcheck.environment,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == 1
    assert done.returncode == 141


def test_the_same_bytes_under_any_hash_seed_and_from_anywhere(
    certcheck: Certcheck, own: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    second = tmp_path_factory.mktemp("elsewhere")
    text = (
        GAPS + "lots: [{id: b, facts: {dates: {placed: 2019-01-01}}}, {id: a, facts: {dates: {placed: 2026-11-21}}}]\n"
    )
    text += "claims: [{kind: grün, text: grün}]\ncertificates: [{scheme: Gren Food}]\nfood: {origin: eu}\n".replace(
        "food: {origin: eu}\n", "registrations: [{regime: LUCD}]\n"
    )
    for folder in (own, second):
        (folder / "lamp.yaml").write_text(text, "utf-8")

    def run(seed: int, *, words: tuple[str, ...]) -> Any:
        folder = (own, second)[seed % 2]
        rules = os.path.relpath(RULES, folder) if seed % 3 else str(RULES)
        environment = {"PYTHONHASHSEED": str(seed)}
        command = ("check", "lamp.yaml", "--target", "eu,eu/de,cn/green-food,us", "--as-of", AS_OF, "--explain", *words)
        return certcheck(
            *command, "--rules", rules, "--format", "rich", "--format", f"json:{seed}.json", cwd=folder, env=environment
        )

    done = certcheck.all(partial(run, seed, words=()) for seed in range(10))
    assert {one.code for one in done} == {1}
    assert len({one.stdout for one in done}) == 1
    reports = {path.read_bytes() for folder in (own, second) for path in folder.glob("*.json")}
    assert len(reports) == 1
    assert str(own).encode() not in reports.pop()


def test_no_socket_is_opened_and_no_network_module_is_imported(certcheck: Certcheck, own: Path) -> None:
    (own / "sitecustomize.py").write_text((HERE / "data" / "offline.py").read_text("utf-8"), "utf-8")
    words = ("gaps.yaml", "good.yaml", "--target", "eu,us,cn/green-food", "--explain", "--format", "json:offline.json")
    done = certcheck.check(*words, "--format", "rich", env={"PYTHONPATH": str(own)})
    assert done.code == 1
    assert "offline: watching" in done.err
    assert [line for line in done.err.splitlines() if line.startswith("offline: ")] == [
        "offline: watching",
        "offline: imported []",
    ]
    done = certcheck.check("absent.yaml", "--target", "eu", env={"PYTHONPATH": str(own)})
    assert done.code == 2
    assert "offline: imported []" in done.err


def test_nothing_is_written_but_what_was_asked_for(certcheck: Certcheck, own: Path) -> None:
    (own / "lamp.yaml").write_text(GAPS, "utf-8")
    before = {path: path.stat().st_mtime_ns for path in RULES.rglob("*")}
    certcheck.check("lamp.yaml", "--target", "eu", cwd=own)
    assert sorted(path.name for path in own.iterdir()) == [".git", "lamp.yaml"]
    assert {path: path.stat().st_mtime_ns for path in RULES.rglob("*")} == before
