"""``explain``, ``targets``, ``init`` and settings, as installed; some with the rulesets that come with it."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import AS_OF, GOOD, RULES, Certcheck


def test_explain(certcheck: Certcheck) -> None:
    done = certcheck("explain", "eu/shop/lead", "--rules", str(RULES))
    assert done.code == 0
    for text in (
        "Lead in materials",
        "Directive 2020/1/EU",
        "Art. 1",
        "https://example.org/eu/shop",
        "Change the product.",
    ):
        assert text in done.out
    assert "材料中的铅" in certcheck("explain", "eu/shop/lead", "--rules", str(RULES), "--lang", "zh").out
    done = certcheck("explain", "eu/shop/led", "--rules", str(RULES))
    assert done.code == 2
    assert "Did you mean 'eu/shop/lead'" in done.err


def test_targets(certcheck: Certcheck) -> None:
    done = certcheck("targets", "--rules", str(RULES), "--format", "json")
    assert done.code == 0
    plain = json.loads(done.stdout)
    assert [one["target"] for one in plain["targets"]] == ["cn/green-food", "eu", "eu/de", "us"]
    assert "德国" in certcheck("targets", "--rules", str(RULES), "--lang", "zh").out


def test_what_init_writes_can_be_checked(certcheck: Certcheck, own: Path) -> None:
    done = certcheck("init", "--category", "luminaire", "-o", "new.yaml", cwd=own)
    assert (done.code, done.out) == (0, "")
    done = certcheck.check("new.yaml", "--target", "eu", cwd=own)
    assert done.code == 3, done.both
    assert certcheck("init", "--category", "luminaire", "-o", "new.yaml", cwd=own).code == 2  # not written over


def test_flag_over_environment_over_file_over_default(certcheck: Certcheck, own: Path) -> None:
    (own / "good.yaml").write_text(GOOD, "utf-8")
    words = ("check", "good.yaml")
    settings = (
        "target = ['eu/de']",
        f"rules = '{RULES.as_posix()}'",
        f"as-of = {AS_OF}",
        "lang = 'zh'",
        "fail-on = 'gap'",
    )
    (own / "certcheck.toml").write_text("\n".join(settings) + "\n", "utf-8")
    from_file = certcheck(*words, cwd=own)
    assert (from_file.code, "德国" in from_file.out) == (0, True)
    over = {"CERTCHECK_TARGET": "us", "CERTCHECK_LANG": "en"}
    from_environment = certcheck(*words, cwd=own, env=over)
    assert (from_environment.code, "United States · us" in from_environment.out) == (4, True)
    by_flag = certcheck(*words, "--target", "eu", "--fail-on", "gap,undetermined", "--sold-in", "de", cwd=own, env=over)
    assert (by_flag.code, "European Union · eu" in by_flag.out) == (3, True)
    bare = certcheck(*words, "--no-config", "--rules", str(RULES), cwd=own)
    assert (bare.code, "European Union · eu" in bare.out) == (0, True)  # where it is sold, in English


def test_a_setting_that_is_none_is_an_error(certcheck: Certcheck, own: Path) -> None:
    (own / "good.yaml").write_text(GOOD, "utf-8")
    (own / "certcheck.toml").write_text("targets = 'eu'\n", "utf-8")
    done = certcheck("check", "good.yaml", cwd=own)
    assert done.code == 2
    assert "Did you mean 'target'" in done.err


def test_the_rulesets_that_come_with_it(certcheck: Certcheck, own: Path) -> None:
    """The real rulesets open, know the three markets, and give a report in both languages with the same findings."""
    listed = certcheck("targets", "--format", "json")
    assert listed.code == 0, listed.err
    targets = {one["target"] for one in json.loads(listed.stdout)["targets"]}
    assert targets >= {"eu", "us", "cn"}
    assert certcheck("init", "--category", "luminaire", "-o", "lamp.yaml", cwd=own).code == 0
    words = ("check", "lamp.yaml", "--target", "eu,us,cn", "--as-of", AS_OF)
    runs = [
        lambda: certcheck(*words, "--format", "json:1.json", "--format", "rich", cwd=own, env={"PYTHONHASHSEED": "1"}),
        lambda: certcheck(
            *words, "--format", "json:2.json", "--lang", "zh", "--format", "rich", cwd=own, env={"PYTHONHASHSEED": "2"}
        ),
    ]
    english, chinese = certcheck.all(runs)
    assert (english.code, chinese.code) == (3, 3), english.err
    assert (own / "1.json").read_bytes() == (own / "2.json").read_bytes()
    assert "European Union · eu" in english.out
    assert "欧盟 · eu" in chinese.out
    for target in json.loads((own / "1.json").read_text("utf-8"))["products"][0]["targets"]:
        assert target["headline"] == "undetermined"
        assert target["questions"]
