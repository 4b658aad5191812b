"""Settings: flag over environment over file over default."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Certcheck


def _lang(out: str) -> str:
    return "zh" if "欧盟" in out else "en"


def test_flag_over_environment_over_file_over_default(certcheck: Certcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("check", "good.yaml", "--target", "eu")
    assert _lang(certcheck(*words).out) == "en"
    Path("certcheck.toml").write_text("lang = 'zh'\n", "utf-8")
    assert _lang(certcheck(*words).out) == "zh"
    monkeypatch.setenv("CERTCHECK_LANG", "en")
    assert _lang(certcheck(*words).out) == "en"
    assert _lang(certcheck(*words, "--lang", "zh").out) == "zh"


def test_lists_in_a_file_and_in_the_environment(certcheck: Certcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("certcheck.toml").write_text("target = ['eu', 'us']\nfail-on = 'gap'\n", "utf-8")
    done = certcheck("check", "open.yaml")
    assert "· us" in done.out
    assert done.code == 0
    monkeypatch.setenv("CERTCHECK_TARGET", "eu")
    done = certcheck("check", "open.yaml")
    assert "· us" not in done.out
    assert done.code == 0


def test_pyproject_and_folders_above(certcheck: Certcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("pyproject.toml").write_text("[tool.certcheck]\nlang = 'zh'\nsold-in = 'de'\n", "utf-8")
    Path("below").mkdir()
    monkeypatch.chdir("below")
    assert _lang(certcheck("check", "../good.yaml").out) == "zh"


def test_a_pyproject_without_the_table_is_passed_over(certcheck: Certcheck, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("certcheck.toml").write_text("lang = 'zh'\n", "utf-8")
    Path("below").mkdir()
    monkeypatch.chdir("below")
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    assert _lang(certcheck("check", "../good.yaml").out) == "zh"


def test_no_config_and_config(certcheck: Certcheck) -> None:
    Path("certcheck.toml").write_text("lang = 'zh'\n", "utf-8")
    Path("other.toml").write_text("explain = true\n", "utf-8")
    assert _lang(certcheck("check", "good.yaml", "--no-config").out) == "en"
    out = certcheck("check", "good.yaml", "--config", "other.toml").out
    assert _lang(out) == "en"
    assert "\nMet\n" in out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("langs = 'zh'", "langs: no such setting. Did you mean 'lang'"),
        ("target = 3", "expected a text or a list of texts"),
        ("explain = 'yes'", "expected true or false"),
        ("lang = ", "is not valid TOML"),
        ("lang = 'de'", "'de' is not one of"),
        ("fail-on = 'nothing'", "is none of gap"),
    ],
)
def test_a_wrong_file_is_a_clear_message_and_two(certcheck: Certcheck, text: str, message: str) -> None:
    Path("certcheck.toml").write_text(text, "utf-8")
    done = certcheck("check", "good.yaml")
    assert done.code == 2
    assert message in " ".join(done.err.split())


def test_a_missing_config_is_two(certcheck: Certcheck) -> None:
    done = certcheck("check", "good.yaml", "--config", "absent.toml")
    assert done.code == 2
    assert "absent.toml: no such file" in done.err
