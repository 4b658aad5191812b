"""What categories presume: it must be a feature that a declaration can state."""

from __future__ import annotations

from collections.abc import Iterator

from certcheck.declaration.fields import FIELDS
from certcheck.positions import Problem, excerpt
from certcheck.rules.suggest import did_you_mean
from certcheck.vocabulary import Vocabularies


def check_presumptions(vocabularies: Vocabularies | None) -> Iterator[Problem]:
    """Presumed paths that are no yes-or-no feature, once each."""
    categories = vocabularies.get("categories") if vocabularies is not None else None
    if categories is None:
        return
    flags = {path for path, field in FIELDS.items() if field.kind is not None and field.kind.name == "flag"}
    wrong: dict[str, str] = {}
    for category in categories.ids:
        for path, fact in categories.presumed(category).items():
            if path not in flags:
                wrong.setdefault(path, fact.stated_by)
    for path, category in sorted(wrong.items()):
        message = f"category {excerpt(category)} presumes {excerpt(path)}, which is no feature of a declaration"
        yield Problem("vocabularies/categories", 0, 0, "", message, did_you_mean(path, flags))
