"""Names are matched, never guessed."""

from __future__ import annotations

import pytest

from certcheck.vocabulary import OTHER, Vocabularies, Vocabulary


@pytest.mark.parametrize(
    ("text", "found", "how"),
    [
        ("dehp", "dehp", "exact-id"),
        ("DEHP", "dehp", "synonym"),
        ("di(2-ethylhexyl) phthalate", "dehp", "name"),
        ("邻苯二甲酸二（2-乙基己）酯", "dehp", "name"),
        ("DEHT", "deht", "synonym"),
        ("DOTP", "deht", "synonym"),
        ("bis(2-ethylhexyl) terephthalate", "deht", "name"),
        ("chromium(VI)", "chromium-vi", "name"),
        ("Cr 6+", "chromium-vi", "synonym"),
        ("六价铬", "chromium-vi", "name"),
        ("trivalent chromium", "chromium-iii", "synonym"),
        ("三价铬", "chromium-iii", "name"),
        ("total chromium", "chromium", "synonym"),
        ("总铬", "chromium", "name"),
        ("lead", "lead", "exact-id"),
        ("铅", "lead", "name"),
        ("水银", "mercury", "synonym"),
        ("organic arsenic", "organic-arsenic", "name"),
        ("无机砷", "inorganic-arsenic", "name"),
        ("双酚A", "bpa", "name"),
        ("Blei", "lead", "synonym"),
        ("多氯联苯", "pcb", "name"),
        ("DBDPE", "dbdpe", "synonym"),
        ("decaBDE", "decabde", "synonym"),
        ("benzo(a)pyrene", "bap", "name"),
        ("PFAS", "pfas", "synonym"),
        ("lead and its compounds", "lead", "synonym"),
        ("Di(2-ethylhexyl) phthalate (DEHP)", "dehp", "synonym"),
        ("铅 Pb", "lead", "synonym"),
        ("lead / 铅", "lead", "synonym"),
        ("DMF (N,N-dimethylformamide)", "dimethylformamide", "synonym"),
        ("other", OTHER, "exact-id"),
    ],
)
def test_exact_names_decide(substances: Vocabulary, text: str, found: str, how: str) -> None:
    match = substances.resolve(text)
    assert (match.id, match.how, match.problem) == (found, how, None)


@pytest.mark.parametrize(("text", "found"), [("Pb", "lead"), ("As", "arsenic"), ("Co", "cobalt"), ("Sn", "tin")])
def test_symbols_count_in_their_own_case_only(substances: Vocabulary, text: str, found: str) -> None:
    assert substances.resolve(text).id == found
    assert substances.resolve(text.lower()).id is None


@pytest.mark.parametrize(
    ("text", "could_be"),
    [
        ("DOP", {"dehp", "dnop"}),
        ("DMF", {"dimethyl-fumarate", "dimethylformamide"}),
        ("TPP", {"tphp", "triphenylphosphine"}),
        ("PBT", {"polybutylene-terephthalate", OTHER}),
        ("PVA", {"polyvinyl-alcohol", "polyvinyl-acetate"}),
        ("重金属", {"ppwr-packaging-metals", "toy-elements-8"}),
        ("heavy metals", {"ppwr-packaging-metals", "toy-elements-8"}),
        ("CO", {"cobalt", "carbon-monoxide"}),
        ("PB", {"lead", "polybutene"}),
    ],
)
def test_ambiguous_texts_do_not_decide(substances: Vocabulary, text: str, could_be: set[str]) -> None:
    match = substances.resolve(text)
    assert match.id is None
    assert match.problem == "ambiguous"
    assert could_be <= set(match.could_be)


@pytest.mark.parametrize(
    ("text", "cas", "found"),
    [
        ("DOP", "117-81-7", "dehp"),
        ("DOP", "117-84-0", "dnop"),
        ("DMF", "68-12-2", "dimethylformamide"),
        ("DMF", "624-49-7", "dimethyl-fumarate"),
        ("TPP", "115-86-6", "tphp"),
        ("PBT", "26062-94-2", "polybutylene-terephthalate"),
        ("plasticiser no. 7", "117-81-7", "dehp"),
        ("phthalate", "84-74-2", "dbp"),
        ("", "50-00-0", "formaldehyde"),
    ],
)
def test_cas_decides(substances: Vocabulary, text: str, cas: str, found: str) -> None:
    match = substances.resolve(text, cas=cas)
    assert (match.id, match.how) == (found, "identifier")


@pytest.mark.parametrize(
    ("text", "cas"),
    [
        ("DEHP", "6422-86-2"),
        ("DEHT", "117-81-7"),
        ("chromium(VI)", "16065-83-1"),
        ("chromium(VI)", "7440-47-3"),
        ("DOP", "84-74-2"),
        ("decaBDE", "84852-53-9"),
        ("DEHP", "7732-18-5"),
        ("lead-free", "7439-92-1"),
    ],
)
def test_name_that_contradicts_its_number(substances: Vocabulary, text: str, cas: str) -> None:
    match = substances.resolve(text, cas=cas)
    assert match.id is None
    assert match.problem == "contradiction"
    assert match.details


