"""What a requirement of the workload is: neutral data of five shapes that every side gets its own form from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

AS_OF = date(2026, 11, 21)
"""The day of every check."""

Verdict = Literal["met", "gap", "undetermined", "not-applicable"]
MET: Verdict = "met"
GAP: Verdict = "gap"
UNDETERMINED: Verdict = "undetermined"
NOT_APPLICABLE: Verdict = "not-applicable"
FOLD: tuple[Verdict, ...] = (GAP, UNDETERMINED, MET, NOT_APPLICABLE)
"""Several subjects of one requirement count as the first of these that one of them has."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Which products a requirement is about. Features must be stated (or presumed) yes.

    ``category`` is a kind of :data:`~benchmarks.workload.names.CATEGORY_KINDS` or '' for all; ``first`` and ``last``
    are the days of ``anchor`` between which it holds.
    """

    category: str = ""
    features: tuple[str, ...] = ()
    anchor: Literal["placed", "made"] = "placed"
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class SubstanceLimit:
    """The content of one substance in each material of a kind. ``limit`` in ug/kg; ``strict`` means less than."""

    id: str
    gate: Gate
    substance: str
    limit: int
    kind: str = ""
    accessible: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class MetalSum:
    """Lead, cadmium, mercury and chromium(VI) together in each packaging component. ``limit`` in ug/kg."""

    id: str
    gate: Gate
    limit: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class LabelMark:
    """A label with a mark or a content element, in all of some languages, of a height in um at least."""

    id: str
    gate: Gate
    mark: str = ""
    shows: str = ""
    languages: tuple[str, ...] = ()
    height: int = 0


@dataclass(frozen=True, slots=True)
class CertificateHeld:
    """A certificate of one of some schemes that is valid on the as-of date and may have to name the model."""

    id: str
    gate: Gate
    schemes: tuple[str, ...]
    model: bool = True


@dataclass(frozen=True, slots=True)
class DocumentHeld:
    """A paper that has to be held where category, features and dates say so."""

    id: str
    gate: Gate
    document: str


Requirement = SubstanceLimit | MetalSum | LabelMark | CertificateHeld | DocumentHeld
