"""Hierarchy, groups and presumptions."""

from __future__ import annotations

import pytest

from certcheck.vocabulary import OTHER, Vocabularies, Vocabulary


@pytest.mark.parametrize(
    ("term", "ancestor", "expected"),
    [
        ("dehp", "phthalate", True),
        ("dehp", "eu-rohs-ten", True),
        ("dehp", "eu-reach-72", False),
        ("deht", "phthalate", False),
        ("decabde", "eu-rohs-ten", True),
        ("pfoa", "pfas", True),
        ("pfna", "pfca", True),
        ("bap", "eu-reach-72", True),
        ("naphthalene", "eu-reach-50-pah", False),
        ("chromium-vi", "chromium", True),
        ("chromium", "chromium-vi", False),
        ("chromium-iii", "eu-rohs-ten", False),
        ("tin", "organotin", False),
        (OTHER, "phthalate", False),
    ],
)
def test_is_a(substances: Vocabulary, term: str, ancestor: str, expected: bool) -> None:
    assert substances.is_a(term, ancestor) is expected


def test_ancestors_are_frozen_sets_with_the_term_itself(substances: Vocabulary) -> None:
    assert isinstance(substances.ancestors("dehp"), frozenset)
    assert "dehp" in substances.ancestors("dehp")


def test_what_belongs_directly_under_a_term(substances: Vocabulary) -> None:
    assert "dehp" in substances.kinds("phthalate")
    assert substances.kinds("phthalate") == substances.members("phthalate")
    assert substances.kinds("dehp") == substances.kinds("unheard of") == ()
    assert substances.is_broad("phthalate")
    assert substances.is_broad("eu-rohs-ten")
    assert not substances.is_broad("dehp")
    assert [substances.is_group(one) for one in ("eu-rohs-ten", "phthalate", "unheard of")] == [True, False, False]


def test_what_is_asked_about_unknown_ids_is_not_kept(substances: Vocabulary) -> None:
    assert substances.ancestors("unheard of") == {"unheard of"}
    assert "unheard of" not in substances._ancestors


@pytest.mark.parametrize(
    ("group", "count"),
    [
        ("eu-rohs-ten", 10),
        ("eu-rohs-phthalates", 4),
        ("eu-reach-51-phthalates", 4),
        ("eu-reach-52-phthalates", 3),
        ("ppwr-packaging-metals", 4),
        ("toy-elements-19", 19),
        ("toy-elements-8", 8),
        ("eu-reach-50-pah", 8),
        ("eu-azo-amines", 22),
        ("cn-azo-amines", 24),
        ("us-cpsia-phthalates", 8),
        ("cn-toy-phthalates", 10),
        ("eu-reach-72", 33),
        ("eu-pops-pbde", 5),
        ("eu-cosmetics-fragrance-allergens-24", 24),
        ("cn-green-food-dropped-pesticides", 22),
    ],
)
def test_closed_groups_have_the_size_the_law_gives_them(substances: Vocabulary, group: str, count: int) -> None:
    assert substances.closed(group) == "yes"
    assert len(substances.members(group)) == count


@pytest.mark.parametrize(("group", "count"), [("eu-annex-ii", 14), ("cn-8", 8), ("us-9", 9)])
def test_allergen_groups(vocabularies: Vocabularies, group: str, count: int) -> None:
    assert len(vocabularies.allergens.members(group)) == count


def test_open_groups_say_so(substances: Vocabulary) -> None:
    assert substances.closed("pfas") == "no"
    assert substances.closed("eu-svhc-candidates") == "incomplete"
    assert "bpaf" in substances.members("pfas")
    assert {"pfoa", "ptfe", "bpaf", "pfna"} <= set(substances.descendants("pfas"))


def test_compound_shares(substances: Vocabulary) -> None:
    chromate = substances.term("lead-chromate")
    assert dict(chromate.contains) == {"lead": "0.6411", "chromium-vi": "0.1609"}
    assert substances.term("bis-tributyltin-oxide").contains["tin"] == "0.3983"


def test_presumptions_are_inherited_and_name_their_source(vocabularies: Vocabularies) -> None:
    shirt = vocabularies.categories.presumed("t-shirt")
    for path in ("electrical", "mains", "radio", "medical-purpose", "edible", "toy-use"):
        assert shirt[f"features.{path}"].value == "no"
    assert shirt["features.textile"].value == "yes"
    assert shirt["features.mains"].stated_by == "textile-product"


def test_presumptions_that_would_do_harm_are_not_made(vocabularies: Vocabularies) -> None:
    categories = vocabularies.categories
    assert categories.presumed("plush-toy")["features.toy-use"].value == "yes"
    for path in ("electrical", "battery", "radio", "button-cell", "magnets"):
        assert f"features.{path}" not in categories.presumed("plush-toy")
    for category, path in (
        ("massager", "medical-purpose"),
        ("wireless-charger", "radio"),
        ("towel", "biocidal-claim"),
        ("face-mask", "protective-purpose"),
        ("electric-height-desk", "industrial-machine"),
        ("headphones", "radio"),
        ("childrens-smartwatch", "toy-use"),
        ("footwear", "electrical"),
        ("toy", "electrical"),
    ):
        assert f"features.{path}" not in categories.presumed(category), (category, path)


def test_overrides_win_over_the_parents(vocabularies: Vocabularies) -> None:
    categories = vocabularies.categories
    assert categories.presumed("electric-toy")["features.electrical"].value == "yes"
    assert categories.presumed("drone")["features.flying"].value == "yes"
    assert categories.presumed("wireless-earbuds")["features.radio"].value == "yes"


def test_places_know_their_languages(vocabularies: Vocabularies) -> None:
    places = vocabularies.places
    states = [p for p in places.ids if p.startswith("eu/")]
    assert len(states) == 27
    assert places.term("eu/be").texts("languages") == ("nl", "fr", "de")
    assert all(language in vocabularies.languages for place in places for language in place.texts("languages"))
    assert len([p for p in places.ids if p.startswith("us/") and p.count("/") == 1]) == 52
    assert places.is_a("us/ny/nyc", "us")
    assert places.resolve("no").id == "no"
    assert places.resolve("Germany").id == "eu/de"
    assert places.resolve("德国").id == "eu/de"
    assert places.resolve("New York").problem == "ambiguous"


def test_marks_link_to_schemes_and_places(vocabularies: Vocabularies) -> None:
    for name in ("marks", "schemes", "documents", "registers", "roles"):
        for term in vocabularies[name]:
            assert term.text("market") is None or term.text("market") in vocabularies.places, term.id
            assert term.text("scheme") is None or term.text("scheme") in vocabularies.schemes, term.id


def test_attribute_access(vocabularies: Vocabularies) -> None:
    assert vocabularies.label_elements is vocabularies["label-elements"]
    with pytest.raises(AttributeError):
        _ = vocabularies.nothing


def test_every_vocabulary_accepts_other(vocabularies: Vocabularies) -> None:
    for vocabulary in vocabularies.values():
        assert vocabulary.resolve("other").id == OTHER
        assert OTHER in vocabulary
        assert vocabulary.label(OTHER, "zh") == "其他"