def test_cas_and_ec_of_different_substances(substances: Vocabulary) -> None:
    match = substances.resolve("DEHP", cas="117-81-7", ec="201-557-4")
    assert (match.id, match.problem) == (None, "contradiction")


def test_ec_number_decides(substances: Vocabulary) -> None:
    assert substances.resolve("some oil", ec="204-211-0").id == "dehp"


def test_bad_number_is_reported_even_when_the_name_is_right(substances: Vocabulary) -> None:
    match = substances.resolve("DEHP", cas="117-81-8")
    assert (match.id, match.problem) == (None, "bad-identifier")
    assert [s.id for s in match.suggestions] == ["dehp"]
    assert "check digit is 8" in match.details[0]


def test_unlisted_number_without_a_known_name(substances: Vocabulary) -> None:
    match = substances.resolve("water", cas="7732-18-5")
    assert (match.id, match.problem) == (None, "unknown")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("formaldehyd e resine", None),
        ("formaldehydee", "formaldehyde"),
        ("benzyl butil phthalate", "bbp"),
        ("hexavalant chromium", "chromium-vi"),
        ("cadmiun", "cadmium"),
        ("三聚氰氨", None),
    ],
)
def test_misspelt_names_only_suggest(substances: Vocabulary, text: str, meant: str | None) -> None:
    match = substances.resolve(text)
    assert match.id is None
    assert match.problem == "unknown"
    if meant is not None:
        assert match.suggestions[0].id == meant
        assert match.suggestions[0].score >= 80
    assert len(match.suggestions) <= 5


@pytest.mark.parametrize(
    "text", ["lead-free", "无铅", "formaldehyde-free", "bleifrei", "sans plomb", "formaldehyd-free"]
)
def test_absence_never_suggests_presence(substances: Vocabulary, text: str) -> None:
    match = substances.resolve(text)
    assert match.id is None
    assert match.negated
    assert match.suggestions == ()


def test_misspelt_organic_never_suggests_inorganic(substances: Vocabulary) -> None:
    suggested = {s.id for s in substances.resolve("organic arsnic").suggestions}
    assert suggested == {"organic-arsenic"}


@pytest.mark.parametrize("text", ["铬", "钴", "铝", "苯", "甲苯", "镁", "锰"])
def test_one_character_apart_in_chinese(substances: Vocabulary, text: str) -> None:
    match = substances.resolve(text)
    assert match.id is not None
    assert text in substances.term(match.id).name["zh"] or text in substances.term(match.id).synonyms


def test_homoglyphs_are_reported_and_decide_nothing(substances: Vocabulary) -> None:
    match = substances.resolve("DЕHP")
    assert match.id is None
    assert match.suggestions[0].id == "dehp"
    assert "U+0415" in match.details[0]


def test_bracketed_parts_that_disagree(substances: Vocabulary) -> None:
    assert substances.resolve("DEHP (DEHT)").problem == "contradiction"
    assert substances.resolve("lead (wire)").problem == "unknown"


def test_ul_listed_and_recognised(vocabularies: Vocabularies) -> None:
    marks = vocabularies.marks
    assert marks.resolve("UL Listed").id == "ul-listed"
    assert marks.resolve("UL Recognized").id == "ul-recognised"
    assert marks.resolve("RU").id == "ul-recognised"
    assert marks.resolve("UL").problem == "ambiguous"
    assert marks.resolve("UL认证").problem == "ambiguous"
    assert not marks.is_a("ul-recognised", "nrtl-listed")
    assert marks.is_a("ul-listed", "us-nrtl-listing-marks")
    assert "ul-recognised" in marks.term("ul-listed").look_alikes
    assert marks.resolve("СЕ").id is None


def test_claims_and_materials_keep_their_polarity(vocabularies: Vocabularies) -> None:
    claims, materials = vocabularies.claims, vocabularies.materials
    assert claims.resolve("不含双酚A").id == "bpa-free"
    assert claims.resolve("无毒").id == "non-toxic"
    assert claims.resolve("toxic").id is None
    assert claims.resolve("organic").id == "organic"
    assert claims.resolve("inorganic").id is None
    assert "biodegradable" not in {s.id for s in claims.resolve("non-biodegradable").suggestions}
    assert materials.resolve("lead-free solder").id == "lead-free-solder"
    assert materials.resolve("无铅焊料").id == "lead-free-solder"
    assert materials.resolve("non-corrugated fibreboard").id == "solid-board"


def test_long_and_odd_texts_are_harmless(substances: Vocabulary) -> None:
    for text in ("", " ", "\x00", "a" * 100_000, "(" * 5000, "((", "铅" * 400, "\u202eDEHP", "/" * 50):
        assert substances.resolve(text).id is None


def test_resolution_is_deterministic(substances: Vocabulary) -> None:
    texts = ["diethylhexyl phtalate", "methyl parabene", "chlorpyriphoss"]
    assert [substances.resolve(t) for t in texts] == [substances.resolve(t) for t in texts]
