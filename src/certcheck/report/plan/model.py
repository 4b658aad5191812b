"""What a report of a plan is made from: the check, the plan and what is weighed beside it. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from certcheck.cost.model import Recognition
from certcheck.cost.result import Plan
from certcheck.cost.tradeoffs.model import FactorSet, Verdict
from certcheck.cost.tradeoffs.result import FreightOption, MaterialOption
from certcheck.result import CheckResult
from certcheck.rules.model import Text


@dataclass(frozen=True, slots=True)
class Weighed:
    """Trade-offs for the product. ``questions`` are paths whose answer would give more of them."""

    places: tuple[str, ...]
    materials: tuple[MaterialOption, ...]
    freight: tuple[FreightOption, ...]
    factors: FactorSet | None
    verdicts: tuple[Verdict, ...]
    questions: tuple[str, ...]


NOTHING_WEIGHED = Weighed((), (), (), None, (), ())


@dataclass(frozen=True, slots=True)
class Planned:
    """One product with its plan. ``recognition`` holds what the targets accept for something that is to be bought,
    ``titles`` those of papers that are held and not in the plan."""

    result: CheckResult
    plan: Plan
    recognition: tuple[Recognition, ...] = ()
    weighed: Weighed = NOTHING_WEIGHED
    titles: Mapping[str, Text] = field(default_factory=dict)
