"""Reading, checking and compiling vocabulary files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from certcheck.vocabulary import Vocabularies, VocabularyError, from_plain, load_vocabularies, to_plain

HEADER = (
    'vocabulary: things\nversion: "2026.11"\nlicence: CC-BY-4.0\n'
    'source: {title: t, url: "https://example.org"}\nreviewed-on: 2026-11-21\n'
)


def load(tmp_path: Path, body: str) -> Vocabularies:
    (tmp_path / "things.yaml").write_text(HEADER + body, encoding="utf-8")
    return load_vocabularies(tmp_path)


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("terms:\n  - {id: a, name: {en: a}}\n  - {id: a, name: {en: b}}\n", 8, "already used"),
        ("terms:\n  - {id: A, name: {en: a}}\n", 7, "is not an id"),
        ("terms:\n  - {id: other, name: {en: a}}\n", 7, "by itself"),
        ("terms:\n  - {id: a, name: {en: a}, parents: [b]}\n", 7, "unknown parent"),
        ("terms:\n  - {id: a, name: {en: a}, look-alikes: [b]}\n", 7, "unknown look-alike"),
        ("terms:\n  - {id: a, name: {en: a}, cas: [117-81-8]}\n", 7, "the other digits give 7"),
        ("terms:\n  - {id: a, name: {en: a}, ec: [204-211-1]}\n", 7, "EC '204-211-1'"),
        ("terms:\n  - {id: a, name: {en: x}}\n  - {id: b, name: {en: b}, synonyms: [X]}\n", 8, "already belongs"),
        (
            "terms:\n  - {id: a, name: {en: a}, cas: [50-00-0]}\n  - {id: b, name: {en: b}, cas: [50-00-0]}\n",
            8,
            "already belongs to 'a'",
        ),
        (
            "terms:\n  - {id: a, name: {en: a}, parents: [b]}\n  - {id: b, name: {en: b}, parents: [a]}\n",
            7,
            "cycle",
        ),
        ("terms:\n  - {id: a, name: {zh: 甲}}\n", 7, "English"),
        ("terms:\n  - {id: a, name: {en: a}, hs: ['123']}\n", 7, "tariff prefix"),
        ("terms:\n  - {id: a, name: {en: a}, presumes: {magic: no}}\n", 7, "nothing can be presumed"),
        ("terms:\n  - {id: a, name: {en: a}, presumes: {features.radio: maybe}}\n", 7, "not yes, no or ask"),
        ("terms:\n  - {id: a, name: {en: a}, colour: red}\n", 7, "unknown field"),
        ("terms:\n  - {id: a, name: {en: a}, synonyms: [РVС]}\n", 7, "looks like"),
        ("terms:\n  - {id: a, name: {en: a}, contains: {a: '2'}}\n", 7, "between 0 and 1"),
        ("terms:\n  - {id: a, id: b, name: {en: a}}\n", 7, "given twice"),
        ("terms:\n  - &x {id: a, name: {en: a}}\n  - *x\n", 7, "aliases"),
        ("terms: {a: b}\n", 6, "expected a list"),
        ("groups:\n  - {id: g, name: {en: g}, members: [q], closed: yes, source: {url: u}}\n", 7, "unknown member"),
        ("groups:\n  - {id: g, name: {en: g}, members: [], closed: maybe, source: {url: u}}\n", 7, "'closed'"),
        ("ambiguous:\n  - {text: q, could-be: [a, b]}\n", 7, "unknown 'a'"),
        (
            "terms:\n  - {id: a, name: {en: q}}\nambiguous:\n  - {text: Q, could-be: [a, other]}\n",
            9,
            "ambiguous and also a name",
        ),
        ("colour: red\n", 6, "unknown field"),
        ("terms: [\n", 0, "not valid YAML"),
    ],
)
def test_mistakes_are_reported_with_file_and_line(tmp_path: Path, body: str, line: int, said: str) -> None:
    with pytest.raises(VocabularyError) as caught:
        load(tmp_path, body)
    hits = [p for p in caught.value.problems if said in p.message]
    assert hits, caught.value
    assert hits[0].file.endswith("things.yaml")
    if line:
        assert hits[0].line == line


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError) as caught:
        load(tmp_path, "terms:\n  - {id: A, name: {en: a}}\n  - {id: b, name: {en: b}, parents: [z]}\n")
    assert len(caught.value.problems) == 2


def test_a_file_without_licence_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text('vocabulary: x\nversion: "1"\n', encoding="utf-8")
    with pytest.raises(VocabularyError, match="missing field 'licence'"):
        load_vocabularies(tmp_path)


def test_an_empty_directory_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="no vocabulary file"):
        load_vocabularies(tmp_path)


def test_scalars_stay_text(tmp_path: Path) -> None:
    loaded = load(tmp_path, "terms:\n  - {id: no, name: {en: NO}, synonyms: [1.10, 2026-11-21, true, 0012]}\n")
    term = loaded.things.term("no")
    assert term.name["en"] == "NO"
    assert term.synonyms == ("1.10", "2026-11-21", "true", "0012")


def test_files_of_one_vocabulary_are_joined(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEADER + "terms:\n  - {id: a, name: {en: a}, parents: [b]}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(HEADER + "terms:\n  - {id: b, name: {en: b}}\n", encoding="utf-8")
    assert load_vocabularies(tmp_path).things.is_a("a", "b")


def test_plain_form_round_trips(vocabularies: Vocabularies) -> None:
    plain = json.loads(json.dumps(to_plain(vocabularies)))
    again = from_plain(plain)
    assert list(again) == list(vocabularies)
    assert to_plain(again) == to_plain(vocabularies)
    for text, cas in (("DEHP", None), ("DOP", "117-81-7"), ("DEHP", "6422-86-2"), ("diethylhexyl phtalate", None)):
        assert again.substances.resolve(text, cas=cas) == vocabularies.substances.resolve(text, cas=cas)
    assert again.substances.ancestors("dehp") == vocabularies.substances.ancestors("dehp")


def test_another_plain_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format"):
        from_plain({"format": "something-else/1", "vocabularies": {}})


def test_plain_form_is_the_same_under_any_hash_seed(data_files: list[Path]) -> None:
    code = (
        "import hashlib, json, pathlib, sys; from certcheck.vocabulary import *; "
        "p = to_plain(load_vocabularies(pathlib.Path(sys.argv[1]))); "
        "print(hashlib.sha256(json.dumps(p).encode()).hexdigest())"
    )
    seen = set()
    for seed in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(data_files[0].parent)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(done.stdout)
    assert len(seen) == 1


def test_exact_names_need_no_similarity_library() -> None:
    code = (
        "import sys; from certcheck.vocabulary import from_plain; "
        "p = {'format': 'certcheck-vocabularies/1', 'vocabularies': {'x': {'vocabulary': 'x', 'version': '1', "
        "'sources': [], 'terms': {'a': {'name': {'en': 'a'}}}, 'groups': {}, 'ambiguous': {}, 'ancestors': {}, "
        "'index': {'names': {'a': 'a'}, 'symbols': {}, 'cas': {}, 'ec': {}, 'choices': {'a': 'a'}}}}}; "
        "assert from_plain(p).x.resolve('A').id == 'a'; assert 'rapidfuzz' not in sys.modules"
    )
    subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "src")},
        check=True,
    )
